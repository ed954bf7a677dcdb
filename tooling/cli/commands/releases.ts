/** Owns `fleet releases`: what is known of Strimzi's releases, which the fleet uses, and the way from one to another. */
import { releasesWithBase } from '../../generate/operator-bases.ts';
import { loadFleet } from '../../model/load.ts';
import { paintFor } from '../../report/paint.ts';
import {
  formatPath,
  formatPathJson,
  formatRelease,
  formatReleases,
  formatReleasesJson,
  type ListedRelease,
} from '../../report/release-list.ts';
import { cataloguedReleases, loadCatalogue } from '../../schema/find-schema.ts';
import { unknownReleaseText } from '../../strimzi/release-names.ts';
import { type Stack, type StrimziRelease, strimziRelease, strimziReleases } from '../../strimzi/releases.ts';
import { upgradePath } from '../../strimzi/upgrades/upgrade-path.ts';
import { exitCodes } from '../exit-codes.ts';
import { openRepository } from '../repository.ts';
import { wantsColor } from '../terminal.ts';
import { UsageError } from '../usage.ts';

export interface ReleasesOptions {
  readonly release?: string | undefined;
  readonly from?: string;
  readonly to?: string;
  readonly kafka?: string;
  readonly stack?: Stack;
  readonly json?: boolean;
}

export async function listReleases(directory: string, options: ReleasesOptions): Promise<number> {
  const { release, from, to, kafka, stack, json = false } = options;
  if (from !== undefined || to !== undefined) {
    if (from === undefined || to === undefined)
      throw new UsageError('A way has two ends: write `--from <release>` and `--to <release>`.');
    if (release !== undefined)
      throw new UsageError(`Write \`${release}\`, or \`--from\` and \`--to\`, but not all of them.`);
    return printPath(from, to, options);
  }
  if (kafka !== undefined || stack !== undefined)
    throw new UsageError('`--kafka` and `--stack` are of use with `--from` and `--to` only.');
  const releases = release === undefined ? strimziReleases() : [knownRelease(release)];
  const listed = await list(directory, releases);
  const [only] = listed;
  const paint = paintFor(wantsColor(process.stdout));
  process.stdout.write(
    json
      ? formatReleasesJson(listed)
      : release === undefined || only === undefined
        ? formatReleases(listed, paint)
        : formatRelease(only, paint),
  );
  return exitCodes.clean;
}

function knownRelease(name: string): StrimziRelease {
  const release = strimziRelease(name);
  if (release === undefined) throw new UsageError(unknownReleaseText(name));
  return release;
}

async function list(directory: string, releases: readonly StrimziRelease[]): Promise<readonly ListedRelease[]> {
  const { documents } = openRepository(directory);
  const { kubernetesClusters } = loadFleet(documents);
  const bases = releasesWithBase(documents);
  const installedFrom = ({ release }: StrimziRelease): string | undefined => {
    if (documents.kind(`base/vendor/strimzi-${release}`) === 'directory') return `base/vendor/strimzi-${release}`;
    return bases.includes(release) ? `base/operator/${release}` : undefined;
  };
  return await Promise.all(
    releases.map(async (release) => ({
      release,
      usedBy: kubernetesClusters.filter((one) => one.spec.strimzi.release === release.release).map((one) => one.id),
      installedFrom: installedFrom(release),
      fields: await fieldsOf(release.release),
    })),
  );
}

async function fieldsOf(release: string): Promise<ListedRelease['fields']> {
  if (!cataloguedReleases.includes(release)) return 'unknown';
  const { agreedBy } = await loadCatalogue(`strimzi-${release}`);
  return agreedBy === undefined ? 'known' : 'agreed';
}

/** Without options, the way of a cluster with the release's default Kafka, and with ZooKeeper where the release runs it. */
function printPath(from: string, to: string, { kafka, stack, json }: ReleasesOptions): number {
  const start = knownRelease(from);
  knownRelease(to);
  const path = upgradePath(from, to, {
    stack: stack ?? start.stacks[0] ?? 'kraft',
    kafkaVersion: kafka ?? start.defaultKafkaVersion,
    api: start.apiVersions[0] ?? 'v1',
  });
  if ('refused' in path) {
    process.stderr.write(`${path.refused}\n`);
    return exitCodes.findings;
  }
  const paint = paintFor(wantsColor(process.stdout));
  process.stdout.write(json === true ? formatPathJson(from, to, path.steps) : formatPath(path.steps, paint));
  return exitCodes.clean;
}
