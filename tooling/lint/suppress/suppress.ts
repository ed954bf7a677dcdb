/**
 * Owns taking suppressed findings out of a judgement, for each cluster by itself: a line of a profile or a base that reaches ten
 * clusters and is suppressed in the file of one still stands for nine. What is wrong with suppressions is found here, too.
 */
import type { Fleet } from '../../model/model.ts';
import type { KubernetesContext } from '../../rules/context.ts';
import type { Rule } from '../../rules/rule.ts';
import { collate, type Finding } from '../finding.ts';
import type { Scope } from '../scope.ts';
import { type Day, daysAfter, type Suppression } from './entry.ts';
import { type Held, holdSuppressions } from './held.ts';
import { reachOf } from './reach.ts';
import { verdictOn } from './verdict.ts';
import { faultsIn, visit } from './visit.ts';

/** A finding that somebody accepted, and how. */
export interface Suppressed {
  readonly finding: Finding;
  readonly suppression: Suppression;
}

/** What is left out of the findings since somebody knows of it. */
export interface Accepted {
  readonly suppressed: readonly Suppressed[];
  /** The last day of the first suppression to end, where that is within two weeks: said in time, and no finding. */
  readonly endsSoon?: Day;
  /** How many findings the baseline holds. */
  readonly baseline: number;
}

export const nothingAccepted: Accepted = { suppressed: [], baseline: 0 };

export interface Suppressor {
  /** What is left of the findings in one Kubernetes cluster. */
  apply(context: KubernetesContext, findings: readonly Finding[]): readonly Finding[];
  /** Once all clusters are through: what is wrong with suppressions. */
  problems(): readonly Finding[];
  suppressed(): readonly Suppressed[];
}

const soon = 14;

export function endsSoon(suppressed: readonly Suppressed[], date: Day | undefined): { readonly endsSoon?: Day } {
  if (date === undefined) return {};
  const [first] = suppressed.map((one) => one.suppression.until).sort();
  return first === undefined || first > daysAfter(date, soon) ? {} : { endsSoon: first };
}

export interface SuppressOptions {
  readonly scope: Scope;
  /** The Kubernetes clusters that are looked at, where it is a part of them. */
  readonly among?: ReadonlySet<string> | undefined;
  readonly rules: readonly Rule[];
  /** Today; without it no suppression is over. */
  readonly date: Day | undefined;
}

export function createSuppressor(fleet: Fleet, options: SuppressOptions): Suppressor {
  const { held, problems } = holdSuppressions(fleet, options);
  const byRule = new Map<string, Held[]>();
  for (const one of held) byRule.set(one.suppression.rule, [...(byRule.get(one.suppression.rule) ?? []), one]);
  return {
    apply(context, findings) {
      if (held.length === 0) return findings;
      const faults = faultsIn(context, findings);
      for (const one of held) visit(one, context, faults);
      return findings.flatMap((finding) => takeOut(finding, byRule.get(finding.rule) ?? [], context));
    },
    problems: () => [...problems, ...held.flatMap((one) => verdictOn(one, fleet, options))],
    suppressed: () =>
      held
        .filter((one) => !one.isOver)
        .flatMap(({ suppression, taken }) => collate(taken).map((finding) => ({ finding, suppression }))),
  };
}

/** The finding with those of its clusters for which nobody accepted it, or nothing. All that cover it count as used. */
function takeOut(finding: Finding, candidates: readonly Held[], context: KubernetesContext): readonly Finding[] {
  const covered = new Set<string>();
  let isWhole = false;
  for (const one of candidates) {
    const reach = reachOf(one, finding, context);
    if (reach.length === 0 && reach !== finding.clusters) {
      one.elsewhere.push({ finding, context });
      continue;
    }
    one.taken.push({ ...finding, clusters: reach });
    if (one.isOver) continue;
    isWhole ||= reach === finding.clusters;
    for (const cluster of reach) covered.add(cluster);
  }
  if (isWhole) return [];
  if (covered.size === 0) return [finding];
  const left = finding.clusters.filter((one) => !covered.has(one));
  return left.length === 0 ? [] : [{ ...finding, clusters: left }];
}
