/**
 * Owns what cannot be used while nodes restart one by one. The operator waits with a broker while some partition with copies to spare
 * would fall below what must be in sync; partitions without one to spare it does not look at, and restarts the broker anyway. Of controllers it
 * waits for a majority beside the one that restarts, unless there are one or two. Source: Strimzi 0.45.2 and 1.2.0, `KafkaAvailability`,
 * `KafkaQuorumCheck`; 0.45.2, `ZooKeeperRoller`.
 */
import { textAt } from '../../source/plain.ts';
import type { ClusterChange, Effect, EffectFact, FieldChange } from './effect.ts';
import { type ClusterNode, nodesOf } from './nodes.ts';
import { brokerNumber, copiesOf, minInSyncOf, topicsIn } from './of-config/topics.ts';
import { topicsText } from './of-config/words.ts';
import { joined, named } from './of-nodes/words.ts';
import type { RolledPod } from './roll.ts';

const availability = 'Strimzi 0.45.2 and 1.2.0, `KafkaAvailability.wouldAffectAvailability`';

export const availabilityFacts = {
  'roll-stops-cluster': { when: 'The only broker restarts.', source: `${availability}; Kafka.` },
  'roll-stops-topics': {
    when: 'Brokers restart, and topics have a single copy.',
    source: `${availability}: with no more copies than must be in sync it does not wait.`,
  },
  'roll-stops-writes': {
    when: 'Brokers restart, and topics have no more copies than must be in sync.',
    source: `${availability}: with no more copies than must be in sync it does not wait.`,
  },
  'roll-stops-quorum': {
    when: 'Controllers restart, and there are one or two.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `KafkaQuorumCheck.isQuorumHealthyWithoutNode`: with one or two it goes on, with a warning in its log.',
  },
  'roll-stops-zookeeper': {
    when: 'ZooKeeper restarts, and has one or two nodes.',
    source: 'Strimzi 0.45.2, `ZooKeeperRoller`, which waits for pods to be ready and not for a majority.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

/** @param rolls as `rollOf` gives them. */
export function rollHazards(change: ClusterChange, rolls: readonly RolledPod[]): readonly Effect[] {
  const turns = new Map(rolls.map((one) => [one.pod, one]));
  const nodes = nodesOf(change.after);
  const rolled = nodes.filter((one) => turns.has(one.pod));
  const causes = (of: readonly ClusterNode[]): readonly FieldChange[] => [
    ...new Set(of.flatMap(({ pod }) => turns.get(pod)?.because.flatMap((one) => one.changes) ?? [])),
  ];
  const brokers = rolled.filter((one) => one.roles.includes('broker'));
  const controllers = rolled.filter((one) => one.roles.includes('controller'));
  const zookeeper = rolled.filter((one) => one.part === 'zookeeper');
  return [
    ...(zookeeper.length === 0 ? [] : ofZookeeper(nodes, causes(zookeeper))),
    ...(controllers.length === 0 ? [] : ofControllers(nodes, controllers, causes(controllers))),
    ...(brokers.length === 0 ? [] : ofBrokers(change, nodes, brokers, causes(brokers))),
  ];
}

function ofZookeeper(nodes: readonly ClusterNode[], changes: readonly FieldChange[]): readonly Effect[] {
  const count = nodes.filter((one) => one.part === 'zookeeper').length;
  if (count > 2) return [];
  return [
    {
      id: 'roll-stops-zookeeper',
      outcome: 'restart',
      risk: 'degraded',
      changes,
      says: `ZooKeeper has ${count === 1 ? 'a single node' : '2 nodes'}, so it stands still while one restarts: brokers go on serving, but no partition gets another leader, and no topic is made.`,
    },
  ];
}

/** A controller that is a broker too takes its partitions down with it, and nobody can give them another leader meanwhile. */
function ofControllers(
  nodes: readonly ClusterNode[],
  rolled: readonly ClusterNode[],
  changes: readonly FieldChange[],
): readonly Effect[] {
  const voters = nodes.filter((one) => one.roles.includes('controller'));
  const brokers = nodes.filter((one) => one.roles.includes('broker'));
  // Of a cluster with one broker nothing is left that could go on.
  if (voters.length > 2 || (brokers.length === 1 && rolled.some((one) => one.roles.includes('broker')))) return [];
  const isShared = rolled.some((one) => one.roles.includes('broker'));
  return [
    {
      id: 'roll-stops-quorum',
      outcome: 'restart',
      risk: isShared ? 'outage' : 'degraded',
      changes,
      says: `${voters.length === 1 ? `\`${voters[0]?.pod}\` is the only controller` : `${named(voters.map((one) => one.pod))} are the only controllers`}, so there is no quorum while ${voters.length === 1 ? 'it' : 'one of them'} restarts: ${
        isShared
          ? 'partitions that it leads as a broker get no other leader, and cannot be written or read until it is back'
          : 'brokers go on serving, but no partition gets another leader, and no topic is made'
      }.`,
      first: ['Three controllers would outlast it, but their number is fixed: plan for the interruption.'],
    },
  ];
}

function ofBrokers(
  change: ClusterChange,
  nodes: readonly ClusterNode[],
  rolled: readonly ClusterNode[],
  changes: readonly FieldChange[],
): readonly Effect[] {
  const all = nodes.filter((one) => one.roles.includes('broker'));
  const base = { outcome: 'restart', risk: 'outage', changes } as const;
  if (all.length === 1)
    return [
      {
        ...base,
        id: 'roll-stops-cluster',
        says: `\`${rolled[0]?.pod}\` is the only broker of \`${textAt(change.after.kafka, 'metadata', 'name')}\`: nothing can be written or read until it is back.`,
        first: ['Tell who uses the cluster, or merge when nobody does.'],
      },
    ];
  const topics = topicsWithout(change);
  const single = topics.filter((one) => one.copies === 1);
  const few = topics.filter((one) => one.copies > 1);
  return [
    ...(single.length === 0
      ? []
      : [
          {
            ...base,
            id: 'roll-stops-topics',
            says: `${subjectText(single)} ${isOne(single) ? 'has' : 'have'} a single copy: what is on a broker cannot be written or read while that broker restarts.`,
            first: ['Give them more copies before, or plan for the interruption.'],
          } satisfies Effect,
        ]),
    ...(few.length === 0
      ? []
      : [
          {
            ...base,
            id: 'roll-stops-writes',
            says: `${subjectText(few)} ${isOne(few) ? 'has' : 'have'} no copy to spare: the operator restarts brokers all the same, and writes with \`acks=all\` fail to what is on the one that restarts.`,
            first: [
              `Set \`min.insync.replicas\` of ${isOne(few) ? 'it' : 'them'} below the number of copies before, or add copies.`,
            ],
          } satisfies Effect,
        ]),
  ];
}

interface Bare {
  /** Undefined for topics that no file has. */
  readonly name: string | undefined;
  readonly copies: number;
}

/** Topics of which the operator waits for no copy. */
function topicsWithout({ after, before }: ClusterChange): readonly Bare[] {
  const old = new Map(topicsIn(before).map((one) => [one.resource, one]));
  const declared = topicsIn(after).map((topic) => {
    const was = old.get(topic.resource);
    // Copies are moved later than brokers restart, so the fewer of both counts.
    const copies = Math.min(
      copiesOf(topic, after),
      was === undefined ? Number.POSITIVE_INFINITY : copiesOf(was, before),
    );
    return { name: topic.name, copies, minimum: minInSyncOf(topic, after) };
  });
  const minimum = brokerNumber(after, 'min.insync.replicas');
  const kept = (key: string): number => Math.min(brokerNumber(before, key), brokerNumber(after, key));
  return [
    ...declared,
    { name: '__consumer_offsets', copies: kept('offsets.topic.replication.factor'), minimum },
    {
      name: '__transaction_state',
      copies: kept('transaction.state.log.replication.factor'),
      minimum: brokerNumber(after, 'transaction.state.log.min.isr'),
    },
    { name: undefined, copies: kept('default.replication.factor'), minimum },
  ].filter((one) => one.copies <= one.minimum);
}

function subjectText(topics: readonly Bare[]): string {
  const names = topics.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const others = 'topics that no file has and that are made with the defaults of the brokers';
  const parts = [
    ...(names.length === 0 ? [] : [topicsText(names)]),
    ...(topics.some(({ name }) => name === undefined) ? [others] : []),
  ];
  const text = joined(parts);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function isOne(topics: readonly Bare[]): boolean {
  return topics.length === 1 && topics[0]?.name !== undefined;
}
