/**
 * Owns what a rule is. A rule is plain data with one short `check`, which looks at contexts and reports; it never parses, prints or
 * reads files. Everything a person is told about it stands here once: the docs, `fleet explain` and the tests all take it from here.
 */
import type { Tier } from '../model/model.ts';
import type { KafkaContext, KubernetesContext } from './context.ts';
import type { Mend } from './mend.ts';
import type { Place } from './place.ts';

/** `error` fails a run, `warning` does so only when asked to, `off` is not reported. */
export type Severity = 'error' | 'warning' | 'off';

export interface ReportedRelated {
  readonly place: Place;
  readonly message: string;
}

/**
 * One sentence: what is wrong, the value found, what is expected or what to do. A mend goes with it only where there is one safe answer;
 * the rule then says in `mends` what it does.
 */
export type Report = (message: string, place: Place, related?: readonly ReportedRelated[], mend?: Mend) => void;

/**
 * Authored files that show a rule: what is written is laid over a sound cluster (lint/example.ts), so an example holds only what
 * matters. A single text is `orders.yaml`; several files are given by name, `cluster.yaml` among them. With `argocd.yaml` Argo CD rolls it
 * out; files of `base/` and `overlays/` are given by their whole path.
 */
export type Example = string | Readonly<Record<string, string>>;

interface RuleText {
  /** Kebab-case: the file's name, the docs page, the name in suppressions. */
  readonly id: string;
  /** What must hold, in half a sentence. */
  readonly summary: string;
  /** By tier of the Kafka cluster it is about; one word for all tiers. */
  readonly severity: Severity | Readonly<Record<Tier, Severity>>;
  /** Whether what it finds can lose data: such a finding is suppressed with a second person's approval only. */
  readonly dataLoss?: true;
  /** What happens otherwise, with the fact it rests on. */
  readonly why: string;
  readonly fix: string;
  /** What `fleet fix` does where there is one safe answer, as a sentence; left out if there never is. */
  readonly mends?: string;
  readonly bad: Example;
  readonly good: Example;
}

/** Looks at one Kafka cluster and its rendered objects. */
export interface KafkaRule extends RuleText {
  readonly scope: 'kafka';
  check(context: KafkaContext, report: Report): void;
}

/** Looks at all that runs in one Kubernetes cluster. */
export interface KubernetesRule extends RuleText {
  readonly scope: 'kubernetes';
  check(context: KubernetesContext, report: Report): void;
}

export type Rule = KafkaRule | KubernetesRule;

/** Rules about one subject; they share a folder and a chapter of the docs. */
export interface RuleGroup {
  /** The folder's name. */
  readonly id: string;
  readonly title: string;
  readonly rules: readonly Rule[];
}

export function group(id: string, title: string, rules: readonly Rule[]): RuleGroup {
  return { id, title, rules };
}

export function defineKafkaRule(rule: Omit<KafkaRule, 'scope'>): KafkaRule {
  return { ...rule, scope: 'kafka' };
}

export function defineKubernetesRule(rule: Omit<KubernetesRule, 'scope'>): KubernetesRule {
  return { ...rule, scope: 'kubernetes' };
}

export function severityFor(rule: RuleText, tier: Tier): Severity {
  return typeof rule.severity === 'string' ? rule.severity : rule.severity[tier];
}
