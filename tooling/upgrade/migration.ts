/**
 * Owns the steps from ZooKeeper to KRaft, and back as long as that is possible. Source: Strimzi 0.45.2, guide on migrating to KRaft,
 * `KafkaMetadataStateManager`.
 */

import type { Step } from '../lint/mend/step.ts';
import { defaultClass } from '../model/complete.ts';
import { nodeAt, type Plain, type Route } from '../source/node.ts';
import { metadataVersionsOf } from '../strimzi/config/kafka-protocols.ts';
import { virtualPool } from '../strimzi/pools/pod-labels.ts';
import { protocolKeys } from '../strimzi/steps/versions.ts';
import { isOwn, remove, type Stand, set, type Way, waitForStatus } from './stand.ts';

const controllers = 'controllers';

/** All steps that are left; Kafka and what brokers speak are as the migration needs them. */
export function migrationSteps(stand: Stand): Way {
  const { phase, stack } = stand;
  if (stack === 'kraft') return { steps: [], stand };
  const steps: Step[] = [];
  if (phase === undefined) steps.push(prepare(stand));
  if (phase !== 'migrating' && phase !== 'finalised') steps.push(migrate(stand));
  if (phase !== 'finalised') steps.push(...withoutZookeeperParts(stand), finalise(stand));
  steps.push(arrive(stand));
  const metadata = stand.metadata ?? metadataVersionsOf(stand.version).at(-1);
  return { steps, stand: { ...stand, stack: 'kraft', phase: undefined, metadata, protocols: {} } };
}

function prepare(stand: Stand): Step {
  const { spec, id } = stand.cluster;
  const numbers = spec.jmx.nodePorts ? { nodeIds: { from: 0, to: 99 } } : {};
  const pool = `kubectl get kafkanodepool ${virtualPool} -n ${spec.namespace}`;
  return {
    text: `Take the brokers of ${id} into a node pool that keeps their pods and disks.`,
    edits: [
      set(stand, ['pools', virtualPool], { name: virtualPool, roles: ['broker'], ...numbers }),
      set(stand, ['migration', 'phase'], 'prepare'),
    ],
    byHand: [],
    restarts: 'Nothing.',
    waits: [
      { command: `${pool} -o jsonpath='{.status.nodeIds}'`, until: `it prints ${idsUpTo(spec.kafka.brokers)}` },
      {
        command: `kubectl get strimzipodset ${spec.name}-${virtualPool} -n ${spec.namespace}`,
        until: `all ${spec.kafka.brokers} pods are ready and current`,
      },
    ],
    back: `Take \`pools\` and \`migration\` out, then delete KafkaNodePool \`${virtualPool}\` by hand, once its pods belong to Kafka again.`,
    notes: ['Leave number and disks of the brokers as they are in this step.'],
  };
}

function idsUpTo(count: number): string {
  return `[${Array.from({ length: count }, (_, id) => id).join(',')}]`;
}

function migrate(stand: Stand): Step {
  const { cluster, version, metadata, phase } = stand;
  const hasControllers = Object.values(cluster.spec.pools ?? {}).some(({ roles }) => roles.includes('controller'));
  const full = metadataVersionsOf(version).at(-1);
  const again = phase === 'rolled-back' ? ['See that no claim of earlier controllers is left before this step.'] : [];
  return {
    text: `Start controllers for ${cluster.id}, and let them take over the metadata from ZooKeeper.`,
    edits: [
      ...(hasControllers ? [] : [set(stand, ['pools', controllers], controllersOf(stand))]),
      ...(metadata === undefined && full !== undefined ? [set(stand, ['kafka', 'metadataVersion'], full)] : []),
      ...controllerDisks(stand)
        .map((route) => [...route, 'deleteClaim'])
        .filter((route) => isOwn(stand, route))
        .map((route) => remove(stand, route)),
      set(stand, ['migration', 'phase'], 'migrating'),
    ],
    byHand: [],
    restarts: 'Controllers are started, and all brokers restart twice, one by one.',
    waits: [waitForStatus(stand, 'kafkaMetadataState', 'KRaftPostMigration')],
    back: `\`npx fleet upgrade ${cluster.id} --to zookeeper\`, as long as the next step is not taken.`,
    notes: [...again, 'Change nothing else of the cluster until the migration is finalised or taken back.'],
  };
}

/** Disks of the class that ZooKeeper's metadata are on, where no class is the default. */
function controllersOf({ cluster }: Stand): Plain {
  const { spec, kubernetes } = cluster;
  const own = spec.zookeeper?.storage.class;
  const storage = defaultClass(kubernetes) === undefined && own !== undefined ? { storage: { class: own } } : {};
  const numbers = spec.jmx.nodePorts ? { nodeIds: { from: 100, to: 199 } } : {};
  return { roles: ['controller'], ...numbers, ...storage };
}

interface ZookeeperPart {
  readonly route: Route;
  readonly isOn: boolean;
}

/** What stands in front of ZooKeeper goes in a step that can be taken back. */
function withoutZookeeperParts(stand: Stand): readonly Step[] {
  const { zookeeperProxy, zookeeperExporter, jmx } = stand.cluster.spec;
  const parts: readonly ZookeeperPart[] = [
    { route: ['zookeeperProxy'], isOn: zookeeperProxy.enabled },
    { route: ['zookeeperExporter'], isOn: zookeeperExporter.enabled },
    { route: ['jmx', 'zookeeper'], isOn: jmx.enabled && jmx.zookeeper },
  ];
  const on = parts.filter(({ isOn }) => isOn).map(({ route }) => route);
  if (on.length === 0) return [];
  const names = on.map((route) => `\`${route.join('.')}\``);
  return [
    {
      text: `Take away what is in front of the ZooKeeper of ${stand.cluster.id}: ${names.join(', ')}.`,
      edits: on.map((route) => remove(stand, route)),
      byHand: on
        .filter((route) => !isOwn(stand, route))
        .map((route) => `\`${route.join('.')}\` comes from a profile: turn it off in the cluster file.`),
      restarts: on.some(([first]) => first === 'jmx') ? 'All ZooKeeper nodes, one by one.' : 'No broker.',
      waits: [],
      back: 'Put the sections back.',
      notes: ['Whoever reaches ZooKeeper through these is cut off: see who does before this step.'],
    },
  ];
}

function finalise(stand: Stand): Step {
  const { cluster } = stand;
  return {
    text: `Finalise the migration of ${cluster.id}: the operator deletes ZooKeeper.`,
    edits: [set(stand, ['migration', 'phase'], 'finalised')],
    byHand: [],
    restarts: 'All controllers, one by one.',
    waits: [waitForStatus(stand, 'kafkaMetadataState', 'KRaft')],
    back: 'There is no way back to ZooKeeper from here.',
    notes: [],
  };
}

function arrive(stand: Stand): Step {
  const { cluster, protocols } = stand;
  const { name, namespace } = cluster.spec;
  const leftOver = protocolKeys.filter((key) => protocols[key] !== undefined);
  const own = (route: Route): boolean => isOwn(stand, route);
  return {
    text: `Take what is left of ZooKeeper out of the file of ${cluster.id}.`,
    edits: [
      set(stand, ['stack'], 'kraft'),
      remove(stand, ['migration']),
      ...(own(['zookeeper']) ? [remove(stand, ['zookeeper'])] : []),
      ...leftOver.map((key) => remove(stand, ['kafka', 'config', key])),
    ],
    byHand: [],
    restarts:
      leftOver.length === 0 ? 'Nothing.' : 'All controllers and brokers, one by one: settings go that they had.',
    waits: [
      {
        command: `kubectl get pods -n ${namespace} -l strimzi.io/name=${name}-zookeeper`,
        until: 'it finds no pods',
      },
    ],
    back: 'There is nothing to take back.',
    notes: [
      `The claims \`data-${name}-zookeeper-…\` stay unless ZooKeeper had \`deleteClaim: true\`; delete them when nobody needs them.`,
    ],
  };
}

/** Back to ZooKeeper; none where it is there already. Undefined where there is no way back. */
export function rollbackSteps(stand: Stand): readonly Step[] | undefined {
  const { phase, stack } = stand;
  if (stack === 'kraft' || phase === 'finalised') return undefined;
  if (phase === 'migrating') return [rollBack(stand), rolledBack(stand)];
  return phase === 'rolling-back' ? [rolledBack(stand)] : [];
}

type Pools = readonly (readonly [key: string, name: string])[];

function controllerPools({ cluster }: Stand): Pools {
  return Object.entries(cluster.spec.pools ?? {})
    .filter(([, { roles }]) => roles.includes('controller') && !roles.includes('broker'))
    .map(([key, { name }]) => [key, name] as const);
}

/** Where each disk that is claimed for controllers is described. */
function controllerDisks(stand: Stand): readonly Route[] {
  return controllerPools(stand).flatMap(([key]): readonly Route[] => {
    const storage = ['pools', key, 'storage'];
    const volumes = nodeAt(stand.cluster.node, [...storage, 'volumes']);
    if (volumes?.kind === 'list') return volumes.items.map((_, index) => [...storage, 'volumes', index]);
    return stand.cluster.spec.pools?.[key]?.storage.ephemeral === true ? [] : [storage];
  });
}

function rollBack(stand: Stand): Step {
  return {
    text: `Let the brokers of ${stand.cluster.id} go back to ZooKeeper.`,
    edits: [
      ...controllerDisks(stand).map((route) => set(stand, [...route, 'deleteClaim'], true)),
      set(stand, ['migration', 'phase'], 'rolling-back'),
    ],
    byHand: [],
    restarts: 'All brokers, one by one.',
    waits: [waitForStatus(stand, 'kafkaMetadataState', 'KRaftDualWriting')],
    back: 'Set `migration.phase` to migrating again.',
    notes: ['Disks of the controllers go with them, so that a later attempt begins with empty ones.'],
  };
}

function rolledBack(stand: Stand): Step {
  const { id, spec } = stand.cluster;
  return {
    text: `Take the controllers of ${id} away.`,
    edits: [set(stand, ['migration', 'phase'], 'rolled-back')],
    byHand: [],
    restarts: 'All brokers, one by one.',
    waits: [
      waitForStatus(stand, 'kafkaMetadataState', 'ZooKeeper'),
      ...controllerPools(stand).map(([, name]) => ({
        command: `kubectl get kafkanodepool ${name} -n ${spec.namespace}`,
        until: 'it finds nothing',
      })),
    ],
    back: 'Migrate again.',
    notes: ['Argo CD deletes the controllers with their KafkaNodePools, whose protection went with the step before.'],
  };
}
