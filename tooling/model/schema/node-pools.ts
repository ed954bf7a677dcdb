/** Owns how node pools are written, and the way from ZooKeeper to them. */
import Type from 'typebox';
import { count, labels, listOf, name, object, oneOf, optional } from './common.ts';
import { brokerStorage, compute } from './nodes.ts';

const nodeIds = object(
  {
    from: count(0, 2147483647, { description: 'The first number.' }),
    to: count(0, 2147483647, { description: 'The last number.' }),
  },
  {
    description:
      'Numbers that new nodes get. Without it, the lowest that is free in the whole cluster, so numbers of pools mix as they grow.',
  },
);

const pool = object(
  {
    name: optional(
      name({
        description:
          'Name of the KafkaNodePool, if not `<cluster>-<pool>`. Pods and disks carry it, so it cannot be changed later.',
      }),
    ),
    roles: listOf(oneOf(['controller', 'broker'], { description: 'A role.' }), {
      description: 'What its nodes do: `[controller]`, `[broker]`, or both, which is for development.',
      expected: '`[controller]`, `[broker]` or `[controller, broker]`',
    }),
    nodes: optional(count(0, 1000, { description: 'Number of nodes.', default: '3; in development 1' })),
    nodeIds: optional(nodeIds),
    ...compute,
    storage: optional(brokerStorage),
    labels: optional(
      labels({ description: 'Labels of the KafkaNodePool. They reach the pods: changing one restarts them.' }),
    ),
    annotations: optional(labels({ description: 'Annotations of the KafkaNodePool.' })),
  },
  { description: 'A pool of nodes that are alike.' },
);

export const pools = Type.Record(Type.String(), pool, {
  description: 'Pools of nodes (stack kraft), by name.',
  examples: [{ controllers: { roles: ['controller'] }, brokers: { roles: ['broker'], storage: { size: '100Gi' } } }],
});

export const phases = ['prepare', 'migrating', 'finalised', 'rolling-back', 'rolled-back'] as const;

export const migration = object(
  {
    phase: oneOf(phases, {
      description:
        'How far it is: node pools for the brokers that are there (prepare), controllers that take the metadata over (migrating), without ZooKeeper for good (finalised); or back to ZooKeeper (rolling-back, then rolled-back).',
    }),
  },
  { description: 'The way from ZooKeeper to KRaft, one pull request a step.' },
);

export type PoolFile = Type.Static<typeof pool>;
export type MigrationSpec = Type.Static<typeof migration>;
