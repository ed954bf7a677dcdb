/**
 * Owns the parts around a Kafka cluster that are objects of ours: which bases they come from, and what of them is this cluster's own.
 * They stand in a folder of their own, whose kustomization puts the cluster's name before theirs and its label on their pods.
 */
import type { KafkaCluster } from '../model/model.ts';
import type { Reader } from '../model/reader.ts';
import type { Draft, YamlNode } from '../source/node.ts';
import type { GeneratedFile } from '../source/tree.ts';
import { generatedFile, kustomization } from './generated.ts';
import { jmxServices } from './jmx-services.ts';
import { zookeeperExporterPatches } from './zookeeper-exporter.ts';
import { zookeeperProxyPatches } from './zookeeper-proxy.ts';

/** A base with what is changed in it for one cluster. */
export interface KafkaPart {
  /** Folder in `base/`. */
  readonly base: string;
  /** The field that asks for it. */
  readonly field: string;
  readonly patches: readonly PartPatch[];
}

/** Objects that have no base, since there are as many of them as a cluster has of something. */
export interface PartObjects {
  /** Name of the file in the folder of parts. */
  readonly file: string;
  readonly field: string;
  readonly objects: readonly YamlNode[];
}

export interface PartPatch {
  /** Name of the file in the folder of parts. */
  readonly file: string;
  /** The object of the base it is for, by the name it has there. */
  readonly target: { readonly kind: string; readonly name: string };
  /** A merge patch, or a list of JSON6902 operations. */
  readonly document: YamlNode;
}

/** In the order in which they are written. */
function partsOf(cluster: KafkaCluster, reader: Reader): readonly KafkaPart[] {
  const { spec } = cluster;
  const parts: KafkaPart[] = [];
  const add = (isOn: boolean, field: string, base: string, patches: () => readonly PartPatch[] = () => []): void => {
    if (isOn) parts.push({ base, field, patches: patches() });
  };
  add(spec.metrics, 'metrics', 'kafka-metrics');
  add(spec.kafkaExporter.enabled, 'kafkaExporter', 'kafka-exporter');
  // These two are of the ZooKeeper stack alone.
  add(spec.zookeeperProxy.enabled, 'zookeeperProxy', 'zookeeper-proxy', () => zookeeperProxyPatches(cluster, reader));
  add(spec.zookeeperExporter.enabled, 'zookeeperExporter', 'zookeeper-exporter', () =>
    zookeeperExporterPatches(cluster, reader),
  );
  return parts;
}

function objectsOf(cluster: KafkaCluster, reader: Reader): readonly PartObjects[] {
  const { jmx } = cluster.spec;
  if (!jmx.enabled || !jmx.nodePorts) return [];
  return [{ file: 'jmx-services.yaml', field: 'jmx', objects: jmxServices(cluster, reader) }];
}

/** Files of the folder `parts/` of an overlay; none where the cluster has no such part. */
export function kafkaParts(
  cluster: KafkaCluster,
  reader: Reader,
  directory: string,
  sources: string,
): readonly GeneratedFile[] {
  const parts = partsOf(cluster, reader);
  const repeated = objectsOf(cluster, reader);
  if (parts.length === 0 && repeated.length === 0) return [];
  const folder = `${directory}/parts`;
  const patches: readonly (PartPatch & { readonly field: string })[] = parts.flatMap(({ field, patches }) =>
    patches.map((one) => ({ ...one, field })),
  );
  const name = reader.node('name');
  const content: { readonly [key: string]: Draft } = {
    namePrefix: reader.value(`${cluster.spec.name}-`, 'name'),
    // Also on the pods, and in what selects them: parts of two clusters in one namespace must not find each other.
    labels: [{ pairs: { 'strimzi.io/cluster': name }, includeSelectors: true }],
    resources: [
      ...parts.map(({ base, field }) => reader.value(`../../../../base/${base}`, field)),
      ...repeated.map(({ file, field }) => reader.value(file, field)),
    ],
    patches:
      patches.length === 0
        ? undefined
        : patches.map(({ file, target, field }) => reader.value({ path: file, target }, field)),
  };
  return [
    ...patches.map(({ file, document }) => generatedFile(`${folder}/${file}`, sources, [document])),
    ...repeated.map(({ file, objects }) => generatedFile(`${folder}/${file}`, sources, objects)),
    kustomization(folder, sources, reader.origin('name'), content),
  ];
}
