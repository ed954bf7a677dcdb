/** Owns what parts that look at versions read from both sides of a change. */
import { plainAt, textAt } from '../../../source/plain.ts';
import { metadataVersionsOf } from '../../config/kafka-protocols.ts';
import { minorOf } from '../../config/kafka-versions.ts';
import { fullMetadataVersion } from '../../config/metadata-version-verdict.ts';
import { protocolKeys } from '../../steps/versions.ts';
import { wayOf } from '../../steps/way.ts';
import type { ClusterState as JumpState } from '../../upgrades/release-jump.ts';
import { compareVersions } from '../../versions.ts';
import type { ClusterChange, ClusterState, FieldChange } from '../effect.ts';
import { kafkaVersionOf } from '../of-config/key-changes.ts';
import { fieldsAt } from '../of-nodes/node-change.ts';

export interface VersionChange {
  readonly change: ClusterChange;
  readonly cluster: string;
  readonly from: string;
  readonly to: string;
  /** Negative where Kafka goes back. */
  readonly direction: number;
  /** Fields that make the version another; the release where its default does. */
  readonly causes: readonly FieldChange[];
}

export function versionChangeOf(change: ClusterChange): VersionChange {
  const cluster = textAt(change.after.kafka, 'metadata', 'name') ?? '';
  const [from, to] = [kafkaVersionOf(change.before), kafkaVersionOf(change.after)];
  const fields = fieldsAt(change, 'Kafka', cluster, 'spec', 'kafka', 'version');
  return {
    change,
    cluster,
    from,
    to,
    direction: compareVersions(to, from),
    causes: fields.length > 0 ? fields : [releaseCause(change)],
  };
}

/** Stands for the release of the operator, which is in another overlay. */
export function releaseCause({ before, after }: ClusterChange): FieldChange {
  return {
    kind: 'ClusterOperator',
    name: 'strimzi',
    route: ['strimzi', 'release'],
    path: 'strimzi.release',
    before: before.release.release,
    after: after.release.release,
  };
}

/** The metadata version that a state ends with, in its full form; a cluster that names none has that of its Kafka. */
export function metadataOf(state: ClusterState): string | undefined {
  const version = kafkaVersionOf(state);
  const written = textAt(state.kafka, 'spec', 'kafka', 'metadataVersion');
  return written === undefined ? metadataVersionsOf(version).at(-1) : fullMetadataVersion(written, version);
}

/** What brokers with ZooKeeper speak with each other once all is done. */
export function protocolOf(state: ClusterState, key: (typeof protocolKeys)[number] = protocolKeys[0]): string {
  const own = plainAt(state.kafka, 'spec', 'kafka', 'config', key);
  if (own !== undefined && own !== null) return String(own);
  // A format that nobody gives follows the protocol that somebody gives.
  return key === protocolKeys[0] ? minorOf(kafkaVersionOf(state)) : protocolOf(state);
}

/** How the cluster stands for whoever judges releases. */
export function jumpStateOf(state: ClusterState): JumpState {
  const stack = wayOf(state) === 'kraft' ? 'kraft' : 'zookeeper';
  const metadata = stack === 'kraft' ? metadataOf(state) : protocolOf(state);
  return {
    stack,
    kafkaVersion: kafkaVersionOf(state),
    api: textAt(state.kafka, 'apiVersion')?.endsWith('/v1') === true ? 'v1' : 'v1beta2',
    ...(metadata === undefined ? {} : { metadataVersion: metadata }),
  };
}
