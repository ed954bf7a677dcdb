/** Owns how rules read a Kafka resource together with its node pools: settings of the servers, and the nodes it has. */
import type { KafkaCluster } from '../model/model.ts';
import type { RenderedObject } from '../render/rendered.ts';
import { nodeAt, type Plain, toPlain } from '../source/node.ts';
import { plainAt } from '../source/plain.ts';
import { usesNodePools } from '../strimzi/pools/metadata-stage.ts';
import type { StrimziRelease } from '../strimzi/releases.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { type Nodes, nodesIn } from './nodes.ts';

export type Part = 'kafka' | 'zookeeper';

/** Routes are from the top of the Kafka resource. */
export interface KafkaResource extends Fields {
  readonly object: RenderedObject;
  readonly name: string;
  /** The KafkaNodePools that are read with it; none where brokers are in no pool. */
  readonly pools: readonly RenderedObject[];
  /** All of its nodes, those that are alike together. */
  readonly nodes: readonly Nodes[];
  /** A broker setting as text, whether it was written as text or as a number. */
  config(key: string): string | undefined;
  /** A broker setting as a whole number. */
  configNumber(key: string): number | undefined;
  /** Number of brokers (controllers are none), or of ZooKeeper nodes. */
  replicas(part: Part): number;
}

/** What a Kafka resource is read with. */
export interface Surroundings {
  readonly cluster: KafkaCluster;
  readonly release: StrimziRelease;
  /** KafkaNodePools of the cluster, whether or not the operator looks at them. */
  readonly pools: readonly RenderedObject[];
}

export function kafkaResource(object: RenderedObject, surroundings: Surroundings): KafkaResource {
  // Turned into plain data once: some hundred rules ask for the same few fields.
  let whole: Plain | undefined;
  const fields = fieldsOf({
    plain(route) {
      whole ??= toPlain(object.node);
      return plainAt(whole, ...route);
    },
    has: (route) => nodeAt(object.node, route) !== undefined,
    place: (route) => ({ node: object.node, route }),
  });
  const pools = usesNodePools(fields.map(), surroundings.release) ? surroundings.pools : [];
  const nodes = nodesIn({ ...surroundings, object, fields, pools });
  const config = (key: string): string | undefined => {
    const value = fields.map('spec', 'kafka', 'config')[key];
    return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
  };
  return {
    ...fields,
    object,
    name: object.name,
    pools,
    nodes,
    config,
    configNumber(key) {
      const text = config(key);
      return text !== undefined && /^\s*-?[0-9]{1,15}\s*$/.test(text) ? Number(text) : undefined;
    },
    replicas: (part) =>
      nodes
        .filter((one) => one.part === part && (part === 'zookeeper' || one.roles.includes('broker')))
        .reduce((sum, one) => sum + one.replicas, 0),
  };
}

/** Whether it is written for the API that has no ZooKeeper, OAuth or Keycloak any more. */
export function isV1({ object }: KafkaResource): boolean {
  return object.apiVersion === 'kafka.strimzi.io/v1';
}

/** The namespace that the pods run in: that of the Kafka resource. */
export function namespaceOf(kafka: KafkaResource): string | undefined {
  const node = nodeAt(kafka.object.node, ['metadata', 'namespace']);
  return kafka.object.namespace ?? (node?.kind === 'scalar' ? String(node.value) : undefined);
}
