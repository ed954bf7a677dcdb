/**
 * Owns what a pool has from elsewhere in its file: with brokers in it, what `kafka` says of nodes, so that a cluster on its way from
 * ZooKeeper writes nothing twice.
 */
import { map, nodeAt, type YamlEntry, type YamlMap } from '../source/node.ts';

/** Fields that `kafka` and a pool both have. */
const shared = [
  'cpu',
  'cpuLimit',
  'memory',
  'heap',
  'jvm',
  'storage',
  'placement',
  'podLabels',
  'podAnnotations',
  'priorityClass',
];

/** The cluster with its pools completed from `kafka`, each field whole; a heap only together with the memory it was chosen for. */
export function withSharedFields(cluster: YamlMap): YamlMap {
  const pools = cluster.entries.get('pools');
  const kafka = nodeAt(cluster, ['kafka']);
  if (pools?.value.kind !== 'map' || kafka?.kind !== 'map') return cluster;
  const filled = new Map<string, YamlEntry>();
  const withBrokers = [...pools.value.entries.values()].filter(({ value }) => hasBrokers(value)).length;
  for (const [key, entry] of pools.value.entries) {
    const { value } = entry;
    filled.set(key, {
      key: entry.key,
      value: value.kind === 'map' && hasBrokers(value) ? withFields(value, kafka, withBrokers === 1) : value,
    });
  }
  const entries = new Map(cluster.entries);
  entries.set('pools', { key: pools.key, value: map(filled, pools.value.origin) });
  return map(entries, cluster.origin);
}

function hasBrokers(pool: YamlEntry['value']): boolean {
  const roles = nodeAt(pool, ['roles']);
  return roles?.kind === 'list' && roles.items.some((one) => one.kind === 'scalar' && one.value === 'broker');
}

function withFields(pool: YamlMap, kafka: YamlMap, isOnly: boolean): YamlMap {
  const entries = new Map(pool.entries);
  const take = (from: string, to = from): void => {
    const entry = kafka.entries.get(from);
    if (entry !== undefined && !entries.has(to)) entries.set(to, entry);
  };
  if (isOnly) take('brokers', 'nodes');
  const ownMemory = entries.has('memory');
  for (const field of shared) if (field !== 'heap' || !ownMemory) take(field);
  return map(entries, pool.origin);
}
