/**
 * Owns the way of an operator that looks after several Kafka clusters: releases that every one of them can go by. A Kubernetes cluster has
 * one operator, so what one cluster needs between two releases the others wait for.
 */

import { strimziRelease, strimziReleases } from '../releases.ts';
import { compareVersions } from '../versions.ts';
import type { ClusterState } from './release-jump.ts';
import { type UpgradePath, type UpgradeStep, upgradePath } from './upgrade-path.ts';

/** A Kafka cluster of the operator's. */
export interface SharingCluster extends ClusterState {
  readonly id: string;
}

/** What is to be done while the operator runs one release, and the step to the next, which the last one has not. */
export interface Stage {
  readonly release: string;
  /** By cluster: changes of Kafka, of the stack, of the API. */
  readonly clusters: readonly { readonly id: string; readonly steps: readonly UpgradeStep[] }[];
  readonly next: UpgradeStep | undefined;
}

export type SharedPath = { readonly stages: readonly Stage[] } | { readonly refused: string };

/** More releases between two than this nobody needs: Strimzi's own mandatory stops are fewer. */
const mostBetween = 5;

/** @returns the stages in their order; or why there is no way, a sentence that names the cluster which cannot go. */
export function sharedUpgradePath(from: string, to: string, clusters: readonly SharingCluster[]): SharedPath {
  const alone = clusters.map((cluster) => ({ id: cluster.id, path: upgradePath(from, to, cluster) }));
  for (const { id, path } of alone) if ('refused' in path) return { refused: `${id}: ${path.refused}` };
  if (from === to) return { stages: [] };
  const wishes = [...alone.map(({ path }) => releasesIn(path)), ...(clusters.length === 0 ? [[]] : [])];
  for (const between of [...bySize(wishes), ...combinations(from, to)]) {
    const paths = clusters.map((cluster) => ({ id: cluster.id, path: upgradePath(from, to, cluster, between) }));
    const found = paths.flatMap(({ id, path }) => ('steps' in path ? [{ id, steps: path.steps }] : []));
    if (found.length === clusters.length) return { stages: stagesOf([from, ...between, to], found) };
  }
  const names = clusters.map((one) => one.id).join(', ');
  return {
    refused: `No releases between Strimzi ${from} and ${to} lead all of ${names} there; upgrade Kafka of some first.`,
  };
}

/** Releases on a way, without its ends. */
function releasesIn(path: UpgradePath): readonly string[] {
  if ('refused' in path) return [];
  return path.steps
    .filter((one) => one.kind === 'operator')
    .map((one) => one.release)
    .slice(0, -1);
}

function bySize(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...lists].sort((a, b) => a.length - b.length);
}

/** Releases to go by, few first and of as many the newest first. */
function* combinations(from: string, to: string): Generator<readonly string[]> {
  const isBack = compareVersions(to, from) < 0;
  const [oldest, newest] = isBack ? [to, from] : [from, to];
  const between = strimziReleases()
    .map((one) => one.release)
    .filter((one) => compareVersions(one, oldest) > 0 && compareVersions(one, newest) < 0);
  const ordered = isBack ? [...between].reverse() : between;
  for (let size = 0; size <= Math.min(mostBetween, ordered.length); size++) yield* choose(ordered, size);
}

function* choose(items: readonly string[], size: number): Generator<readonly string[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let first = items.length - size; first >= 0; first--)
    for (const rest of choose(items.slice(first + 1), size - 1)) yield [items[first] ?? '', ...rest];
}

function stagesOf(
  releases: readonly string[],
  paths: readonly { readonly id: string; readonly steps: readonly UpgradeStep[] }[],
): readonly Stage[] {
  return releases.map((release, index) => {
    const next = releases[index + 1];
    return {
      release,
      clusters: paths.map(({ id, steps }) => ({
        id,
        steps: steps.filter((one) => one.kind !== 'operator' && one.release === release),
      })),
      next: next === undefined ? undefined : (operatorStep(paths, next) ?? bare(release, next)),
    };
  });
}

function operatorStep(
  paths: readonly { readonly steps: readonly UpgradeStep[] }[],
  release: string,
): UpgradeStep | undefined {
  return paths.flatMap(({ steps }) => steps).find((one) => one.kind === 'operator' && one.release === release);
}

/** Of an operator that has no Kafka cluster yet. */
function bare(from: string, to: string): UpgradeStep {
  const kafkaVersion = strimziRelease(to)?.defaultKafkaVersion ?? '';
  return {
    kind: 'operator',
    release: to,
    kafkaVersion,
    text: `${compareVersions(to, from) < 0 ? 'Take Strimzi back' : 'Upgrade Strimzi'} from ${from} to ${to}.`,
    why: 'No Kafka cluster depends on it.',
  };
}
