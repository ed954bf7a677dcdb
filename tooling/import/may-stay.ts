/**
 * Owns what an overlay may say beside what runs, since nothing in the cluster follows from it: notes of ours, guards for Argo CD, and
 * defaults of the operator that are now written down. A patch against one of these would only keep the field of the cluster file from
 * working later.
 */
import type { Plain, Route } from '../source/node.ts';
import { hasAt, listAt, mapAt, numberAt, type PlainMap, plainAt, textAt } from '../source/plain.ts';
import type { MayStay } from './difference.ts';

export interface Around {
  /** Of the Kafka resource, as the operator left it. */
  readonly status: PlainMap;
  /** Whether pools take over a template of claims from the Kafka resource: one of their own would replace it whole. */
  readonly handsDownClaims: boolean;
}

/**
 * Source, Strimzi 0.45.2 and 1.2.0: `PersistentClaimStorage.deleteClaim`, `PodDisruptionBudgetTemplate.maxUnavailable`,
 * `KafkaExporterSpec` for the defaults; `VolumeUtils.kraftMetadataPath` for the volume of the metadata; `KafkaStatus` for the versions.
 */
export function mayStay(kind: string, runs: PlainMap, { status, handsDownClaims }: Around): MayStay {
  return (route, given) => {
    const last = route.at(-1);
    if (isAnnotation(route)) return isNote(String(last), kind) || isGuard(route, runs, handsDownClaims);
    if (last === 'config') return isEmptyMap(given);
    if (last === 'deleteClaim') return given === false && route.includes('storage');
    if (last === 'maxUnavailable') return given === 1 && route.at(-2) === 'podDisruptionBudget';
    if (route.at(-2) === 'kafkaExporter') return (last === 'topicRegex' || last === 'groupRegex') && given === '.*';
    if (last === 'kraftMetadata') return kind === 'KafkaNodePool' && given === 'shared' && isThereAnyway(runs, route);
    if (route.length !== 3 || route[1] !== 'kafka') return false;
    if (last === 'version') return given === textAt(status, 'kafkaVersion');
    return last === 'metadataVersion' && given === textAt(status, 'kafkaMetadataVersion');
  };
}

function isAnnotation(route: Route): boolean {
  return route.at(-2) === 'annotations' && route.at(-3) === 'metadata';
}

function isNote(name: string, kind: string): boolean {
  return kind === 'Kafka' && name.startsWith('kafka-fleet/');
}

/** On the resource, which it keeps Argo CD from pruning, and on the claims of its disks; no pod has either. */
function isGuard(route: Route, runs: PlainMap, handsDownClaims: boolean): boolean {
  if (!String(route.at(-1)).startsWith('argocd.argoproj.io/')) return false;
  const claims = route.indexOf('persistentVolumeClaim');
  return route.length === 3 || (claims !== -1 && (!handsDownClaims || hasAt(runs, ...route.slice(0, claims + 1))));
}

function isEmptyMap(value: Plain): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** Where no volume is chosen, the metadata is on the one of the lowest number. */
function isThereAnyway(runs: PlainMap, route: Route): boolean {
  const storage = mapAt(runs, 'spec', 'storage');
  const volumes = listAt(storage, 'volumes');
  if (volumes.length === 0) return true;
  if (volumes.some((volume) => hasAt(volume, 'kraftMetadata'))) return false;
  const id = numberAt(plainAt(runs, ...route.slice(0, -1)), 'id');
  return id !== undefined && volumes.every((volume) => id <= (numberAt(volume, 'id') ?? 0));
}
