/**
 * Owns what is told of a change that a Kafka cluster cannot make in one go: steps of the way to KRaft that are left out, pools that take
 * their pods with them, versions that lead below what is written. A state alone shows none of it.
 */
import type { KafkaCluster } from '../../model/model.ts';
import { nodeAt, type Origin, originAt, type Route } from '../../source/node.ts';
import { textAt } from '../../source/plain.ts';
import type { Problem } from '../../source/problem.ts';
import { metadataVersionsOf } from '../../strimzi/config/kafka-protocols.ts';
import { minorOf } from '../../strimzi/config/kafka-versions.ts';
import type { StepFault, Way } from '../../strimzi/steps/step.ts';
import { stepFaults } from '../../strimzi/steps/step-faults.ts';
import type { SeenStand } from './committed.ts';

export function clusterChanges(cluster: KafkaCluster, before: SeenStand, after: SeenStand): readonly Problem[] {
  const moved = identityChange(cluster, before, after);
  if (moved !== undefined) return [moved];
  return stepFaults(before, after)
    .filter((one) => one.what !== 'controllers-changed' || cluster.spec.tier !== 'development')
    .map((fault) => ({
      id: 'cluster-change-refused',
      message: messageOf(fault, before),
      origin: placeOf(fault, cluster, after),
      related: [{ origin: placeBefore(fault, before), message: 'what is there' }],
    }));
}

/** Another name or namespace is another cluster. */
function identityChange(cluster: KafkaCluster, before: SeenStand, after: SeenStand): Problem | undefined {
  for (const field of ['name', 'namespace'] as const) {
    const [from, to] = [before, after].map((one) => textAt(one.kafka, 'metadata', field));
    if (from === undefined || to === undefined || from === to) continue;
    return {
      id: 'cluster-change-refused',
      message: `The ${field} of this cluster is \`${from}\`; with \`${to}\` the operator would make a new one with empty disks, so keep it, and write a file of its own for a new cluster.`,
      origin: originAt(cluster.node, [field]),
      related: [{ origin: originAt(before.kafkaNode, ['metadata', field]), message: 'what is there' }],
    };
  }
  return undefined;
}

const phases: Readonly<Record<Way, string>> = {
  zookeeper: 'ZooKeeper without `pools` and `migration`',
  pools: '`phase: prepare`',
  migration: '`phase: migrating`',
  rollback: '`phase: rolling-back`',
  enabled: '`phase: finalised`',
  kraft: '`stack: kraft`',
};

/** As the cluster file calls it. */
export function wayText(way: Way, from?: Way): string {
  if (way === 'pools' && from === 'rollback') return '`phase: rolled-back`';
  return way === 'pools' && from === 'zookeeper' ? '`pools` with `migration: { phase: prepare }`' : phases[way];
}

function messageOf(fault: StepFault, { kafka }: SeenStand): string {
  const name = textAt(kafka, 'metadata', 'name') ?? '';
  switch (fault.what) {
    case 'way': {
      const { from, to, next } = fault;
      if (from === 'kraft')
        return `Kafka \`${name}\` keeps its metadata in KRaft, and nothing leads back to ZooKeeper; keep \`stack: kraft\`.`;
      const [first, second] = next.map((one) => wayText(one, from));
      const back = second === undefined ? '' : `; to go back, ${second}`;
      const end = from === 'enabled' ? ', and nothing leads back' : back;
      const stands = from === 'zookeeper' ? 'has ZooKeeper and no pools,' : `is at ${phases[from]}`;
      return `Kafka \`${name}\` ${stands} and cannot go to ${wayText(to, from === 'migration' ? 'rollback' : from)} in one change; the next step is ${first}${end}.`;
    }
    case 'not-adopted': {
      const instead =
        fault.pool === undefined
          ? 'No pool with the role `broker` is called `kafka`'
          : `The brokers would be in pool \`${fault.pool}\``;
      return `${instead}, so the operator would replace every broker of \`${name}\` with one that has empty disks; write \`name: kafka\` in the pool that takes them over.`;
    }
    case 'adopted-differently':
      return `${fault.says}; ${fault.remedy}.`;
    case 'pool-gone':
      return `${poolHas(fault)}, which would go on running in no file; ${
        fault.isController
          ? 'put it back, as the number of controllers is fixed.'
          : `put it back, move its partitions away, and set \`nodes: 0\` and \`deletable: [KafkaNodePool/${fault.pool}]\` in a change before the one that takes it out.`
      }`;
    case 'pool-renamed':
      return `${poolHas(fault)}, and \`${fault.to}\` would be a new one with empty disks, since pods and disks carry the name; write \`name: ${fault.pool}\`.`;
    case 'controllers-changed':
      return `Kafka \`${name}\` has ${fault.before} controllers, and the number is fixed once there are any; keep ${fault.before}.`;
    case 'version-below-metadata': {
      const { version, metadata, oldest } = fault;
      const legal = metadataVersionsOf(version).at(-1);
      const remedy =
        minorCompare(oldest, version) > 0
          ? `keep ${minorOf(oldest.split('-')[0] ?? '')} or later, as it cannot be taken back`
          : `take \`metadataVersion\` back to \`${legal}\` in a change before`;
      return `Kafka ${version} cannot read metadata of version \`${metadata}\`; ${remedy}.`;
    }
    case 'version-below-protocol':
      return `Brokers speak version ${fault.value} (\`${fault.key}\`), which Kafka ${fault.version} does not know, so the operator refuses the way back; keep ${fault.value}.`;
    case 'metadata-back':
      return `Metadata of version \`${fault.from}\` cannot become \`${fault.to}\`, as Kafka takes nothing back that may have been written since; ${
        fault.oldest === fault.from ? `keep \`${fault.from}\`` : `set \`${fault.oldest}\` at least`
      }.`;
    case 'metadata-too-old':
      return `Kafka ${fault.version} does not read metadata of version \`${fault.metadata}\`; raise \`metadataVersion\` to \`${fault.oldest}\` or later in a change before.`;
  }
}

function minorCompare(metadata: string, version: string): number {
  const [one = 0, two = 0] = (metadata.split('-')[0] ?? '').split('.').map(Number);
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return one - major || two - minor;
}

function poolHas({ pool, nodes }: { readonly pool: string; readonly nodes: number }): string {
  return `KafkaNodePool \`${pool}\` has ${nodes === 1 ? 'a node' : `${nodes} nodes`}`;
}

/** Annotations and pools that are not there any more have no place in what is asked for now. */
function placeOf(fault: StepFault, cluster: KafkaCluster, after: SeenStand): Origin {
  if (fault.what === 'way')
    return originAt(cluster.node, cluster.spec.migration === undefined ? ['stack'] : ['migration', 'phase']);
  const pool = fault.at === undefined ? undefined : after.poolNodes[fault.at];
  if (pool !== undefined) return originAt(pool, fault.route);
  if (fault.route.length > 0) return originAt(after.kafkaNode, fault.route);
  return originAt(cluster.node, cluster.spec.pools === undefined ? ['stack'] : ['pools']);
}

function placeBefore(fault: StepFault, { kafkaNode, poolNodes, pools }: SeenStand): Origin {
  if (fault.what === 'pool-gone' || fault.what === 'pool-renamed') {
    const index = pools.findIndex((one) => textAt(one, 'metadata', 'name') === fault.pool);
    return originAt(poolNodes[index] ?? kafkaNode, ['metadata', 'name']);
  }
  const routes: Readonly<Partial<Record<StepFault['what'], Route>>> = {
    'not-adopted': ['spec', 'kafka', 'replicas'],
    'adopted-differently': ['spec', 'kafka', ...fault.route.slice(1)],
  };
  const route = routes[fault.what] ?? fault.route;
  return originAt(kafkaNode, nodeAt(kafkaNode, route) === undefined ? ['metadata', 'name'] : route);
}
