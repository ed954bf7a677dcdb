/**
 * Owns which changes of versions the operator or Kafka refuses. Source: Strimzi 0.45.2 and 1.2.0, `KRaftVersionChangeCreator`,
 * `KRaftMetadataManager`; 0.45.2, `ZooKeeperVersionChangeCreator`; Kafka 3.9 to 4.3, `FeatureControlManager`.
 */
import { plainAt, textAt } from '../../source/plain.ts';
import { compareMetadataVersions, metadataVersionsOf, oldestWayBack } from '../config/kafka-protocols.ts';
import { minorOf } from '../config/kafka-versions.ts';
import { fullMetadataVersion } from '../config/metadata-version-verdict.ts';
import { compareVersions } from '../versions.ts';
import type { ClusterStand, StepFault } from './step.ts';
import { isKraft, wayOf } from './way.ts';

/** What brokers agree on before KRaft. */
export const protocolKeys = ['inter.broker.protocol.version', 'log.message.format.version'] as const;

const versionRoute = ['spec', 'kafka', 'version'];
const metadataRoute = ['spec', 'kafka', 'metadataVersion'];

export function versionFaults(before: ClusterStand, after: ClusterStand): readonly StepFault[] {
  const [from, to] = [textAt(before.kafka, ...versionRoute), textAt(after.kafka, ...versionRoute)];
  if (from === undefined || to === undefined) return [];
  return isKraft(wayOf(before)) ? ofMetadata(before, after, from, to) : ofProtocols(before, from, to);
}

function ofMetadata(before: ClusterStand, after: ClusterStand, from: string, to: string): readonly StepFault[] {
  const metadata = metadataOf(before, from);
  if (metadata === undefined) return [];
  const oldest = oldestWayBack(metadata);
  if (compareVersions(to, from) < 0 && compareVersions(minorIn(metadata), minorOf(to)) > 0)
    return [{ what: 'version-below-metadata', version: to, metadata, oldest, at: undefined, route: versionRoute }];
  const [first] = metadataVersionsOf(to);
  if (first !== undefined && isOlder(metadata, first))
    return [{ what: 'metadata-too-old', version: to, metadata, oldest: first, at: undefined, route: versionRoute }];
  const wanted = metadataOf(after, to);
  if (wanted === undefined || !isOlder(wanted, oldest)) return [];
  return [{ what: 'metadata-back', from: metadata, to: wanted, oldest, at: undefined, route: metadataRoute }];
}

/** In its full form; undefined for one that Kafka does not know. A cluster that names none has that of its Kafka. */
function metadataOf({ kafka }: ClusterStand, version: string): string | undefined {
  const written = textAt(kafka, ...metadataRoute);
  return written === undefined ? metadataVersionsOf(version).at(-1) : fullMetadataVersion(written, version);
}

function isOlder(one: string, other: string): boolean {
  return (compareMetadataVersions(one, other) ?? 0) < 0;
}

/** Where nobody says which protocol brokers speak, it is that of their version; from 3.0 on the format follows a protocol that is given. */
function ofProtocols({ kafka }: ClusterStand, from: string, to: string): readonly StepFault[] {
  if (compareVersions(minorOf(to), minorOf(from)) >= 0) return [];
  const givenFor = (key: string): string | undefined => {
    const given = plainAt(kafka, 'spec', 'kafka', 'config', key);
    return given === undefined || given === null ? undefined : minorIn(String(given));
  };
  const [protocol] = protocolKeys.map(givenFor);
  const followed = protocol !== undefined && compareVersions(protocol, '3.0') >= 0 ? protocol : undefined;
  for (const key of protocolKeys) {
    const value = givenFor(key) ?? followed ?? minorOf(from);
    if (compareVersions(value, minorOf(to)) > 0)
      return [{ what: 'version-below-protocol', version: to, key, value, at: undefined, route: versionRoute }];
  }
  return [];
}

/** `3.9` of `3.9-IV0`. */
function minorIn(version: string): string {
  return minorOf(version.split('-')[0] ?? '');
}
