/**
 * Owns what is known of each Strimzi release: which Kafka it runs, where it runs, which API it serves. A release that is not here is
 * not supported. Each is a file in `releases/`; the source is the release's own tag: `kafka-versions.yaml`, `bridge.version`, the
 * install files, `FeatureGates` and the change log.
 */
import { once } from '../source/once.ts';
import { readReleases, type StrimziRelease } from './read-release.ts';
import { releaseFiles } from './releases/index.ts';

export type { ApiVersion, Availability, Stack, StrimziRelease } from './read-release.ts';

/** Oldest first. */
export const knownReleases: readonly string[] = releaseFiles.map(([release]) => release);

/** All that is known, oldest first. */
export const strimziReleases: () => readonly StrimziRelease[] = once(() => readReleases(releaseFiles));

const byName = once(() => new Map(strimziReleases().map((one) => [one.release, one])));

export function strimziRelease(release: string): StrimziRelease | undefined {
  return byName().get(release);
}

/** Whether a release is a given one or a later one: `isSince(release, '0.46')`. */
export function isSince({ release }: Pick<StrimziRelease, 'release'>, first: string): boolean {
  const numbers = (text: string): readonly number[] => text.split('.').map(Number);
  const own = numbers(release);
  for (const [index, wanted] of numbers(first).entries()) {
    const difference = (own[index] ?? 0) - wanted;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
