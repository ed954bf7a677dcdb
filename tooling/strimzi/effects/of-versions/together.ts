/** Owns what must not be merged together: the operator, Kafka, and what its metadata or brokers speak, each of which can be taken back alone. */
import { hasAt, textAt } from '../../../source/plain.ts';
import { compareMetadataVersions } from '../../config/kafka-protocols.ts';
import { minorOf } from '../../config/kafka-versions.ts';
import { protocolKeys } from '../../steps/versions.ts';
import { isKraft, wayOf } from '../../steps/way.ts';
import { compareVersions } from '../../versions.ts';
import type { Effect, EffectFact } from '../effect.ts';
import { keyChanges } from '../of-config/key-changes.ts';
import { fieldsAt } from '../of-nodes/node-change.ts';
import { joined } from '../of-nodes/words.ts';
import { metadataOf, protocolOf, releaseCause, type VersionChange } from './version-stand.ts';

export const togetherFacts = {
  'versions-together': {
    when: 'More than one of these goes up in one merge: the operator, Kafka, the metadata version or the protocol between brokers.',
    source:
      'Strimzi 0.45.2 and 1.2.0, guide on upgrading: the operator first, then Kafka, then metadata once clients and brokers are well.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

export function togetherEffects(version: VersionChange): readonly Effect[] {
  const { change, from, to, direction, cluster } = version;
  const [old, now] = [change.before.release, change.after.release];
  const isOperator = old.release !== now.release;
  // Where neither release runs the other's Kafka, both have to change at once.
  const isFree = now.kafkaVersions.includes(from) || old.kafkaVersions.includes(to);
  const isKafka = direction !== 0 && (!isOperator || isFree);
  // What nobody names comes with the operator.
  const isNamed = hasAt(change.after.kafka, 'spec', 'kafka', 'version');
  const data = dataChange(version);
  const parts = [
    ...(isOperator && isKafka
      ? [
          {
            text: 'the operator',
            step: `Set \`strimzi.release: ${now.release}\`${isNamed ? '' : ` and \`version: ${from}\``}.`,
            changes: [releaseCause(change)],
          },
        ]
      : []),
    ...(isKafka
      ? [
          {
            text: 'Kafka',
            step: `Set \`version: ${to}\`.`,
            changes: fieldsAt(change, 'Kafka', cluster, 'spec', 'kafka', 'version'),
          },
        ]
      : []),
    ...(data === undefined ? [] : [data]),
  ];
  if (parts.length < 2 || (!isKafka && !isOperator)) return [];
  const swap = isOperator && isKafka && !now.kafkaVersions.includes(from);
  const [operator, kafka, ...rest] = parts;
  const ordered = swap && operator !== undefined && kafka !== undefined ? [kafka, operator, ...rest] : parts;
  const steps = (direction < 0 ? [...ordered].reverse() : ordered).map((one) => one.step);
  return [
    {
      id: 'versions-together',
      outcome: 'none',
      risk: 'degraded',
      changes: parts.flatMap((one) => one.changes),
      says: `One merge would change ${joined(parts.map((one) => one.text))}: if something goes wrong it is not known what of it did, and the way back is closed before anybody has looked.`,
      steps: steps.map((step, index) =>
        index === 0 ? step : `${step.slice(0, -1)}, once all nodes are ready and clients are well.`,
      ),
    },
  ];
}

function dataChange({
  change,
  cluster,
  from,
  direction,
}: VersionChange): { text: string; step: string; changes: Effect['changes'] } | undefined {
  if (direction < 0) return undefined;
  if (isKraft(wayOf(change.after))) {
    const written = textAt(change.after.kafka, 'spec', 'kafka', 'metadataVersion');
    const [before, after] = [metadataOf(change.before), metadataOf(change.after)];
    if (
      written === undefined ||
      before === undefined ||
      after === undefined ||
      !((compareMetadataVersions(after, before) ?? 0) > 0)
    )
      return undefined;
    return {
      text: 'its metadata version',
      step: `Set \`metadataVersion: ${written}\`.`,
      changes: fieldsAt(change, 'Kafka', cluster, 'spec', 'kafka', 'metadataVersion'),
    };
  }
  const changed = keyChanges(change, 'kafka').filter(
    ({ key, after }) => key === protocolKeys[0] && after !== undefined,
  );
  const spoken = protocolOf(change.after);
  if (changed.length === 0 || !(compareVersions(minorOf(spoken.split('-')[0] ?? ''), minorOf(from)) > 0))
    return undefined;
  return {
    text: 'what brokers speak',
    step: `Set \`${protocolKeys[0]}: "${spoken}"\`.`,
    changes: changed.flatMap((one) => one.changes),
  };
}
