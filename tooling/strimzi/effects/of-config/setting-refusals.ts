/**
 * Owns which settings of brokers are not taken: by the operator, which then refuses the cluster, or by brokers, which do not start with
 * them.
 */
import type { Plain } from '../../../source/node.ts';
import { type Conflict, startConflicts } from '../../config/broker-start.ts';
import { configText, expectedInstead } from '../../config/config-value.ts';
import { settingsOf } from '../../config/kafka-configs.ts';
import { refusedAboveBrokers } from '../../config/replication.ts';
import { isKraft, wayOf } from '../../steps/way.ts';
import type { ClusterChange, Effect, EffectFact } from '../effect.ts';
import { nodesOf } from '../nodes.ts';
import { joined } from '../of-nodes/words.ts';
import { type KeyChange, kafkaVersionOf, reachingSettings } from './key-changes.ts';
import { stayingNodes } from './setting-reach.ts';
import { handful, upper } from './words.ts';

export const refusalFacts = {
  'setting-refused': {
    when: 'A setting has a value that the operator does not take, or asks for more copies than there are brokers.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `KafkaConfiguration.validate`, `OrderedProperties.addIterablePairs`, `KafkaCluster.validateIntConfigProperty`.',
  },
  'settings-conflict': {
    when: 'Settings that do not fit together: the operator takes them, and no broker starts with them.',
    source:
      'Kafka 3.8 to 4.3, `KafkaConfig.validateValues`; Strimzi, `KafkaRoller`: it waits for a node to be ready before it goes on to the next.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

export function refusal(change: ClusterChange, { key, after, changes }: KeyChange): readonly Effect[] {
  const version = kafkaVersionOf(change.after);
  const wrong = after === undefined ? undefined : wrongValue(key, after, version, change);
  if (wrong === undefined) return [];
  return [
    {
      id: 'setting-refused',
      subject: key,
      outcome: 'refused',
      risk: 'outage',
      changes,
      says: `Setting \`${key}\` ${wrong}, so the operator refuses the whole cluster: nodes go on as they are, and nothing of it is looked after until it is mended.`,
      first: ['Write a value that it takes.'],
    },
  ];
}

function wrongValue(key: string, value: Plain, version: string, { after }: ClusterChange): string | undefined {
  const text = configText(value);
  if (text === undefined) return 'is no text, number, `true` or `false`';
  const definition = settingsOf('broker', version)?.get(key);
  const expected = definition === undefined ? undefined : expectedInstead(text, definition, version, after.release);
  if (expected === undefined) return undefined;
  return `${definition?.type === 'password' ? 'has a value that Kafka does not take' : `is \`${text}\``}, where ${expected} is expected`;
}

/** Also where brokers went, and the number stayed; an effect has a cause, so only changes of the setting are told here. */
export function copiesAboveBrokers(change: ClusterChange, keys: readonly KeyChange[]): readonly Effect[] {
  const brokers = nodesOf(change.after).filter((one) => one.roles.includes('broker')).length;
  const given = reachingSettings(change.after, 'kafka');
  return keys.flatMap(({ key, changes }): readonly Effect[] => {
    const text = given.get(key);
    if (!refusedAboveBrokers.includes(key) || text === undefined || !(Number(text) > brokers) || brokers === 0)
      return [];
    return [
      {
        id: 'setting-refused',
        subject: key,
        outcome: 'refused',
        risk: 'outage',
        changes,
        says: `Setting \`${key}\` is ${text} and there are ${brokers} brokers, so the operator refuses the whole cluster: nothing of it is looked after until it is mended.`,
        first: [`Set ${brokers} at most, or add brokers in a change before.`],
      },
    ];
  });
}

export function conflicts(change: ClusterChange, keys: readonly KeyChange[]): readonly Effect[] {
  const found = (state: ClusterChange['after']) =>
    startConflicts(
      reachingSettings(state, 'kafka'),
      settingsOf('broker', kafkaVersionOf(state)) ?? new Map(),
      isKraft(wayOf(state)),
    );
  const known = new Set(found(change.before).map((one) => one.says));
  const brokers = nodesOf(change.after).filter((one) => one.roles.includes('broker'));
  const fresh = new Map<string, Conflict[]>();
  for (const one of found(change.after))
    if (!known.has(one.says)) fresh.set(one.key, [...(fresh.get(one.key) ?? []), one]);
  return [...fresh].flatMap(([key, ones]): readonly Effect[] => {
    const says = joined(ones.map((one) => one.says));
    const remedy = joined([...new Set(ones.map((one) => one.remedy))]);
    const changes = keys
      .filter(
        (one) => one.key === key || ones.some(({ other }) => other === one.key) || says.includes(`\`${one.key}\``),
      )
      .flatMap((one) => one.changes);
    if (changes.length === 0) return [];
    const single = brokers.length === 1;
    return [
      {
        id: 'settings-conflict',
        subject: key,
        outcome: 'restart',
        risk: single ? 'outage' : 'degraded',
        changes,
        restarts: stayingNodes(change)
          .filter((node) => node.roles.includes('broker'))
          .map((node) => node.pod),
        says: `${upper(says)}, and no broker starts with that: ${
          single
            ? `\`${brokers[0]?.pod}\` does not come back from its restart.`
            : `the first of ${handful(brokers.map((one) => one.pod))} that restarts does not come back, and the operator goes no further.`
        }`,
        first: [`${upper(remedy)}.`],
      },
    ];
  });
}
