/**
 * Owns what the operator does when fields of the Kafka resource and its node pools differ: which nodes restart, which Deployments are
 * rolled, made or gone, what running brokers take, what nobody notices. The table of fields is `of-fields/field-table.ts`.
 */
import { isSince } from '../releases.ts';
import type { ClusterChange, Effect, FieldChange } from './effect.ts';
import { configMapTold } from './of-fields/config-maps.ts';
import { fieldTable } from './of-fields/field-table.ts';
import { isOfListeners, listenersTold } from './of-fields/listeners.ts';
import { resourcesAbout } from './of-fields/node-fields.ts';
import { type Part, type Sorted, sortParts } from './of-fields/part.ts';
import { effectsFrom, type Told, type Verdict } from './of-fields/verdict.ts';
import { nodesRestart, withoutEffect } from './of-fields/verdicts.ts';

export { fieldFacts } from './of-fields/facts.ts';

export function fieldEffects(change: ClusterChange): readonly Effect[] {
  const ofFields = change.fields.filter((one) => !isOfListeners(one)).flatMap((one) => toldOf(one, change));
  return effectsFrom(regrouped(unlessRestarted([...listenersTold(change), ...ofFields], change), change));
}

/** What changes for several pools is told of all their nodes together. */
function regrouped(told: readonly Told[], change: ClusterChange): readonly Told[] {
  const groups = new Map<string, Told[]>();
  const keyOf = ({ verdict: { id, subject, about } }: Told): string | undefined =>
    id === 'nodes-restart' ? `${subject === 'zookeeper'}\n${about}` : undefined;
  for (const one of told) {
    const key = keyOf(one);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return told.flatMap((one): readonly Told[] => {
    const key = keyOf(one);
    const group = key === undefined ? [one] : (groups.get(key) ?? []);
    if (group[0] !== one) return [];
    const { about, first } = one.verdict;
    if (group.length === 1 || about === undefined) return [one];
    const pods = [...new Set(group.flatMap(({ verdict }) => verdict.restarts ?? []))];
    const causes = group.flatMap((each) => each.causes);
    return nodesRestart(pods, about, change, first === undefined ? {} : { first }).map((verdict) => ({
      verdict,
      causes,
    }));
  });
}

/** A pod that restarts anyway gets its memory and CPU that way. */
function unlessRestarted(told: readonly Told[], change: ClusterChange): readonly Told[] {
  const restarted = new Set(told.flatMap(({ verdict }) => verdict.restarts ?? []));
  return told.flatMap(({ verdict, causes }): readonly Told[] => {
    const { resizes } = verdict;
    if (resizes === undefined || !resizes.every((pod) => restarted.has(pod))) return [{ verdict, causes }];
    return nodesRestart(resizes, resourcesAbout, change).map((one) => ({ verdict: one, causes }));
  });
}

function toldOf(cause: FieldChange, change: ClusterChange): readonly Told[] {
  if (cause.kind === 'ConfigMap') return configMapTold(cause, change);
  if (cause.kind !== 'Kafka' && cause.kind !== 'KafkaNodePool') return [];
  return sortParts(cause, fieldTable, change.after.release).flatMap((one) => judge(one, change));
}

function judge({ part, line }: Sorted, change: ClusterChange): readonly Told[] {
  const path = part.route.join('.');
  if (line === 'unknown')
    return isSince(change.after.release, '0.38') ? [{ causes: [part.cause], verdict: unknown(part) }] : [];
  if (line === 'empty')
    return [{ causes: [part.cause], verdict: withoutEffect(`\`${path}\``, 'there is nothing in it') }];
  if (line === 'none-of-release')
    return [
      {
        causes: [part.cause],
        verdict: withoutEffect(`\`${path}\``, `Strimzi ${change.after.release.release} reads nothing of it`),
      },
    ];
  if (line.does === undefined) return [];
  const verdicts = line.does(part, change);
  const told = verdicts.length > 0 ? verdicts : [withoutEffect(`\`${path}\``, 'it means what it meant')];
  return told.map((verdict) => ({ causes: [part.cause], verdict }));
}

/** All fields of later schemas are in the table. */
function unknown({ cause, route }: Part): Verdict {
  const path = route.join('.');
  return {
    id: 'field-unknown',
    subject: `${cause.kind} ${path}`,
    outcome: 'ignored',
    risk: 'degraded',
    says: () =>
      `There is no field \`${path}\` in ${cause.kind}: Kubernetes drops it, or refuses the resource where it is applied by the server.`,
  };
}
