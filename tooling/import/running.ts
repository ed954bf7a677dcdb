/**
 * Owns which of the running objects belong together: a Kafka resource with its node pools, topics, users and the ConfigMaps it names.
 * Clusters that share a namespace are told apart by the label `strimzi.io/cluster`; what belongs to none is listed.
 */
import type { Plain } from '../source/node.ts';
import { isPlainMap, mapAt, textAt } from '../source/plain.ts';
import type { InputObject } from './input.ts';
import type { Note } from './note.ts';

export interface RunningCluster {
  readonly kafka: InputObject;
  readonly pools: readonly InputObject[];
  readonly topics: readonly InputObject[];
  readonly users: readonly InputObject[];
  /** Those that the Kafka resource and its pools name. */
  readonly configMaps: readonly InputObject[];
  /** Names of ConfigMaps that they name and that are not in the input. */
  readonly missingConfigMaps: readonly string[];
}

export interface Running {
  readonly clusters: readonly RunningCluster[];
  /** What is left out, and why. */
  readonly notes: readonly Note[];
}

export const clusterLabel = 'strimzi.io/cluster';

const ofClusters = ['KafkaNodePool', 'KafkaTopic', 'KafkaUser'] as const;

export function runningClusters(objects: readonly InputObject[]): Running {
  const kafkas = objects.filter((one) => one.kind === 'Kafka' && isStrimzi(one));
  const notes: Note[] = [];
  const configMapsTaken = new Map<string, string>();
  const clusters = kafkas.map((kafka): RunningCluster => {
    const own = (kind: (typeof ofClusters)[number]): readonly InputObject[] =>
      objects.filter((one) => one.kind === kind && one.namespace === kafka.namespace && clusterOf(one) === kafka.name);
    const pools = own('KafkaNodePool');
    const named = [...new Set([kafka, ...pools].flatMap(({ plain }) => configMapsIn(plain['spec'] ?? null)))].sort();
    const found = named.flatMap((name) =>
      objects.filter((one) => one.kind === 'ConfigMap' && one.name === name && one.namespace === kafka.namespace),
    );
    const missing = named.filter((name) => !found.some((one) => one.name === name));
    const configMaps = found.filter((one) => {
      const id = `${one.namespace}/${one.name}`;
      const owner = configMapsTaken.get(id);
      configMapsTaken.set(id, owner ?? kafka.name);
      if (owner !== undefined)
        notes.push({
          kind: 'check',
          message: `ConfigMap ${one.name} is named by ${owner} and by ${kafka.name}; it stands in the file of ${owner}, as an object can belong to one Application only.`,
        });
      return owner === undefined;
    });
    return {
      kafka,
      pools,
      topics: own('KafkaTopic'),
      users: own('KafkaUser'),
      configMaps,
      missingConfigMaps: missing,
    };
  });
  const taken = new Set<InputObject>(
    clusters.flatMap(({ kafka, pools, topics, users, configMaps }) => [
      kafka,
      ...pools,
      ...topics,
      ...users,
      ...configMaps,
    ]),
  );
  const left = objects.filter((one) => !taken.has(one) && !isShared(one, configMapsTaken));
  return { clusters, notes: [...notes, ...leftOut(left)] };
}

function isShared(one: InputObject, taken: ReadonlyMap<string, string>): boolean {
  return one.kind === 'ConfigMap' && taken.has(`${one.namespace}/${one.name}`);
}

function isStrimzi({ apiVersion }: InputObject): boolean {
  return apiVersion.startsWith('kafka.strimzi.io/');
}

function clusterOf({ plain }: InputObject): string | undefined {
  return textAt(plain, 'metadata', 'labels', clusterLabel);
}

/** Names of ConfigMaps anywhere below: rules of metrics, loggers, variables and volumes of templates. */
export function configMapsIn(value: Plain): readonly string[] {
  if (Array.isArray(value)) return (value as readonly Plain[]).flatMap(configMapsIn);
  if (!isPlainMap(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const name = key === 'configMapKeyRef' || key === 'configMap' ? textAt(child, 'name') : undefined;
    return name === undefined ? configMapsIn(child) : [name];
  });
}

/** Kinds that are looked at for other things than the clusters. */
const forOthers: readonly string[] = ['StorageClass'];

function leftOut(objects: readonly InputObject[]): readonly Note[] {
  const notes: Note[] = [];
  const others = new Map<string, number>();
  const drop = (message: string): void => void notes.push({ kind: 'dropped', message });
  for (const one of objects) {
    if (forOthers.includes(one.kind)) continue;
    const where = `${one.kind} ${one.namespace === undefined ? '' : `${one.namespace}/`}${one.name}`;
    if ((ofClusters as readonly string[]).includes(one.kind) && isStrimzi(one)) {
      const cluster = clusterOf(one);
      drop(
        cluster === undefined
          ? `${where} was left out: it has no label \`${clusterLabel}\`.`
          : `${where} was left out: there is no Kafka ${cluster} in its namespace in the input.`,
      );
    } else if (one.kind === 'Secret')
      drop(
        `${where} was left out: what a Secret holds does not belong into files; name it under \`secrets\` of cluster.yaml.`,
      );
    else others.set(one.kind, (others.get(one.kind) ?? 0) + 1);
  }
  for (const [kind, count] of [...others].sort(([a], [b]) => (a < b ? -1 : 1)))
    drop(
      kind === 'ConfigMap'
        ? `${count} ConfigMap${count === 1 ? ' that no Kafka cluster names was' : 's that no Kafka cluster names were'} left out.`
        : `${count} of kind ${kind} ${count === 1 ? 'was' : 'were'} left out: it is no part of a Kafka cluster.`,
    );
  return notes;
}

/** Names of storage classes that the disks of a cluster have, undefined for one that says none. */
export function storageClassesOf({ kafka, pools }: RunningCluster): readonly (string | undefined)[] {
  const storages = [
    mapAt(kafka.plain, 'spec', 'kafka', 'storage'),
    mapAt(kafka.plain, 'spec', 'zookeeper', 'storage'),
    ...pools.map((pool) => mapAt(pool.plain, 'spec', 'storage')),
  ];
  return storages.flatMap((storage) => {
    const volumes = storage['volumes'];
    const all: readonly Plain[] = Array.isArray(volumes) ? (volumes as readonly Plain[]) : [storage];
    return all
      .filter((volume) => textAt(volume, 'type') === 'persistent-claim')
      .map((volume) => textAt(volume, 'class'));
  });
}
