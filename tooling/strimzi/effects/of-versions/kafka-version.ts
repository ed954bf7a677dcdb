/**
 * Owns what another Kafka version does: which nodes restart and how often, what settings mean from then on, what is refused. Source:
 * Strimzi 0.45.2, `ZooKeeperVersionChangeCreator`; 0.45.2 and 1.2.0, `KRaftVersionChangeCreator`, `KafkaReconciler.podSetPodAnnotations`.
 */
import { editPlain } from '../../../source/edit-plain.ts';
import { hasAt, textAt } from '../../../source/plain.ts';
import { metadataVersionsOf } from '../../config/kafka-protocols.ts';
import { minorOf } from '../../config/kafka-versions.ts';
import { judgeVersionChange, type VersionChangeEffect, versionChangeText } from '../../config/version-change.ts';
import type { StepFault } from '../../steps/step.ts';
import { protocolKeys, versionFaults } from '../../steps/versions.ts';
import { isKraft, wayOf } from '../../steps/way.ts';
import { compareVersions } from '../../versions.ts';
import type { ClusterChange, Effect, EffectFact } from '../effect.ts';
import { forbiddenIn, reachingSettings } from '../of-config/key-changes.ts';
import { stayingNodes } from '../of-config/setting-reach.ts';
import { plural } from '../of-config/words.ts';
import { afterwards } from '../of-nodes/words.ts';
import { metadataOf, protocolOf, type VersionChange } from './version-stand.ts';

export const kafkaVersionFacts = {
  'kafka-version': {
    when: 'Kafka gets another version.',
    source:
      'Strimzi 1.2.0 and 0.45.2, `KafkaReconciler` (image and annotation `strimzi.io/kafka-version`); 0.45.2, `ZooKeeperVersionChangeCreator`: the protocol between brokers is raised in a roll of its own.',
  },
  'kafka-version-zookeeper': {
    when: 'Kafka gets another version, and ZooKeeper runs from its image.',
    source: 'Strimzi 0.45.2, `ZookeeperCluster.fromCrd` (`kafkaImage`).',
  },
  'kafka-version-refused': {
    when: 'The operator does not run the version, or does not go to it from what is there.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `KafkaVersion.Lookup.supportedVersion`, `KRaftVersionChangeCreator`; 1.2.0, `KafkaCluster.validateMetadataVersion`, which looks at what there is while nodes restart; 0.45.2, `ZooKeeperVersionChangeCreator`.',
  },
  'kafka-version-image': {
    when: 'The version changes and an image that somebody names stays.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `KafkaVersion.Lookup.kafkaImage`: an image that is named is taken, whatever is in it.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

export function kafkaVersionEffects(version: VersionChange): readonly Effect[] {
  const { change, from, to, causes, direction } = version;
  if (from === to) return direction === 0 ? samenessOf(version) : [];
  const { release } = change.after;
  const faults = versionFaults(
    { ...change.before, kafka: withVersion(change.before.kafka, from) },
    { ...change.after, kafka: withVersion(change.after.kafka, to) },
  );
  const refused = !release.kafkaVersions.includes(to)
    ? refusal(
        version,
        `Strimzi ${release.release} does not run Kafka ${to}, only ${release.kafkaVersions.join(', ')}`,
        `Set a version that Strimzi ${release.release} runs: ${release.kafkaVersions.join(', ')}`,
      )
    : faults.flatMap((fault) => faultEffect(version, fault));
  const stops = refused.some((one) => one.outcome === 'refused');
  if (stops) return refused;
  const custom = textAt(change.after.kafka, 'spec', 'kafka', 'image');
  const isCustom = custom !== undefined && custom === textAt(change.before.kafka, 'spec', 'kafka', 'image');
  return [
    ...refused,
    rolled(version),
    ...zookeeperRolled(version, isCustom),
    ...(isCustom
      ? [
          {
            id: 'kafka-version-image',
            outcome: 'ignored',
            risk: 'degraded',
            changes: causes,
            says: `\`spec.kafka.image\` stays \`${custom}\`, so nodes go on with the Kafka that is in it, and the operator treats it as ${to}.`,
            first: ['Name an image with that version, or take `image` out.'],
          } satisfies Effect,
        ]
      : []),
  ];
}

/** The version is written out, or no longer, and is what it was. */
function samenessOf({ change, cluster, to, causes }: VersionChange): readonly Effect[] {
  const [first] = causes;
  if (
    first === undefined ||
    first.name !== cluster ||
    textAt(change.before.kafka, 'spec', 'kafka', 'version') === textAt(change.after.kafka, 'spec', 'kafka', 'version')
  )
    return [];
  return [
    {
      id: 'kafka-version',
      outcome: 'none',
      risk: 'none',
      changes: causes,
      says: `Kafka stays ${to}, which is the default of Strimzi ${change.after.release.release}.`,
    },
  ];
}

/** What nobody writes is the default of the release. */
function withVersion(kafka: ClusterChange['after']['kafka'], version: string): ClusterChange['after']['kafka'] {
  return editPlain(kafka, { route: ['spec', 'kafka', 'version'], set: version }) ?? kafka;
}

function refusal({ causes }: VersionChange, why: string, first: string, steps?: readonly string[]): readonly Effect[] {
  return [
    {
      id: 'kafka-version-refused',
      outcome: 'refused',
      risk: 'outage',
      changes: causes,
      says: `${why}, so the operator refuses the whole cluster: nodes go on as they are, and nothing of it is looked after until it is taken back.`,
      first: [`${first}.`],
      ...(steps === undefined ? {} : { steps }),
    },
  ];
}

function faultEffect(version: VersionChange, fault: StepFault): readonly Effect[] {
  const { change, to } = version;
  switch (fault.what) {
    case 'version-below-metadata': {
      const legal = metadataVersionsOf(to).at(-1);
      const isFinal = compareVersions(minorOf(fault.oldest.split('-')[0] ?? ''), minorOf(to)) > 0;
      return refusal(
        version,
        `Metadata are of version \`${fault.metadata}\`, which Kafka ${to} cannot read`,
        isFinal
          ? `Keep Kafka ${minorOf(fault.oldest.split('-')[0] ?? '')} or later: metadata cannot be taken back further`
          : `Take \`metadataVersion\` back to \`${legal}\` in a change before`,
        isFinal ? undefined : [`Set \`metadataVersion: ${legal}\`.`, `Set \`version: ${to}\`.`],
      );
    }
    case 'version-below-protocol': {
      const isGiven = hasAt(change.before.kafka, 'spec', 'kafka', 'config', fault.key);
      return refusal(
        version,
        `Brokers speak version ${fault.value} (\`${fault.key}\`${isGiven ? '' : ', which nobody gives'}), which Kafka ${to} does not know`,
        `Keep Kafka ${fault.value} or later: nothing leads back below what brokers speak`,
      );
    }
    case 'metadata-too-old':
      return refusal(
        version,
        `Metadata are of version \`${fault.metadata}\`, which Kafka ${to} does not read`,
        `Raise \`metadataVersion\` to \`${fault.oldest}\` or later in a change before`,
        [`Set \`metadataVersion: ${fault.oldest}\` with Kafka ${version.from}.`, `Set \`version: ${to}\`.`],
      );
    default:
      return [];
  }
}

function rolled(version: VersionChange): Effect {
  const { change, from, to, direction, causes } = version;
  const nodes = stayingNodes(change);
  const times = isKraft(wayOf(change.after)) ? 1 : rollsOfBrokers(version);
  const isBack = direction < 0;
  return {
    id: 'kafka-version',
    outcome: 'restart',
    risk: 'restart',
    changes: causes,
    restarts: nodes.map((one) => one.pod),
    ...(times > 1 ? { times } : {}),
    says: `Kafka goes ${isBack ? 'back ' : ''}from ${from} to ${to}: ${plural(nodes.length, 'node')} of Kafka ${nodes.length === 1 ? 'restarts' : 'restart, one by one'}${
      times > 1
        ? `, ${times === 2 ? 'twice' : `${times} times`}: first with the new version, then with what brokers speak (\`${protocolKeys[0]}\`)`
        : ''
    }.`,
    ...afterwards([...settingNotes(version), ...wayBack(version)]),
  };
}

/** What is raised beyond the old version waits for a roll after that of the new one; before 3.0 so does the format of records. */
function rollsOfBrokers({ change, from, to, direction }: VersionChange): number {
  if (direction < 0 || minorOf(from) === minorOf(to)) return 1;
  const waits = (key: (typeof protocolKeys)[number]): boolean =>
    compareVersions(minorOf(protocolOf(change.after, key).split('-')[0] ?? ''), minorOf(from)) > 0;
  const [protocol, format] = [waits(protocolKeys[0]), waits(protocolKeys[1])];
  if (compareVersions(minorOf(to), '3.0') < 0 && protocol && format) return 3;
  return protocol || format ? 2 : 1;
}

function wayBack({ change, from, to, direction }: VersionChange): readonly string[] {
  if (direction < 0 || minorOf(from) === minorOf(to)) return [];
  if (isKraft(wayOf(change.after))) {
    const metadata = metadataOf(change.after);
    if (metadata !== metadataOf(change.before)) return [];
    return [
      `Metadata stay at \`${metadata}\`, so the way back is open; raise \`metadataVersion\` in a change of its own when all is well.`,
    ];
  }
  const spoken = protocolOf(change.after);
  return compareVersions(minorOf(spoken.split('-')[0] ?? ''), minorOf(from)) > 0
    ? [
        `From the second restart on nothing leads back to Kafka ${from}: give \`${protocolKeys[0]}: "${minorOf(from)}"\` to keep the way open, and raise it in a change of its own.`,
      ]
    : [
        `Brokers go on speaking version ${spoken}, so the way back is open; raise \`${protocolKeys[0]}\` in a change of its own when all is well.`,
      ];
}

function zookeeperRolled({ change, causes, from, to }: VersionChange, isCustom: boolean): readonly Effect[] {
  const nodes = stayingNodes(change, 'zookeeper').map((one) => one.pod);
  const isOwn = hasAt(change.after.kafka, 'spec', 'zookeeper', 'image');
  if (nodes.length === 0 || isCustom || isOwn) return [];
  return [
    {
      id: 'kafka-version-zookeeper',
      outcome: 'restart',
      risk: 'restart',
      changes: causes,
      restarts: nodes,
      says: `ZooKeeper runs from the image of Kafka, so ${nodes.length === 1 ? 'its node restarts' : `its ${nodes.length} nodes restart, one by one`}, before the brokers, for Kafka ${to} in place of ${from}.`,
    },
  ];
}

/** Settings that somebody gives first; of Kafka's own defaults a few by name. */
function settingNotes({ change, from, to }: VersionChange): readonly string[] {
  const given = reachingSettings(change.after, 'kafka');
  const told = judgeVersionChange(given, from, to, 'broker', forbiddenIn(change.after, 'kafka'));
  const ofGiven = told.filter((one) => one.what !== 'default changed');
  const defaults = told.filter(
    (one): one is VersionChangeEffect & { what: 'default changed' } => one.what === 'default changed',
  );
  const most = 6;
  return [
    ...ofGiven.map((one) => versionChangeText(one, to)),
    ...defaults.slice(0, most).map((one) => versionChangeText(one, to)),
    ...(defaults.length > most
      ? [`${defaults.length - most} more settings that are not given have another default in Kafka ${to}.`]
      : []),
  ];
}

/** Values that the new version does not take, and the old one did; who writes them anew is told by the settings. */
export function valuesRefused({ change, from, to, causes }: VersionChange): readonly Effect[] {
  if (from === to) return [];
  const [old, now] = [reachingSettings(change.before, 'kafka'), reachingSettings(change.after, 'kafka')];
  return judgeVersionChange(now, from, to, 'broker', forbiddenIn(change.after, 'kafka')).flatMap(
    (one): readonly Effect[] => {
      if (one.what !== 'value refused' || old.get(one.key) !== one.value) return [];
      return [
        {
          id: 'setting-refused',
          subject: one.key,
          outcome: 'refused',
          risk: 'outage',
          changes: causes,
          says: `Setting \`${one.key}\` is \`${one.value}\`, which Kafka ${to} does not take, so the operator refuses the whole cluster: nothing of it is looked after until it is mended.`,
          first: [`Set ${one.expected} in this change or before.`],
        },
      ];
    },
  );
}
