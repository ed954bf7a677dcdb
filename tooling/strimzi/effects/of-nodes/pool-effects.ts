/**
 * Owns what becomes of pools that are new, gone, or called otherwise, and of brokers that get a pool for the first time. The operator
 * compares nothing here: a pool owns its pods, so that they go with it, and a new one starts with empty disks. Source: Strimzi 0.45.2 and
 * 1.2.0, `KafkaPool`, `StrimziPodSet` owned by the pool, `PersistentVolumeClaimUtils`; 0.45.2, `VirtualNodePoolConverter`.
 */
import { samePlain } from '../../../source/edit-plain.ts';
import { operatorMakes } from '../../made/operator-makes.ts';
import { nodePoolsAnnotation } from '../../pools/metadata-stage.ts';
import type { PoolNodes } from '../../pools/node-pools.ts';
import { virtualPool } from '../../pools/pod-labels.ts';
import type { StepFault } from '../../steps/step.ts';
import type { ClusterState, Effect, EffectFact, FieldChange } from '../effect.ts';
import { partitionsCome } from './broker-effects.ts';
import { claimsLeft, claimsOf } from './claims-left.ts';
import { causes, fieldsAt, isLeft, type NodeChange, type PoolPair, poolFields, poolItself } from './node-change.ts';
import { afterwards, named, nodesText } from './words.ts';

export const poolFacts = {
  'pool-added': {
    when: 'A node pool is new.',
    source: 'Strimzi 0.45.2 and 1.2.0, `KafkaReconciler.podSet`, `NodeIdAssignor`.',
  },
  'pool-gone': {
    when: 'A node pool is in the files no more.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `KafkaClusterCreator`: only pools that are there are looked at; the StrimziPodSet is owned by its pool.',
  },
  'pool-renamed': {
    when: 'A node pool is gone, and a new one has its roles.',
    source: 'Strimzi 0.45.2 and 1.2.0, `KafkaPool.componentName`: pods and claims carry the name of the pool.',
  },
  'pools-adopted': {
    when: 'Brokers without pools become those of pool `kafka`, or the other way round.',
    source: 'Strimzi 0.45.2, `VirtualNodePoolConverter`, and the guide on adopting pools.',
  },
  'pools-not-adopted': {
    when: 'Node pools are turned on, and none with brokers is called `kafka`.',
    source: 'Strimzi 0.45.2, `KafkaPool.componentName`: brokers of another pool are other pods with other claims.',
  },
  'pool-adopted-differently': {
    when: 'The pool that takes brokers over has another number of nodes than there are brokers.',
    source: 'Strimzi 0.45.2, the guide on adopting pools.',
  },
  'kafka-replicas-unused': {
    when: 'The number of brokers in the Kafka resource is another, and pools have the nodes.',
    source: 'Strimzi 0.45.2, `KRaftUtils.nodePoolWarnings` (`UnusedReplicasConfiguration`).',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

export function poolEffects(nodes: NodeChange): readonly Effect[] {
  const taken = new Set(nodes.faults.flatMap((one) => (one.what === 'pool-renamed' ? [one.to] : [])));
  const isRefused = nodes.faults.some((one) => one.what === 'not-adopted');
  return [
    ...nodes.faults.flatMap((fault) => ofFault(nodes, fault)),
    ...nodes.pools.filter((one) => isGoneWithout(nodes, one)).map((one) => emptyOrBack(nodes, one)),
    ...(isRefused
      ? []
      : nodes.pools.filter((one) => one.before === undefined && !taken.has(one.name)).map((one) => added(nodes, one))),
    ...adopted(nodes, isRefused),
    ...unusedReplicas(nodes),
  ];
}

function ofFault(nodes: NodeChange, fault: StepFault): readonly Effect[] {
  switch (fault.what) {
    case 'pool-gone':
      return goneEffect(nodes, fault.pool);
    case 'pool-renamed':
      return renamed(nodes, fault.pool, fault.to);
    case 'not-adopted':
      return notAdopted(nodes, fault.pool);
    case 'adopted-differently':
      // Of disks the comparison of storage tells.
      return fault.route.at(-1) === 'replicas' ? adoptedDifferently(nodes, fault) : [];
    default:
      return [];
  }
}

function goneEffect(nodes: NodeChange, name: string): readonly Effect[] {
  const before = nodes.pools.find((one) => one.name === name)?.before;
  if (before === undefined) return [];
  const isBroker = before.isBroker;
  return [
    {
      id: 'pool-gone',
      subject: name,
      outcome: 'gone',
      risk: 'data loss',
      changes: [poolItself(name, 'gone')],
      says: `${goneText(nodes, before)} The operator looks at nothing that is on ${before.ids.length === 1 ? 'it' : 'them'} first.`,
      first: [
        isBroker
          ? `Put KafkaNodePool \`${name}\` back, and take it away only when it has no nodes.`
          : `Put KafkaNodePool \`${name}\` back: the number of controllers is fixed.`,
      ],
      ...afterwards(claimsLeft(claimsOf(nodes.change.before, before.pods), `a pool \`${name}\` with the same ids`)),
      ...(isBroker
        ? {
            steps: [
              `Keep \`${name}\`; move its partitions to other brokers.`,
              `Lower the number of \`${name}\` to 0.`,
              `Take \`${name}\` away.`,
            ],
          }
        : {}),
    },
  ];
}

/** A sentence: who goes, and when. */
function goneText({ change }: NodeChange, { pool, ids, pods, index }: PoolNodes): string {
  const all = `all its pods (${named(pods)})`;
  return index !== undefined && isLeft(change.before.pools[index])
    ? `Argo CD leaves KafkaNodePool \`${pool}\` where it is (\`Prune=false\`), so ${nodesText('node', ids)} ${ids.length === 1 ? 'goes' : 'go'} on running in no file; whoever deletes it takes ${all} at once.`
    : `KafkaNodePool \`${pool}\` goes, and with it ${all} at once.`;
}

function renamed(nodes: NodeChange, name: string, to: string): readonly Effect[] {
  const find = (pool: string): PoolPair | undefined => nodes.pools.find((one) => one.name === pool);
  const [before, after] = [find(name)?.before, find(to)?.after];
  if (before === undefined || after === undefined) return [];
  return [
    {
      id: 'pool-renamed',
      subject: name,
      outcome: 'gone',
      risk: 'data loss',
      changes: [poolItself(name, 'gone'), poolItself(to, 'new')],
      says: `KafkaNodePool \`${to}\` is a new pool with empty disks: ${nodesText('node', after.ids)} start as ${named(after.pods)}. ${goneText(nodes, before)}`,
      first: [`Keep the name \`${name}\`: pods and claims carry it.`],
      ...afterwards(claimsLeft(claimsOf(nodes.change.before, before.pods), `a pool \`${name}\` with the same ids`)),
      ...(before.isBroker
        ? {
            steps: [
              `Add pool \`${to}\` beside \`${name}\`.`,
              `Move all partitions from ${nodesText('broker', before.ids)} to the new brokers, and lower the number of \`${name}\` to 0.`,
              `Take \`${name}\` away.`,
            ],
          }
        : {}),
    },
  ];
}

/** Pools that go and lose nobody anything: they are empty, or a migration that is taken back leaves its controllers. */
function isGoneWithout({ faults, to }: NodeChange, { name, after }: PoolPair): boolean {
  const isTold = faults.some((one) => (one.what === 'pool-gone' || one.what === 'pool-renamed') && one.pool === name);
  const isVirtual = name === virtualPool && faults.some((one) => one.what === 'not-adopted');
  return after === undefined && !isTold && !isVirtual && (to !== 'zookeeper' || name !== virtualPool);
}

function emptyOrBack({ change }: NodeChange, { name, before }: PoolPair): Effect {
  const ids = before?.ids ?? [];
  const base = { id: 'pool-gone', subject: name, outcome: 'gone', changes: [poolItself(name, 'gone')] } as const;
  if (ids.length === 0)
    return before?.index !== undefined && isLeft(change.before.pools[before.index])
      ? {
          ...base,
          risk: 'none',
          says: `KafkaNodePool \`${name}\` has no nodes; Argo CD leaves it where it is (\`Prune=false\`).`,
          ...afterwards([`Delete it: \`kubectl delete kafkanodepool ${name}\`.`]),
        }
      : { ...base, risk: 'none', says: `KafkaNodePool \`${name}\` goes; it has no nodes.` };
  return {
    ...base,
    risk: 'none',
    says: `KafkaNodePool \`${name}\` goes with its controllers (${named(before?.pods ?? [])}): metadata is in ZooKeeper again.`,
    ...(before?.index !== undefined && isLeft(change.before.pools[before.index])
      ? { first: [`Delete it and its claims by hand before: a later migration must not start with their metadata.`] }
      : {}),
    ...afterwards(claimsLeft(claimsOf(change.before, before?.pods ?? []), 'a new migration')),
  };
}

function added(nodes: NodeChange, { name, after }: PoolPair): Effect {
  const ids = after?.ids ?? [];
  const base = {
    id: 'pool-added',
    subject: name,
    outcome: 'made',
    risk: 'none',
    changes: [poolItself(name, 'new')],
  } as const;
  if (ids.length === 0) return { ...base, says: `Pool \`${name}\` is made, with no nodes.` };
  return {
    ...base,
    says: `Pool \`${name}\` is new: ${after?.roles.join(' and ')} ${nodesText('node', ids)} start with empty disks as ${named(after?.pods ?? [])}, before any other pod restarts.`,
    ...afterwards(after?.isBroker === true ? partitionsCome(nodes, ids) : []),
  };
}

function notAdopted(nodes: NodeChange, pool: string | undefined): readonly Effect[] {
  const before = nodes.pools.find((one) => one.before !== undefined)?.before;
  const fresh = nodes.pools.filter((one) => one.before === undefined);
  const changes = [...fresh.map((one) => poolItself(one.name, 'new')), ...switchFields(nodes)];
  const instead =
    pool === undefined
      ? 'No pool has brokers'
      : `No pool with brokers is called \`kafka\`, as \`${pool}\` would have to be`;
  return [
    {
      id: 'pools-not-adopted',
      outcome: 'gone',
      risk: 'data loss',
      changes: causes(changes, poolItself(pool ?? virtualPool, 'new')),
      says: `${instead}, so every broker (${named(before?.pods ?? [])}) goes at once${fresh.some((one) => one.after?.isBroker) ? ', and others start with empty disks' : ''}; the operator refuses nothing of it.`,
      first: ['Write `name: kafka` in the pool that takes the brokers over.'],
      ...afterwards(claimsLeft(claimsOf(nodes.change.before, before?.pods ?? []), 'a pool `kafka`')),
    },
  ];
}

function adoptedDifferently(
  nodes: NodeChange,
  fault: StepFault & { readonly what: 'adopted-differently' },
): readonly Effect[] {
  return [
    {
      id: 'pool-adopted-differently',
      subject: virtualPool,
      outcome: 'none',
      risk: 'degraded',
      changes: causes(poolFields(nodes, virtualPool, 'replicas'), poolItself(virtualPool, 'new')),
      says: `${fault.says}: two changes at once, of which the second hides what goes wrong with the first.`,
      first: [`${fault.remedy.charAt(0).toUpperCase()}${fault.remedy.slice(1)}.`],
    },
  ];
}

/** Pods keep their names and disks; they restart where they would be others than before. */
function adopted(nodes: NodeChange, isRefused: boolean): readonly Effect[] {
  const isSwitched = (nodes.from === 'zookeeper') !== (nodes.to === 'zookeeper');
  const own = nodes.pools.find((one) => one.name === virtualPool);
  if (!isSwitched || isRefused || own?.before === undefined || own.after === undefined) return [];
  const { before, after, kept } = own;
  const isOn = nodes.from === 'zookeeper';
  const pods = kept.map((id) => `${after.podsName}-${id}`);
  const differs = isOtherwise(nodes, before, after, pods);
  return [
    {
      id: 'pools-adopted',
      outcome: differs ? 'restart' : 'none',
      risk: differs ? 'restart' : 'none',
      changes: causes(
        [...switchFields(nodes), poolItself(virtualPool, isOn ? 'new' : 'gone')],
        poolItself(virtualPool, 'new'),
      ),
      ...(differs ? { restarts: pods } : {}),
      says: `${isOn ? `KafkaNodePool \`${virtualPool}\` takes over` : 'Without pools the operator goes on with'} ${nodesText('broker', kept)} with their pods and disks${differs ? '; they restart, as they are described otherwise than before' : ', and none of them restarts for it'}.`,
    },
  ];
}

function isOtherwise({ change }: NodeChange, before: PoolNodes, after: PoolNodes, pods: readonly string[]): boolean {
  const same = (one: FieldChange['before'], other: FieldChange['before']): boolean =>
    samePlain(one ?? null, other ?? null);
  const labels = (state: ClusterState): ReadonlyMap<string, FieldChange['before']> =>
    new Map(
      operatorMakes(state.kafka, state.release, state.pools)
        .ofKind('Pod')
        .map((one) => [one.name, one.labels]),
    );
  const [old, now] = [labels(change.before), labels(change.after)];
  return !(
    same(before.resources.value, after.resources.value) &&
    same(before.jvmOptions.value, after.jvmOptions.value) &&
    (['pod', 'kafkaContainer', 'initContainer'] as const).every((part) =>
      same(before.template(part).value, after.template(part).value),
    ) &&
    pods.every((pod) => same(old.get(pod), now.get(pod)))
  );
}

/** What says that there are pools, and what says the same of brokers without them. */
function switchFields({ change, cluster }: NodeChange): readonly FieldChange[] {
  return [
    ...fieldsAt(change, 'Kafka', cluster, 'metadata', 'annotations', nodePoolsAnnotation),
    ...['replicas', 'storage', 'resources', 'jvmOptions', 'template'].flatMap((one) =>
      fieldsAt(change, 'Kafka', cluster, 'spec', 'kafka', one),
    ),
  ];
}

function unusedReplicas({ change, cluster, from, to }: NodeChange): readonly Effect[] {
  const changes = fieldsAt(change, 'Kafka', cluster, 'spec', 'kafka', 'replicas');
  if (from === 'zookeeper' || to === 'zookeeper' || changes.length === 0) return [];
  return [
    {
      id: 'kafka-replicas-unused',
      outcome: 'none',
      risk: 'none',
      changes,
      says: 'Pools say how many nodes there are, so the number in the Kafka resource does nothing.',
    },
  ];
}
