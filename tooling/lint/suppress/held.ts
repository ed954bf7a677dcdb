/** Owns gathering the suppressions of a fleet, each with the clusters it is for, and which of them cannot hold. */
import type { Fleet, KafkaCluster, KubernetesCluster } from '../../model/model.ts';
import type { KubernetesContext } from '../../rules/context.ts';
import { rules as allRules } from '../../rules/index.ts';
import type { Rule } from '../../rules/rule.ts';
import type { Route, YamlMap } from '../../source/node.ts';
import { textIn } from '../../source/path-text.ts';
import type { Finding } from '../finding.ts';
import { checkApprover, checkSuppressions } from './checks.ts';
import { type Suppression, suppressionsIn } from './entry.ts';
import { lostPath, type Routes, routesIn } from './place.ts';
import { findingAbout, type SuppressionProblem } from './problems.ts';
import type { SuppressOptions } from './suppress.ts';

/** Whose file a suppression stands in. */
export type Holder =
  | { readonly kind: 'kafka'; readonly cluster: KafkaCluster }
  | { readonly kind: 'profile'; readonly users: readonly KafkaCluster[] }
  | { readonly kind: 'kubernetes'; readonly kubernetes: KubernetesCluster };

/** A suppression without a fault of its own, and what became of it while the clusters were judged. */
export interface Held {
  readonly suppression: Suppression;
  readonly rule: Rule;
  readonly holder: Holder;
  /** Its last day is over: it suppresses nothing, and is watched for what it would. */
  readonly isOver: boolean;
  /** Where its path leads in the authored files it is for. */
  readonly routes: Routes;
  /** Where it leads in the object it names, by id of the cluster; empty for objects of no Kafka cluster. */
  readonly objects: Map<string, Route>;
  readonly taken: Finding[];
  /** What its rule found and it did not cover. */
  readonly elsewhere: { readonly finding: Finding; readonly context: KubernetesContext }[];
  /** Set where a fault hides what rules would find. */
  isUnsure: boolean;
  /** Why its object is not there. */
  lost: SuppressionProblem | undefined;
}

export function holdSuppressions(
  fleet: Fleet,
  { rules, date, scope, among }: SuppressOptions,
): { readonly held: readonly Held[]; readonly problems: readonly Finding[] } {
  const known = new Map([...allRules, ...rules].map((rule) => [rule.id, rule]));
  const held: Held[] = [];
  const problems: Finding[] = [];
  const hold = (file: YamlMap, holder: Holder, owner: string | undefined): void => {
    const suppressions = suppressionsIn(file);
    if (suppressions.length === 0) return;
    const clusters = holder.kind === 'kafka' ? [holder.cluster.id] : [];
    const report = (problem: SuppressionProblem): void => void problems.push(findingAbout(problem, clusters));
    const checked = checkSuppressions(suppressions, { rules: known, date, owner });
    checked.problems.forEach(report);
    for (const suppression of checked.sound) {
      const rule = known.get(suppression.rule);
      if (rule === undefined) continue;
      const agreed = approvedFor(suppression, rule, holder, report);
      const trees = treesFor(file, agreed);
      const routes: Routes = suppression.object === undefined ? routesIn(suppression.path ?? '', trees) : new Map();
      if (suppression.object === undefined && routes.size === 0) {
        if (isCertain(agreed)) report(lostPath(suppression, trees, wholeOf(suppression, agreed)));
        continue;
      }
      const isOver = date !== undefined && suppression.until < date;
      const fresh = { objects: new Map(), taken: [], elsewhere: [], isUnsure: false, lost: undefined };
      held.push({ suppression, rule, holder: agreed, isOver, routes, ...fresh });
    }
  };
  /** Whether a path of a profile may be in a file that was not read, or has a fault. */
  const isCertain = (holder: Holder): boolean =>
    holder.kind !== 'profile' ||
    (fleet.problems.length === 0 && scope.kubernetes === undefined && among === undefined && holder.users.length > 0);

  for (const kubernetes of fleet.kubernetesClusters)
    hold(kubernetes.authored, { kind: 'kubernetes', kubernetes }, kubernetes.spec.owner);
  const users = new Map<YamlMap, KafkaCluster[]>();
  for (const cluster of fleet.kafkaClusters) {
    const [own, ...profiles] = cluster.layers;
    hold(own, { kind: 'kafka', cluster }, cluster.spec.owner);
    for (const list of cluster.lists)
      hold(list, { kind: 'kafka', cluster }, textIn(list, 'owner') ?? cluster.spec.owner);
    for (const profile of profiles) users.set(profile, [...(users.get(profile) ?? []), cluster]);
  }
  for (const [profile, clusters] of users)
    hold(profile, { kind: 'profile', users: clusters }, textIn(profile, 'owner'));
  return { held, problems };
}

/** Who approves for the cluster they own themselves is no second person there. */
function approvedFor(
  suppression: Suppression,
  { dataLoss }: Rule,
  holder: Holder,
  report: (problem: SuppressionProblem) => void,
): Holder {
  if (holder.kind !== 'profile' || dataLoss !== true) return holder;
  const users = holder.users.filter(({ id, spec }) => {
    const problem = spec.owner === undefined ? undefined : checkApprover(suppression, spec.owner, id);
    if (problem !== undefined) report(problem);
    return problem === undefined;
  });
  return { kind: 'profile', users };
}

/** The files whose lines a suppression may be for; its own first. One in a file of topics or users is for that file. */
function treesFor(file: YamlMap, holder: Holder): readonly [YamlMap, ...YamlMap[]] {
  if (holder.kind === 'kafka') return holder.cluster.lists.includes(file) ? [file] : holder.cluster.layers;
  return holder.kind === 'profile' ? [file, ...holder.users.map((one) => one.layers[0])] : [file];
}

function wholeOf({ file }: Suppression, holder: Holder): YamlMap | undefined {
  if (holder.kind === 'profile') return holder.users[0]?.node;
  if (holder.kind === 'kubernetes') return holder.kubernetes.node;
  return holder.cluster.lists.includes(file) ? undefined : holder.cluster.node;
}
