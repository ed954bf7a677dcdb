/**
 * Owns how two descriptions of disks differ, and which differences the operator does not make. One of those keeps all of them from being
 * made. Source: Strimzi 0.45.2 and 1.2.0, `StorageDiff`, `KafkaPool`, `ZookeeperCluster`.
 */
import { samePlain } from '../../../source/edit-plain.ts';
import type { Plain } from '../../../source/node.ts';
import { flagAt, listAt, mapAt, numberAt, plainAt, textAt } from '../../../source/plain.ts';
import { parseQuantity } from '../../../source/quantity.ts';
import { isSince, type StrimziRelease } from '../../releases.ts';

/** One volume, or the only disk there is. */
export interface Volume {
  /** Undefined for the only disk. */
  readonly id: number | undefined;
  readonly before: Plain | undefined;
  readonly after: Plain | undefined;
}

export interface DiskDiff {
  /** Clauses; not empty where nothing of it is made. */
  readonly refused: readonly string[];
  /** Volumes of both sides, by id; empty where the kinds of storage differ. */
  readonly volumes: readonly Volume[];
}

/** @param kept ids of the nodes that stay: for others an override may change. */
export function diffDisks(
  before: Plain | undefined,
  after: Plain | undefined,
  kept: readonly number[],
  release: StrimziRelease,
): DiskDiff {
  const [from, to] = [textAt(before, 'type'), textAt(after, 'type')];
  if (from !== to) return { refused: [`storage of type ${shown(from)} cannot become ${shown(to)}`], volumes: [] };
  const volumes = from === 'jbod' ? jbodVolumes(before, after) : [{ id: undefined, before, after }];
  return {
    refused: [
      ...(from === 'jbod' ? oddities(listAt(after, 'volumes')) : []),
      ...volumes.flatMap((one) => refusedOf(one, kept, release)),
    ],
    volumes,
  };
}

function jbodVolumes(before: Plain | undefined, after: Plain | undefined): readonly Volume[] {
  const [old, now] = [listAt(before, 'volumes'), listAt(after, 'volumes')];
  const ids = [...new Set([...now, ...old].map(volumeId))];
  return ids.map((id) => ({
    id,
    before: old.find((one) => volumeId(one) === id),
    after: now.find((one) => volumeId(one) === id),
  }));
}

function volumeId(volume: Plain): number {
  return numberAt(volume, 'id') ?? 0;
}

/** Faults of what is asked for, which the operator sees only in a change. */
function oddities(volumes: readonly Plain[]): readonly string[] {
  const ids = volumes.map(volumeId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  const shared = volumes.filter((one) => textAt(one, 'kraftMetadata') !== undefined);
  return [
    ...(twice === undefined ? [] : [`two volumes have the id ${twice}`]),
    ...(shared.length > 1 ? ['more than one volume has `kraftMetadata`'] : []),
  ];
}

/** Compared by what they say, apart from what may change. */
const changeable = ['size', 'deleteClaim', 'kraftMetadata', 'volumeAttributesClass', 'overrides', 'id'];

function refusedOf({ id, before, after }: Volume, kept: readonly number[], release: StrimziRelease): readonly string[] {
  if (before === undefined || after === undefined) return [];
  const what = id === undefined ? 'the disk' : `volume ${id}`;
  const keys = new Set(
    [...Object.keys(mapAt(before)), ...Object.keys(mapAt(after))].filter((key) => !changeable.includes(key)),
  );
  const refused = [...keys].flatMap((key) => {
    const [old, now] = [plainAt(before, key) ?? null, plainAt(after, key) ?? null];
    return samePlain(old, now)
      ? []
      : [`\`${key}\` of ${what} cannot change from ${shownPlain(old)} to ${shownPlain(now)}`];
  });
  const [size, next] = [textAt(before, 'size'), textAt(after, 'size')];
  const [bytes, nextBytes] = [bytesOf(before), bytesOf(after)];
  if (bytes !== undefined && nextBytes !== undefined && nextBytes < bytes)
    refused.push(`${what} of ${size} cannot shrink to ${next}`);
  if (!isSince(release, '0.46') && changesOverride(before, after, kept))
    refused.push(`an override of ${what} cannot change for a node that is there`);
  return refused;
}

function changesOverride(before: Plain, after: Plain, kept: readonly number[]): boolean {
  const of = (volume: Plain, id: number): Plain =>
    listAt(volume, 'overrides').find((one) => numberAt(one, 'broker') === id) ?? null;
  return kept.some((id) => !samePlain(of(before, id), of(after, id)));
}

export function bytesOf(volume: Plain | undefined): number | undefined {
  return parseQuantity(textAt(volume, 'size') ?? '');
}

export function deletesClaim(volume: Plain | undefined): boolean {
  return flagAt(volume, 'deleteClaim') ?? false;
}

function shown(name: string | undefined): string {
  return name === undefined ? 'none' : `\`${name}\``;
}

function shownPlain(value: Plain): string {
  if (value === null) return 'none';
  return typeof value === 'object' ? `\`${JSON.stringify(value)}\`` : `\`${String(value)}\``;
}
