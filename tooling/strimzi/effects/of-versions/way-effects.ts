/**
 * Owns what a step between ZooKeeper and KRaft does to nodes; what it makes of pools is told with the nodes. Source: Strimzi 0.45.2,
 * `KafkaMetadataStateManager`, its guides on migration and on rolling it back.
 */
import { plainAt, textAt } from '../../../source/plain.ts';
import { kraftAnnotation, nodePoolsAnnotation } from '../../pools/metadata-stage.ts';
import type { Way } from '../../steps/step.ts';
import { wayFaults, wayOf, waysFrom } from '../../steps/way.ts';
import type { ClusterChange, Effect, EffectFact, FieldChange } from '../effect.ts';
import { nodesOf } from '../nodes.ts';
import { stayingNodes } from '../of-config/setting-reach.ts';
import { handful } from '../of-config/words.ts';
import { claimsLeft, claimsOf } from '../of-nodes/claims-left.ts';
import { fieldsAt } from '../of-nodes/node-change.ts';
import { afterwards } from '../of-nodes/words.ts';

const source =
  'Strimzi 0.45.2, `KafkaMetadataStateManager`, `KafkaMetadataConfigurationState`, guide on migrating to KRaft.';

export const wayFacts = {
  'migration-step-refused': {
    when: 'A step of the way from ZooKeeper to KRaft is left out, or nothing leads there.',
    source,
  },
  'migration-prepared': { when: 'Node pools are turned on or off, and KRaft is named as not in use.', source },
  'migration-started': { when: 'The annotation `strimzi.io/kraft` becomes `migration`.', source },
  'migration-finalised': { when: 'The annotation `strimzi.io/kraft` becomes `enabled` after a migration.', source },
  'zookeeper-gone': {
    when: 'A migration is finalised.',
    source: 'Strimzi 0.45.2, `KafkaMetadataStateManager.shouldDestroyZooKeeperNodes`, `ZooKeeperEraser`.',
  },
  'migration-rolling-back': { when: 'The annotation `strimzi.io/kraft` becomes `rollback`.', source },
  'migration-rolled-back': { when: 'The annotation `strimzi.io/kraft` becomes `disabled` after `rollback`.', source },
  'zookeeper-left': {
    when: 'What is left of ZooKeeper goes from a cluster that runs KRaft.',
    source: 'Strimzi 0.45.2, `KafkaAssemblyOperator`: `spec.zookeeper` is not read any more.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

export function wayEffects(change: ClusterChange, cluster: string): readonly Effect[] {
  const [from, to] = [wayOf(change.before), wayOf(change.after)];
  const changes = [kraftAnnotation, nodePoolsAnnotation].flatMap((name) => {
    const [old, now] = [change.before, change.after].map(({ kafka }) => textAt(kafka, 'metadata', 'annotations', name));
    return old === now ? [] : fieldsAt(change, 'Kafka', cluster, 'metadata', 'annotations', name);
  });
  const section = change.fields.filter(
    ({ kind, route }) => kind === 'Kafka' && route[0] === 'spec' && route[1] === 'zookeeper' && route.length === 2,
  );
  if (from === to) return same(changes, to);
  // A release that knows no other way does not read the annotations.
  if (change.before.release.release !== change.after.release.release && to === 'kraft' && from === 'kraft')
    return same(changes, to);
  const [fault] = wayFaults(change.before, change.after);
  if (fault !== undefined) return [refused(changes, section, from, to)];
  return [...stepOf(change, from, to, changes, section)];
}

function same(changes: readonly FieldChange[], way: Way): readonly Effect[] {
  if (changes.length === 0) return [];
  return [
    {
      id: 'migration-prepared',
      outcome: 'none',
      risk: 'none',
      changes,
      says:
        way === 'kraft'
          ? 'The cluster runs KRaft with node pools as before, whatever its annotations say.'
          : 'The annotations mean what they did before.',
    },
  ];
}

const phases: Readonly<Record<Way, string>> = {
  zookeeper: 'ZooKeeper without pools',
  pools: 'ZooKeeper with pools (`phase: prepare`)',
  migration: 'migration (`phase: migrating`)',
  rollback: 'the way back (`phase: rolling-back`)',
  enabled: 'KRaft (`phase: finalised`)',
  kraft: 'KRaft alone',
};

function refused(changes: readonly FieldChange[], section: readonly FieldChange[], from: Way, to: Way): Effect {
  const next = waysFrom(from).map((one) => phases[one]);
  return {
    id: 'migration-step-refused',
    outcome: 'refused',
    risk: 'outage',
    changes: changes.length > 0 ? changes : section,
    says: `The cluster is at ${phases[from]} and cannot go to ${phases[to]} in one change: the operator stays where it is with a warning at best, and what else the resource asks for no longer fits.`,
    first: [
      next.length === 0 ? 'Take it back: nothing leads away from KRaft.' : `Go to ${next.join(', or back to ')} first.`,
    ],
    ...(from === 'zookeeper' && to !== 'pools'
      ? {
          steps: [
            `Go to ${phases.pools}.`,
            `Go to ${phases.migration}.`,
            `Go to ${phases.enabled}.`,
            'Take out what is left of ZooKeeper.',
          ].slice(0, stepsTo(to)),
        }
      : {}),
  };
}

function stepsTo(way: Way): number {
  return way === 'migration' || way === 'rollback' ? 2 : way === 'enabled' ? 3 : 4;
}

function stepOf(
  change: ClusterChange,
  from: Way,
  to: Way,
  changes: readonly FieldChange[],
  section: readonly FieldChange[],
): readonly Effect[] {
  const nodes = stayingNodes(change);
  const brokers = nodes.filter((one) => one.roles.includes('broker')).map((one) => one.pod);
  const roll = (
    id: 'migration-started' | 'migration-rolling-back' | 'migration-rolled-back',
    times: number,
    says: string,
    later: readonly string[],
  ): readonly Effect[] => [
    {
      id,
      outcome: 'restart',
      risk: 'restart',
      changes,
      restarts: brokers,
      ...(times > 1 ? { times } : {}),
      says,
      ...afterwards(later),
    },
  ];
  const count = brokers.length === 1 ? 'The broker restarts' : `All ${brokers.length} brokers restart`;
  switch (to) {
    case 'migration':
      return from === 'rollback'
        ? roll(
            'migration-started',
            1,
            `${count}${oneByOne(brokers)}, and metadata are in KRaft again, with ZooKeeper kept up to date.`,
            waits('KRaftPostMigration'),
          )
        : roll(
            'migration-started',
            2,
            `Controllers take over the metadata from ZooKeeper: ${count.charAt(0).toLowerCase()}${count.slice(1)} twice${oneByOne(brokers)}, first to register with them, then to leave ZooKeeper, which controllers keep up to date.`,
            [
              ...waits('KRaftPostMigration'),
              'Change nothing else of the cluster until the migration is finalised or taken back.',
            ],
          );
    case 'rollback':
      return roll(
        'migration-rolling-back',
        1,
        `${count}${oneByOne(brokers)}, and ${brokers.length === 1 ? 'goes' : 'go'} back to ZooKeeper, while controllers still take part.`,
        waits('KRaftDualWriting'),
      );
    case 'enabled':
      return finalised(change, changes);
    case 'kraft':
      return [
        {
          id: 'zookeeper-left',
          outcome: 'none',
          risk: 'none',
          changes: [...changes, ...section],
          says: 'What is left of ZooKeeper goes from the resource; nobody reads it any more, and nothing restarts for it.',
        },
      ];
    default:
      return from === 'rollback'
        ? roll(
            'migration-rolled-back',
            1,
            `${count}${oneByOne(brokers)}, and ${brokers.length === 1 ? 'knows' : 'know'} ZooKeeper alone; nothing of the migration is left.`,
            [...waits('ZooKeeper'), 'Delete claims of the controllers that stayed before another attempt.'],
          )
        : prepared(changes, to);
  }
}

function oneByOne(brokers: readonly string[]): string {
  return brokers.length === 1 ? '' : ', one by one';
}

function waits(state: string): readonly string[] {
  return [`Wait until \`status.kafkaMetadataState\` of the Kafka resource is \`${state}\` before the next step.`];
}

/** Which pods are taken over, and whether as they are, is told with the nodes. */
function prepared(changes: readonly FieldChange[], to: Way): readonly Effect[] {
  if (changes.length === 0) return [];
  return [
    {
      id: 'migration-prepared',
      outcome: 'none',
      risk: 'none',
      changes,
      says:
        to === 'pools'
          ? 'The operator looks after node pools from now on; metadata stay in ZooKeeper, and nothing restarts for it.'
          : 'The operator looks at no node pools any more; metadata stay in ZooKeeper.',
    },
  ];
}

function finalised(change: ClusterChange, changes: readonly FieldChange[]): readonly Effect[] {
  const controllers = stayingNodes(change)
    .filter((one) => one.roles.includes('controller'))
    .map((one) => one.pod);
  const gone = nodesOf(change.before)
    .filter((one) => one.part === 'zookeeper')
    .map((one) => one.pod);
  const one = controllers.length === 1;
  return [
    {
      id: 'migration-finalised',
      outcome: 'restart',
      risk: 'degraded',
      changes,
      restarts: controllers,
      says: `${one ? 'The controller restarts' : `All ${controllers.length} controllers restart, one by one`}, and write to ZooKeeper no more; brokers do not restart, and nothing leads back to ZooKeeper from then on.`,
      first: ['See that `status.kafkaMetadataState` of the Kafka resource is `KRaftPostMigration`.'],
      ...afterwards(waits('KRaft')),
    },
    ...(gone.length === 0
      ? []
      : [
          {
            id: 'zookeeper-gone',
            outcome: 'gone',
            risk:
              plainAt(change.before.kafka, 'spec', 'zookeeper', 'storage', 'deleteClaim') === true
                ? 'data loss'
                : 'none',
            changes,
            says: `The operator deletes ZooKeeper, ${handful(gone)}, once controllers have restarted; what reaches ZooKeeper past Kafka is cut off.`,
            ...afterwards(claimsLeft(claimsOf(change.before, gone), 'a ZooKeeper of the same name')),
          } satisfies Effect,
        ]),
  ];
}
