/**
 * Owns what another metadata version does, and another version of what brokers with ZooKeeper speak. Source: Strimzi 0.45.2 and 1.2.0,
 * `KRaftMetadataManager`, `KRaftVersionChangeCreator`; 0.45.2, `ZooKeeperVersionChangeCreator`; Kafka, `FeatureControlManager`.
 */
import { textAt } from '../../../source/plain.ts';
import { compareMetadataVersions, oldestWayBack } from '../../config/kafka-protocols.ts';
import { minorOf } from '../../config/kafka-versions.ts';
import { judgeMetadataVersion } from '../../config/metadata-version-verdict.ts';
import { isSince } from '../../releases.ts';
import { protocolKeys } from '../../steps/versions.ts';
import { isKraft, wayOf } from '../../steps/way.ts';
import { compareVersions } from '../../versions.ts';
import type { Effect, EffectFact, FieldChange } from '../effect.ts';
import { kafkaVersionOf, keyChanges } from '../of-config/key-changes.ts';
import { stayingNodes } from '../of-config/setting-reach.ts';
import { plural } from '../of-config/words.ts';
import { fieldsAt } from '../of-nodes/node-change.ts';
import { metadataOf, protocolOf, type VersionChange } from './version-stand.ts';

export const metadataFacts = {
  'metadata-version': {
    when: 'The metadata version of a KRaft cluster changes, written or by default.',
    source:
      'Strimzi 1.2.0 and 0.45.2, `KRaftMetadataManager.maybeUpdateMetadataVersion`: after all nodes are ready, without a restart; Kafka, `FeatureControlManager`, `MetadataVersion.checkIfMetadataChanged`.',
  },
  'metadata-version-kept': {
    when: 'The metadata version is one that the operator or Kafka does not go to.',
    source:
      'Strimzi 1.2.0, `KRaftMetadataManager` (condition `MetadataUpdateFailed`), `KRaftVersionChangeCreator.metadataVersionWithoutKafkaVersionChange`.',
  },
  'metadata-version-refused': {
    when: 'The metadata version is none, or older than the operator takes.',
    source: 'Strimzi 1.2.0, `KafkaCluster.validateMetadataVersion`; 0.45.2, `KRaftUtils.validateMetadataVersion`.',
  },
  'metadata-version-unused': {
    when: 'A cluster with ZooKeeper names a metadata version.',
    source: 'Strimzi 0.45.2, `ZooKeeperVersionChangeCreator`: it is that of the controllers once there are some.',
  },
  'protocol-version': {
    when: 'What brokers with ZooKeeper speak with each other, or write, changes alone.',
    source:
      'Strimzi 0.45.2, `ZooKeeperVersionChangeCreator`, `KafkaReconciler.podSetPodAnnotations`: each is an annotation of the pods.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

export function metadataEffects(version: VersionChange): readonly Effect[] {
  return [...ofMetadata(version), ...ofProtocols(version)];
}

function ofMetadata({ change, cluster, from, to, direction, causes }: VersionChange): readonly Effect[] {
  const own = fieldsAt(change, 'Kafka', cluster, 'spec', 'kafka', 'metadataVersion');
  const isOn = isKraft(wayOf(change.before)) && isKraft(wayOf(change.after));
  const [before, after] = [metadataOf(change.before), metadataOf(change.after)];
  const follows = own.length === 0 && from !== to;
  if (own.length === 0 && !follows) return [];
  if (!isOn) return own.length === 0 ? [] : unused(own, wayOf(change.after) === 'migration');
  const changes = own.length > 0 ? own : causes;
  const written = textAt(change.after.kafka, 'spec', 'kafka', 'metadataVersion');
  const verdict = written === undefined ? 'sound' : judgeMetadataVersion(written, to, change.after.release);
  if (own.length > 0 && (verdict === 'malformed' || verdict === 'too-old'))
    return [
      {
        id: 'metadata-version-refused',
        outcome: 'refused',
        risk: 'outage',
        changes,
        says: `Metadata version \`${written}\` is ${verdict === 'malformed' ? 'none' : 'older than this operator takes'}, so it refuses the whole cluster: nothing of it is looked after until it is mended.`,
        first: [`Set \`${before}\`, or what this Kafka has.`],
      },
    ];
  if (own.length > 0 && verdict !== 'sound')
    return [
      kept(
        changes,
        `${verdict === 'newer-than-kafka' ? `newer than Kafka ${to}` : `none that Kafka ${to} knows`}`,
        written,
        before,
      ),
    ];
  const order = before === undefined || after === undefined ? 0 : (compareMetadataVersions(after, before) ?? 0);
  if (before === undefined || after === undefined || order === 0)
    return own.length === 0
      ? []
      : [
          {
            id: 'metadata-version',
            outcome: 'none',
            risk: 'none',
            changes,
            says: `Metadata stay at \`${after ?? before}\`.`,
          },
        ];
  // Kafka of the new version refuses before anything of metadata is asked for.
  if (order < 0 && direction < 0)
    return own.length === 0
      ? []
      : [kept(changes, 'taken back together with Kafka, which needs it before', after, before)];
  const oldest = oldestWayBack(order > 0 ? after : before);
  if (order < 0)
    return (compareMetadataVersions(after, oldest) ?? 0) < 0
      ? [
          kept(
            changes,
            `older than \`${oldest}\`, below which Kafka takes nothing back that may have been written since`,
            after,
            before,
          ),
        ]
      : [
          {
            id: 'metadata-version',
            outcome: 'dynamic',
            risk: 'none',
            changes,
            says: `Metadata go back from \`${before}\` to \`${after}\` without a restart.`,
          },
        ];
  const isFinal = (compareMetadataVersions(before, oldest) ?? 0) < 0;
  return [
    {
      id: 'metadata-version',
      outcome: 'dynamic',
      risk: isFinal ? 'degraded' : 'none',
      changes,
      says: `${follows ? `Nobody gives \`metadataVersion\`, so the operator raises metadata` : 'The operator raises metadata'} from \`${before}\` to \`${after}\`${from === to ? '' : ' once all nodes have restarted'}; nothing restarts for it${
        isFinal
          ? `, and nothing leads back: Kafka goes no further back than ${minorOf(oldest.split('-')[0] ?? '')} from then on`
          : ''
      }.`,
      ...(follows && isFinal ? { first: [`Set \`metadataVersion: ${before}\` to keep the way back open.`] } : {}),
    },
  ];
}

function kept(
  changes: readonly FieldChange[],
  why: string,
  wanted: string | undefined,
  current: string | undefined,
): Effect {
  return {
    id: 'metadata-version-kept',
    outcome: 'ignored',
    risk: 'degraded',
    changes,
    says: `Metadata stay at \`${current}\`: \`${wanted}\` is ${why}; the operator says so in its log or a condition alone.`,
    first: [`Keep \`metadataVersion: ${current}\`.`],
  };
}

function unused(changes: readonly FieldChange[], isMigrating: boolean): readonly Effect[] {
  return [
    {
      id: 'metadata-version-unused',
      outcome: 'none',
      risk: 'none',
      changes,
      says: isMigrating
        ? 'Controllers begin with this metadata version.'
        : 'Metadata are in ZooKeeper, so no metadata version counts; controllers of a migration begin with it.',
    },
  ];
}

/** Up to 0.45: both are annotations of all pods of Kafka, also where KRaft reads neither. */
function ofProtocols({ change, from, to }: VersionChange): readonly Effect[] {
  if (isSince(change.after.release, '0.46')) return [];
  const changed = keyChanges(change, 'kafka').filter(({ key }) => protocolKeys.some((one) => one === key));
  if (changed.length === 0) return [];
  const changes = changed.flatMap((one) => one.changes);
  const kraft = isKraft(wayOf(change.after));
  const [old, now] = [protocolOf(change.before), protocolOf(change.after)];
  // Under KRaft only what is given is written on pods; with ZooKeeper what counts.
  const differs = kraft || protocolKeys.some((key) => protocolOf(change.before, key) !== protocolOf(change.after, key));
  const nodes = stayingNodes(change).map((one) => one.pod);
  if (!differs || nodes.length === 0)
    return [
      {
        id: 'protocol-version',
        outcome: 'none',
        risk: 'none',
        changes,
        says: `Brokers speak version ${now} as before, so nothing restarts.`,
      },
    ];
  const short = (text: string): string => minorOf(text.split('-')[0] ?? '');
  if (!kraft && compareVersions(short(now), minorOf(kafkaVersionOf(change.after))) > 0)
    return [
      {
        id: 'protocol-version',
        outcome: 'restart',
        risk: nodes.length === 1 ? 'outage' : 'degraded',
        changes,
        restarts: nodes,
        says: `Kafka ${to} does not speak version ${now}, so the first broker that restarts does not come back, and the operator goes no further.`,
        first: [`Set ${minorOf(to)} at most.`],
      },
    ];
  // The roll of the new version, and the one after it, are told with that.
  if (!kraft && from !== to)
    return [
      {
        id: 'protocol-version',
        outcome: 'none',
        risk: 'none',
        changes,
        says: `Once they run Kafka ${to}, brokers speak version ${now}; what that restarts is told with the version.`,
      },
    ];
  const isUp = compareVersions(short(now), short(old)) > 0;
  const isDown = compareVersions(short(now), short(old)) < 0;
  return [
    {
      id: 'protocol-version',
      outcome: 'restart',
      risk: (isUp || isDown) && !kraft ? 'degraded' : 'restart',
      changes,
      restarts: nodes,
      says: kraft
        ? `${plural(nodes.length, 'node')} of Kafka ${nodes.length === 1 ? 'restarts' : 'restart, one by one'}: KRaft reads no ${changed.map(({ key }) => `\`${key}\``).join(' and ')}, but pods carry what is given as an annotation.`
        : `${plural(nodes.length, 'broker')} ${nodes.length === 1 ? 'restarts' : 'restart, one by one'}, and speak version ${now} instead of ${old}${isUp ? `; nothing leads back to a Kafka older than ${short(now)} from then on` : isDown ? '; the guide of Kafka on upgrading knows no way back to an older version' : ''}.`,
      ...(isDown && !kraft
        ? { first: [`Keep ${old}, unless somebody has tried this way back on a copy of the cluster.`] }
        : {}),
    },
  ];
}
