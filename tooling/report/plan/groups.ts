/**
 * Owns putting together what changes alike: a base reaches hundreds of clusters, and what becomes of them is told once. In the texts of
 * several clusters `<cluster>` stands for the name of each.
 */
import type { ClusterPlan, FleetPlan, OverlayPlan, PlannedEffect } from '../../plan/plan.ts';
import type { Origin } from '../../source/node.ts';
import type { Risk } from '../../strimzi/effects/effect.ts';
import { openRisk, rankOf } from './risk-words.ts';
import { authoredValues, changeText, fieldValues } from './values.ts';

export type OnePlan = ClusterPlan | OverlayPlan;

export interface PlanGroup {
  /** Ids of Kafka clusters, or of overlays; never empty. */
  readonly ids: readonly string[];
  readonly plan: OnePlan;
  /** Without what is accepted. */
  readonly risk: Risk;
  /** How many files beside the one that is shown an effect or a field is written in. */
  readonly elsewhere: (origin: Origin) => number;
}

export function isCluster(plan: OnePlan): plan is ClusterPlan {
  return 'rolls' in plan;
}

const stand = '<cluster>';

/** @returns the worst first, clusters before overlays, then by id. */
export function groupsOf({ clusters, overlays }: FleetPlan): readonly PlanGroup[] {
  return [...gather(clusters), ...gather(overlays)].sort((a, b) => rankOf(b.risk) - rankOf(a.risk));
}

function gather(plans: readonly OnePlan[]): readonly PlanGroup[] {
  const alike = new Map<string, { readonly general: OnePlan; readonly members: OnePlan[] }>();
  for (const plan of plans) {
    const general = isCluster(plan) ? generalised(plan) : plan;
    const key = keyOf(general);
    const found = alike.get(key);
    if (found === undefined) alike.set(key, { general, members: [plan] });
    else found.members.push(plan);
  }
  return [...alike.values()].map(({ general, members }): PlanGroup => {
    const [first = general] = members;
    const files = fileCounts(members);
    return {
      ids: members.map((one) => one.id),
      plan: members.length === 1 ? first : general,
      risk: openRisk(first.effects),
      elsewhere: (origin) => (members.length === 1 || files.has(placeOf(origin)) ? 0 : members.length - 1),
    };
  });
}

/** Places that all members have: those of a base or a profile. */
function fileCounts(members: readonly OnePlan[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const member of members)
    for (const place of new Set(originsOf(member).map(placeOf))) counts.set(place, (counts.get(place) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count === members.length).map(([place]) => place));
}

function originsOf(plan: OnePlan): readonly Origin[] {
  const fields = isCluster(plan) ? plan.fields.map((one) => one.origin) : [];
  const accepted = plan.effects.flatMap((one) => one.accepted?.origin ?? []);
  return [...fields, ...accepted, ...plan.effects.flatMap((one) => one.origins)];
}

function placeOf({ file, start }: Origin): string {
  return `${file.path}:${start}`;
}

/** Everything that is told of a plan in texts, but for places. */
function keyOf(plan: OnePlan): string {
  const effects = plan.effects.map(
    ({ id, subject, outcome, risk, restarts, times, says, first, afterwards, steps, ...rest }) => [
      ...[id, subject, outcome, risk, restarts, times, says, first, afterwards, steps, rest.accepted?.reason],
      rest.changes.map((one) => [one.kind, one.path, changeText(fieldValues(one.kind, one))]),
    ],
  );
  if (!isCluster(plan)) return JSON.stringify([plan.change, effects]);
  const { change, fields, rolls, duration, clients, storage } = plan;
  return JSON.stringify([
    change,
    effects,
    fields.map((one) => [one.path, changeText(authoredValues(one))]),
    rolls.map(({ pod, times }) => [pod, times]),
    duration,
    clients.map(({ listener, breaks, says }) => [listener, breaks, says]),
    storage,
  ]);
}

function generalised(plan: ClusterPlan): ClusterPlan {
  const name = plan.id.split('/').at(-1) ?? '';
  const namespaces = new Set(plan.objects.flatMap(({ object }) => object.namespace ?? []));
  const rename = renaming(name, namespaces.size === 1 ? [...namespaces][0] : undefined);
  const all = (texts: readonly string[]): readonly string[] => texts.map(rename.prose);
  return {
    ...plan,
    effects: plan.effects.map((effect) => {
      const { subject, restarts, says, first, afterwards, steps, changes } = effect;
      return {
        ...effect,
        ...(subject === undefined ? {} : { subject: rename.name(subject) }),
        ...(restarts === undefined ? {} : { restarts: restarts.map(rename.name) }),
        says: rename.prose(says),
        ...(first === undefined ? {} : { first: all(first) }),
        ...(afterwards === undefined ? {} : { afterwards: all(afterwards) }),
        ...(steps === undefined ? {} : { steps: all(steps) }),
        changes: changes.map((one) => ({ ...one, name: rename.name(one.name) })),
      } satisfies PlannedEffect;
    }),
    rolls: plan.rolls.map((one) => ({ ...one, pod: rename.name(one.pod) })),
    clients: plan.clients.map((one) => ({ ...one, says: rename.prose(one.says) })),
  };
}

interface Renaming {
  readonly name: (text: string) => string;
  /** Only names in backticks are names. */
  readonly prose: (text: string) => string;
}

function renaming(cluster: string, namespace: string | undefined): Renaming {
  const own = new RegExp(`(?<![\\w.-])${escaped(cluster)}(?![\\w.])`, 'g');
  const space = namespace === undefined ? undefined : new RegExp(`(?<![\\w.-])${escaped(namespace)}/`, 'g');
  const name = (text: string): string => {
    const general = text.replaceAll(own, stand);
    return space === undefined ? general : general.replaceAll(space, '<namespace>/');
  };
  return { name, prose: (text) => text.replaceAll(/`[^`]*`/g, name) };
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
