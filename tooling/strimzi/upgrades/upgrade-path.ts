/**
 * Owns the way from one Strimzi release to another: which releases to go by, and what has to be done on each. It is the way with the
 * fewest releases on which, at every moment, the operator runs the Kafka that brokers run. So Kafka clusters can be upgraded one by one
 * before the operator goes on, and a cluster that was forgotten is still looked after. A change of both at once, which Strimzi allows, is
 * shorter; `whyNoJump` tells whether it would work.
 */
import type { StrimziRelease } from '../read-release.ts';
import { unknownReleaseText } from '../release-names.ts';
import { knownReleases, strimziRelease, strimziReleases } from '../releases.ts';
import { compareVersions } from '../versions.ts';
import { type ClusterState, canConvert, canMigrate, converting, migrating, whyNoJump } from './release-jump.ts';

export interface UpgradeStep {
  readonly kind: 'operator' | 'kafka' | 'kraft' | 'v1';
  /** The operator's release once the step is done. */
  readonly release: string;
  readonly kafkaVersion: string;
  /** What to do, a sentence. */
  readonly text: string;
  /** Why it has to be done, or done here, a sentence. */
  readonly why: string;
}

/** The steps in their order, none where both are the same release; or why there is no way, a sentence. */
export type UpgradePath = { readonly steps: readonly UpgradeStep[] } | { readonly refused: string };

interface Stand extends ClusterState {
  readonly release: StrimziRelease;
}

/**
 * @param state of one Kafka cluster; a Kubernetes cluster with several has to go every one's way, `sharedUpgradePath`.
 * @param through the releases to go by, no other and all of them in their order; the fewest there can be without.
 */
export function upgradePath(from: string, to: string, state: ClusterState, through?: readonly string[]): UpgradePath {
  const start = strimziRelease(from);
  const end = strimziRelease(to);
  if (start === undefined || end === undefined) return { refused: unknownReleaseText(start === undefined ? from : to) };
  const impossible = whyImpossible(start, state);
  if (impossible !== undefined) return { refused: impossible };
  const stands = search({ ...state, release: start }, end, through && [from, ...through, to]);
  if (stands !== undefined) return { steps: stepsOf(stands) };
  const reason = whyNoJump(start, end, state) ?? 'no release between them leads there';
  return { refused: `There is no way from Strimzi ${from} to ${to}: ${reason}.` };
}

/** A cluster cannot stand like that on the release. */
function whyImpossible(release: StrimziRelease, { stack, kafkaVersion, api }: ClusterState): string | undefined {
  const name = `Strimzi ${release.release}`;
  if (!release.kafkaVersions.includes(kafkaVersion))
    return `${name} does not run Kafka ${kafkaVersion}, only ${release.kafkaVersions.join(', ')}.`;
  if (stack === 'zookeeper' && !release.stacks.includes('zookeeper')) return `${name} does not run ZooKeeper.`;
  if (stack === 'kraft' && release.kraft === 'absent') return `${name} does not run KRaft.`;
  if (!release.apiVersions.includes(api))
    return `${name} does not serve \`${api}\`, only ${release.apiVersions.join(', ')}.`;
  return undefined;
}

/** The cheapest way, as the stands on it; Dijkstra's, over some thousand stands. */
function search(start: Stand, end: StrimziRelease, order?: readonly string[]): readonly Stand[] | undefined {
  const isUpgrade = isAfter(end, start.release);
  const best = new Map([[keyOf(start), { cost: 0, way: [start] as readonly Stand[] }]]);
  const open = new Map(best);
  while (open.size > 0) {
    const [key, current] = [...open].reduce((one, other) => (other[1].cost < one[1].cost ? other : one));
    open.delete(key);
    const stand = current.way.at(-1) ?? start;
    if (stand.release === end) return current.way;
    for (const [next, price] of [...movesOf(stand, isUpgrade), ...releasesFrom(stand, end, isUpgrade, order)]) {
      const cost = current.cost + price;
      const known = best.get(keyOf(next));
      if (known !== undefined && known.cost <= cost) continue;
      const found = { cost, way: [...current.way, next] };
      best.set(keyOf(next), found);
      open.set(keyOf(next), found);
    }
  }
  return undefined;
}

function keyOf({ release, kafkaVersion, stack, api }: Stand): string {
  return [release.release, kafkaVersion, stack, api].join(' ');
}

type Move = readonly [next: Stand, cost: number];

/** One more release outweighs all that is done on them; fractions choose between ways that are as long. */
const costs = { release: 1000, kafka: 10, kafkaBack: 20, other: 1, hazard: 0.5, older: 0.001 };

function movesOf(stand: Stand, isUpgrade: boolean): readonly Move[] {
  const { release, kafkaVersion, stack, api } = stand;
  const moves: Move[] = release.kafkaVersions.flatMap((version, index) => {
    const difference = compareVersions(version, kafkaVersion);
    if (difference === 0 || (difference < 0 && !canGoBack(stand, version))) return [];
    const age = (release.kafkaVersions.length - index) * costs.older;
    return [[{ ...stand, kafkaVersion: version }, (difference > 0 ? costs.kafka : costs.kafkaBack) + age]];
  });
  if (!isUpgrade) return moves;
  const price = costs.other + release.hazards.length * costs.hazard;
  // Migration needs what KRaft can do since 3.7.
  if (stack === 'zookeeper' && canMigrate(release) && compareVersions(kafkaVersion, '3.7') >= 0)
    moves.push([{ ...stand, stack: 'kraft' }, price]);
  if (api === 'v1beta2' && canConvert(release)) moves.push([{ ...stand, api: 'v1' }, price]);
  return moves;
}

/** Brokers cannot read data of a metadata version, or speak a protocol, that is newer than they are. */
function canGoBack({ kafkaVersion, metadataVersion }: Stand, version: string): boolean {
  const [written = kafkaVersion] = (metadataVersion ?? kafkaVersion).split('-');
  return compareVersions(minor(version), minor(written)) >= 0;
}

function minor(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

function releasesFrom(
  stand: Stand,
  end: StrimziRelease,
  isUpgrade: boolean,
  order: readonly string[] | undefined,
): readonly Move[] {
  const next = order?.[order.indexOf(stand.release.release) + 1];
  return strimziReleases().flatMap((release): Move[] => {
    if (order !== undefined && release.release !== next) return [];
    const isOnTheWay = isUpgrade
      ? isAfter(release, stand.release) && !isAfter(release, end)
      : isAfter(stand.release, release) && !isAfter(end, release);
    if (!isOnTheWay || whyNoJump(stand.release, release, stand) !== undefined) return [];
    const age = (knownReleases.length - knownReleases.indexOf(release.release)) * costs.older;
    return [[{ ...stand, release }, costs.release + age]];
  });
}

function isAfter(one: StrimziRelease, other: StrimziRelease): boolean {
  return compareVersions(one.release, other.release) > 0;
}

function stepsOf(stands: readonly Stand[]): readonly UpgradeStep[] {
  return stands.slice(1).map((stand, index) => {
    const before = stands[index] ?? stand;
    const nextRelease = stands.slice(index + 1).find(({ release }) => release !== stand.release)?.release;
    const { kind, text, why } = describe(before, stand, stands.slice(index + 1), nextRelease);
    return { kind, release: stand.release.release, kafkaVersion: stand.kafkaVersion, text, why };
  });
}

type Description = Pick<UpgradeStep, 'kind' | 'text' | 'why'>;

function describe(before: Stand, after: Stand, rest: readonly Stand[], next: StrimziRelease | undefined): Description {
  if (before.release !== after.release) return describeRelease(before, after, rest);
  if (before.stack !== after.stack) {
    return {
      kind: 'kraft',
      text: 'Migrate from ZooKeeper to KRaft, and finalise it.',
      why: `No release from 0.46 on runs ZooKeeper, and only those from ${migrating()} can migrate.`,
    };
  }
  if (before.api !== after.api) {
    return {
      kind: 'v1',
      text: 'Convert all Strimzi resources to `v1`, then the CRDs.',
      why: `No release from 1.0 on serves \`v1beta2\`, and only those from ${converting()} serve both.`,
    };
  }
  const [from, to] = [before.kafkaVersion, after.kafkaVersion];
  const why = next === undefined ? 'A migration needs Kafka 3.7 or later.' : whyKafka(from, next);
  const isBack = compareVersions(to, from) < 0;
  return { kind: 'kafka', text: `${isBack ? 'Take Kafka back' : 'Upgrade Kafka'} from ${from} to ${to}.`, why };
}

function whyKafka(version: string, next: StrimziRelease): string {
  if (next.unknownKafkaVersions.includes(version))
    return `Strimzi ${next.release}, the next, came out before Kafka ${version} and does not know it.`;
  if (next.kafkaVersions.includes(version)) return 'A migration needs Kafka 3.7 or later.';
  return `Strimzi ${next.release}, the next, does not run Kafka ${version}.`;
}

function describeRelease(before: Stand, after: Stand, rest: readonly Stand[]): Description {
  const [from, to] = [before.release, after.release];
  const isBack = isAfter(from, to);
  const here = rest.filter(({ release }) => release === to);
  const last = here.at(-1) ?? after;
  const uses = [
    ...(last.kafkaVersion === after.kafkaVersion ? [] : [`runs Kafka ${after.kafkaVersion} and ${last.kafkaVersion}`]),
    ...(last.stack === after.stack ? [] : ['runs both ZooKeeper and KRaft']),
    ...(last.api === after.api ? [] : ['serves both `v1beta2` and `v1`']),
  ];
  const notes = [
    ...(compareVersions(to.minimumKubernetes, from.minimumKubernetes) > 0
      ? [`it needs Kubernetes ${to.minimumKubernetes} or newer`]
      : []),
    ...(from.pods !== to.pods ? [`wait until every pod belongs to a ${to.pods}`] : []),
    ...(isBack && from.kraft === 'always' && to.kraft === 'annotation'
      ? ['the Kafka resource needs the annotations `strimzi.io/kraft` and `strimzi.io/node-pools` before']
      : []),
  ];
  const note = notes.length === 0 ? '' : `; ${notes.join('; ')}`;
  return {
    kind: 'operator',
    text: `${isBack ? 'Take Strimzi back' : 'Upgrade Strimzi'} from ${from.release} to ${to.release}${note}.`,
    why:
      uses.length === 0
        ? `It runs Kafka ${after.kafkaVersion}, as ${from.release} does.`
        : `It ${uses.join(', and ')}.`,
  };
}
