/**
 * Owns whether the operator may go from one release to another in a single change, and if not, why. Sources: the change logs of 0.46,
 * 0.49 and 1.0, Strimzi's guides on upgrading and downgrading, and `KRaftVersionChangeCreator`, which looks up the version that brokers
 * run and, before 1.0, fails on one that it does not know.
 */
import type { ApiVersion, Stack, StrimziRelease } from '../read-release.ts';
import { minorOf } from '../release-names.ts';
import { isSince, strimziReleases } from '../releases.ts';
import { compareVersions } from '../versions.ts';

/** How a Kafka cluster and its resources stand. */
export interface ClusterState {
  readonly stack: Stack;
  /** What its brokers run. */
  readonly kafkaVersion: string;
  /** In which version of the API its resources are written, and kept by the CRDs. */
  readonly api: ApiVersion;
  /** Metadata version, or protocol between brokers, that its data is written in: Kafka goes back no further. Else that of `kafkaVersion`. */
  readonly metadataVersion?: string;
}

/** Strimzi 0.46 and later take over only what 0.39 or later has looked after: by then all pods belong to StrimziPodSets. */
const oldestToLeaveFor046 = '0.39';

/**
 * Why a cluster cannot go along when the operator changes from one release to another, as a part of a sentence; undefined if it can.
 * @param kafkaVersion what the cluster's file asks for after the change; what brokers run by default.
 */
export function whyNoJump(
  from: StrimziRelease,
  to: StrimziRelease,
  state: ClusterState,
  kafkaVersion = state.kafkaVersion,
): string | undefined {
  return stackReason(from, to, state) ?? apiReason(to, state) ?? kafkaReason(to, state, kafkaVersion);
}

function stackReason(from: StrimziRelease, to: StrimziRelease, { stack }: ClusterState): string | undefined {
  if (stack === 'zookeeper' && !to.stacks.includes('zookeeper'))
    return `${to.release} does not run ZooKeeper; migrate to KRaft on a release from ${migrating()} first`;
  if (stack === 'kraft' && !to.stacks.includes('kraft'))
    return `${to.release} runs KRaft only as an experiment, and there is no way back to ZooKeeper once a migration is finalised`;
  if (!isSince(from, oldestToLeaveFor046) && isSince(to, '0.46'))
    return `${to.release} takes over only what ${oldestToLeaveFor046} or later has looked after, for StatefulSets have to be StrimziPodSets by then; go by a release from ${oldestToLeaveFor046} to 0.45`;
  return undefined;
}

function apiReason(to: StrimziRelease, { api }: ClusterState): string | undefined {
  if (to.apiVersions.includes(api)) return undefined;
  return api === 'v1'
    ? `resources are kept as \`v1\`, which ${to.release} does not serve; ${converting().split(' ')[0]} is as far back as one can go`
    : `${to.release} does not serve \`v1beta2\`; convert resources and CRDs to \`v1\` on a release from ${converting()} first`;
}

function kafkaReason(to: StrimziRelease, { kafkaVersion }: ClusterState, wanted: string): string | undefined {
  if (!to.kafkaVersions.includes(wanted))
    return `${to.release} does not run Kafka ${wanted}, only ${to.kafkaVersions.join(', ')}`;
  const isUpgrade = compareVersions(wanted, kafkaVersion) > 0;
  if (isUpgrade && !isSince(to, '1.0') && to.unknownKafkaVersions.includes(kafkaVersion))
    return `${to.release} does not know Kafka ${kafkaVersion} and cannot upgrade from it; take Kafka back to an older patch first`;
  return undefined;
}

/** The minor releases on which something can be done, as `0.40 to 0.45`. */
export function migrating(): string {
  return rangeOf(canMigrate);
}

export function converting(): string {
  return rangeOf(canConvert);
}

/** Only a release that runs both stacks can lead from one to the other. */
export function canMigrate({ stacks }: StrimziRelease): boolean {
  return stacks.length === 2;
}

/** Only a release that serves both versions can lead from one to the other. */
export function canConvert({ apiVersions }: StrimziRelease): boolean {
  return apiVersions.length === 2;
}

function rangeOf(holds: (release: StrimziRelease) => boolean): string {
  const minors = strimziReleases()
    .filter(holds)
    .map((one) => minorOf(one.release));
  return `${minors[0]} to ${minors.at(-1)}`;
}
