/** Owns the first lines of a plan, which every format begins with: may it be merged, what restarts, what to do first; and its table. */
import { otherPods } from '../../plan/other-pods.ts';
import type { FleetPlan } from '../../plan/plan.ts';
import { shorten } from '../../source/show.ts';
import type { Risk } from '../../strimzi/effects/effect.ts';
import { plural } from '../summary.ts';
import { firstOf, restartedOf, restartText } from './details.ts';
import { groupsOf, isCluster, type OnePlan, type PlanGroup } from './groups.ts';
import { minutesText } from './pods-text.ts';
import { hidingProblems, rankOf, verdictOf, worstOf } from './risk-words.ts';

export interface PlanSummary {
  readonly groups: readonly PlanGroup[];
  readonly verdict: { readonly risk: Risk; readonly text: string };
  /** `origin/main (3681c70)` */
  readonly base: string;
  /** `2 Kafka clusters (1 new), 1 platform overlay` */
  readonly changed: string;
  readonly restarts: string;
  /** When it is applied, as a sentence with names in backticks; undefined where nobody knows. */
  readonly applied: string | undefined;
  readonly first: readonly { readonly who: string; readonly text: string }[];
  /** How many things to do first there are beside those. */
  readonly moreFirst: number;
}

export interface Row {
  readonly who: string;
  readonly risk: Risk;
  /** A greater risk that is accepted. */
  readonly accepted: Risk | undefined;
  readonly restarts: string;
  readonly storage: string;
  readonly first: string;
}

const mostFirst = 3;
const wrongAccept = 'Mend the lines of `accept` below; the run fails until then.';
const longestName = 100;
const mostNamed = 3;

export function summaryOfPlan(plan: FleetPlan): PlanSummary {
  const groups = groupsOf(plan);
  const worst = groups.filter((one) => one.risk === plan.risk).flatMap((one) => one.ids);
  const mend =
    plan.problems.length === 0
      ? []
      : [{ who: 'files', text: hidingProblems(plan).length > 0 ? 'Mend the faults below.' : wrongAccept }];
  const first = [
    ...mend,
    ...groups.flatMap((group) => firstOf(group.plan.effects).map((text) => ({ who: whoOf(group), text }))),
  ];
  return {
    groups,
    verdict: verdictOf(plan, plan.risk === 'none' ? '' : someOf(worst)),
    base: baseText(plan),
    changed: changedText(plan),
    restarts: restartsText(plan),
    applied: appliedText(plan),
    first: first.slice(0, mostFirst),
    moreFirst: Math.max(0, first.length - mostFirst),
  };
}

/** Whether there is nothing to tell at all. */
export function isEmpty({ clusters, overlays, shared, problems }: FleetPlan): boolean {
  return clusters.length + overlays.length + shared.length + problems.length === 0;
}

export function baseText({ base: { ref, commit } }: FleetPlan): string {
  const short = commit?.slice(0, 7);
  return short === undefined || ref.startsWith(short) ? ref : `${ref} (${short})`;
}

function changedText({ clusters, overlays }: FleetPlan): string {
  const parts = [counted(clusters, 'Kafka cluster'), counted(overlays, 'platform overlay')].filter((one) => one !== '');
  return parts.length === 0 ? 'no cluster' : parts.join(', ');
}

function counted(plans: readonly OnePlan[], noun: string): string {
  if (plans.length === 0) return '';
  const words = (['new', 'gone'] as const).flatMap((change) => {
    const count = plans.filter((one) => one.change === change).length;
    return count === 0 ? [] : [`${count === plans.length ? '' : `${count} `}${change}`];
  });
  return `${plural(plans.length, noun)}${words.length === 0 ? '' : ` (${words.join(', ')})`}`;
}

function restartsText({ clusters, overlays }: FleetPlan): string {
  const nodes = clusters.map((plan) => ({ plan, ...restartedOf(plan) })).filter((one) => one.pods > 0);
  const others = overlays.reduce((sum, plan) => sum + restartedOf(plan).others, 0);
  const [longest] = nodes.flatMap(({ plan }) => plan.duration ?? []).sort((a, b) => b.to - a.to);
  const beside = clusters.map((plan) => ({ plan, count: otherPods(plan) })).filter(({ count }) => count > 0);
  if (nodes.length + others + beside.length === 0) return 'nothing';
  const pods = nodes.reduce((sum, one) => sum + one.pods, 0);
  const often = nodes.reduce((sum, one) => sum + one.restarts, 0) > pods ? ', some more than once' : '';
  const takes = longest === undefined ? '' : `, ${nodes.length === 1 ? '' : 'the longest '}${minutesText(longest)}`;
  const where =
    nodes.length === 1
      ? ` of ${shorten(nodes[0]?.plan.id ?? '', longestName)}`
      : ` in ${plural(nodes.length, 'cluster')}`;
  return [
    ...(nodes.length === 0 ? [] : [`${plural(pods, 'pod')}${where}${often}${takes}`]),
    ...(beside.length === 0
      ? []
      : [
          `${plural(
            beside.reduce((sum, one) => sum + one.count, 0),
            'pod',
          )} beside the nodes of ${beside.length === 1 ? shorten(beside[0]?.plan.id ?? '', longestName) : plural(beside.length, 'cluster')}`,
        ]),
    ...(others === 0 ? [] : [`${plural(others, 'pod')} of platform overlays`]),
  ].join('; ');
}

/** Kubernetes clusters with the same windows are told together. */
function appliedText({ arrival }: FleetPlan): string | undefined {
  if (arrival === undefined) return undefined;
  const { atOnce, waits } = arrival;
  if (waits.length === 0) return 'at once';
  const windows = new Map<string, string[]>();
  for (const { window, kubernetes } of waits) windows.set(window, [...(windows.get(window) ?? []), kubernetes]);
  const told = [...windows]
    .slice(0, mostNamed)
    .map(([window, ids]) => `in the next window of ${someOf(ids)} (${window})`);
  const more = windows.size - told.length;
  const text = [...told, ...(more > 0 ? [`and of ${plural(more, 'more window')}`] : [])].join(', ');
  const rest = atOnce.length === 0 ? '' : `; ${someOf(atOnce)} at once`;
  return `${text}${rest}; sooner by hand alone, see \`docs/guides/sync-windows.md\``;
}

/** `hz/a, hz/b, hz/c and 2 more`, within a sentence. */
export function someOf(ids: readonly string[]): string {
  const shown = ids
    .slice(0, mostNamed)
    .map((one) => shorten(one, longestName))
    .join(', ');
  return ids.length > mostNamed ? `${shown} and ${ids.length - mostNamed} more` : shown;
}

/** `hz/orders`, or `hz/orders and 299 more` */
export function whoOf({ ids }: PlanGroup): string {
  const [first = ''] = ids;
  const name = shorten(first, longestName);
  return ids.length === 1 ? name : `${name} and ${ids.length - 1} more`;
}

export function rowOf(group: PlanGroup): Row {
  const { plan, risk } = group;
  const first = firstOf(plan.effects);
  const [text = ''] = first;
  const all = worstOf(plan.effects.map((one) => one.risk));
  return {
    who: whoOf(group),
    risk,
    accepted: rankOf(all) > rankOf(risk) ? all : undefined,
    restarts: restartText(plan) + (group.ids.length > 1 && restartText(plan) !== 'none' ? ' each' : ''),
    storage: isCluster(plan) ? (plan.storage ?? '') : '',
    first: first.length > 1 ? `${text} (${first.length - 1} more)` : text,
  };
}

export function riskText({ risk, accepted }: Row): string {
  return accepted === undefined ? risk : `${risk} (${accepted} accepted)`;
}
