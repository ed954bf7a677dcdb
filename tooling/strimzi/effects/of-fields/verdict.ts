/** Owns how what is known of single fields becomes a few effects: what has one id and one subject is told once. */
import { type Effect, type FieldChange, type Outcome, type Risk, risks } from '../effect.ts';
import type { FieldEffectId } from './facts.ts';

/** What becomes of one field. */
export interface Verdict {
  readonly id: FieldEffectId;
  readonly subject?: string;
  readonly outcome: Outcome;
  readonly risk: Risk;
  /** Pods, by name. */
  readonly restarts?: readonly string[];
  /** Pods that get other memory or CPU as they run, unless they restart for something else. */
  readonly resizes?: readonly string[];
  /** What changes, as a noun: `probes`. */
  readonly about?: string;
  /** A sentence. @param about of all that is told together, each once. */
  says(about: readonly string[]): string;
  readonly first?: readonly string[];
  readonly afterwards?: readonly string[];
}

export interface Told {
  readonly verdict: Verdict;
  readonly causes: readonly FieldChange[];
}

/** @returns in the order in which they are first told. */
export function effectsFrom(told: readonly Told[]): readonly Effect[] {
  const groups = new Map<string, Told[]>();
  for (const one of told) {
    const key = `${one.verdict.id}\n${one.verdict.subject ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const first = group[0]?.verdict;
    return first === undefined ? [] : [merge(first, group)];
  });
}

function merge({ id, subject }: Verdict, group: readonly Told[]): Effect {
  const verdicts = group.map((one) => one.verdict);
  const about = unique(verdicts.flatMap((one) => one.about ?? []));
  const restarts = unique(verdicts.flatMap((one) => one.restarts ?? []));
  const sentences = (of: (one: Verdict) => readonly string[] | undefined): readonly string[] =>
    unique(verdicts.flatMap((one) => of(one) ?? []));
  const [first, afterwards] = [sentences((one) => one.first), sentences((one) => one.afterwards)];
  const worst = verdicts.reduce((one, other) => (risks.indexOf(other.risk) > risks.indexOf(one.risk) ? other : one));
  return {
    id,
    ...(subject === undefined ? {} : { subject }),
    outcome: worst.outcome,
    risk: worst.risk,
    changes: unique(group.flatMap((one) => one.causes)),
    ...(restarts.length === 0 ? {} : { restarts }),
    says: unique(verdicts.map((one) => one.says(about))).join(' '),
    ...(first.length === 0 ? {} : { first }),
    ...(afterwards.length === 0 ? {} : { afterwards }),
  };
}

function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}
