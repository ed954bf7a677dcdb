/**
 * Owns reading a Kafka resource as the operator reads it: what several components are made of. The rest each component reads by
 * itself.
 */
import type { Plain } from '../../source/node.ts';
import { once } from '../../source/once.ts';
import { flagAt, hasAt, listAt, mapAt, numberAt, type PlainMap, plainAt, textAt, textsAt } from '../../source/plain.ts';
import { resourceLabels } from '../labels.ts';
import type { Labels } from '../notations/label-selector.ts';
import { hasReached, type MetadataStage, metadataStage } from '../pools/metadata-stage.ts';
import { nodeCount } from '../pools/node-count.ts';
import { type PoolNodes, readNodePools } from '../pools/node-pools.ts';
import type { StrimziRelease } from '../releases.ts';

export interface KafkaListener {
  /** Its place in the list. */
  readonly index: number;
  readonly name: string;
  readonly port: number;
  readonly type: string;
  readonly configuration: PlainMap;
  /** Whether the resource says who may connect. */
  readonly peers: boolean;
  readonly tls: boolean;
}

export interface KafkaFields {
  readonly release: StrimziRelease;
  /** Name of the Kafka resource. */
  readonly cluster: string;
  readonly namespace: string;
  /** Labels of the resource that reach what is made of it. */
  readonly labels: Labels;
  readonly spec: PlainMap;
  readonly listeners: readonly KafkaListener[];
  /** Where metadata are kept: what there is of ZooKeeper and controllers follows from it. */
  readonly stage: MetadataStage;
  /** Nodes of Kafka by pool; one pool for all brokers where the cluster has none. */
  readonly pools: readonly PoolNodes[];
  /** None once metadata are out of ZooKeeper, whatever the resource still says. */
  readonly zookeeperNodes: number;
  /** Whether brokers ask their node for its labels or addresses. */
  readonly readsNodes: boolean;
}

/** @param pools KafkaNodePool resources of the cluster; others among them are left out. */
export function readKafka(resource: Plain, release: StrimziRelease, pools: readonly Plain[] = []): KafkaFields {
  const spec = mapAt(resource, 'spec');
  const listeners = listAt(spec, 'kafka', 'listeners').flatMap(readListener);
  const stage = metadataStage(resource, release);
  const nodes = once(() => readNodePools(resource, pools, release));
  return {
    release,
    cluster: textAt(resource, 'metadata', 'name') ?? '',
    namespace: textAt(resource, 'metadata', 'namespace') ?? 'default',
    labels: resourceLabels(textsAt(resource, 'metadata', 'labels')),
    spec,
    listeners,
    stage,
    get pools() {
      return nodes();
    },
    zookeeperNodes: hasReached(stage, 'kraft') ? 0 : nodeCount(plainAt(spec, 'zookeeper', 'replicas')),
    readsNodes: readsRack(spec) || listeners.some((one) => one.type === 'nodeport'),
  };
}

function readListener(value: Plain, index: number): readonly KafkaListener[] {
  const name = textAt(value, 'name');
  const port = numberAt(value, 'port');
  const type = textAt(value, 'type');
  if (name === undefined || port === undefined || type === undefined) return [];
  return [
    {
      index,
      name,
      port,
      type,
      configuration: mapAt(value, 'configuration'),
      peers: listAt(value, 'networkPolicyPeers').length > 0,
      tls: flagAt(value, 'tls') ?? false,
    },
  ];
}

/** From 1.0 on a rack may come from a variable instead of a label of the node. Source: 1.2.0, `KafkaCluster`, `Rack`. */
function readsRack(spec: Plain): boolean {
  return hasAt(spec, 'kafka', 'rack') && textAt(spec, 'kafka', 'rack', 'type') !== 'environment-variable';
}

/** Whether a component gives metrics; source: `MetricsModel`. */
export function hasMetrics({ spec }: KafkaFields, component: string): boolean {
  return hasAt(spec, component, 'metricsConfig');
}

/** Whether metrics come from the JMX exporter, which has its rules in a ConfigMap; the Strimzi Metrics Reporter (from 0.47) has none. */
export function hasMetricRules({ spec }: KafkaFields, component: string): boolean {
  return (
    hasAt(spec, component, 'metricsConfig') &&
    textAt(spec, component, 'metricsConfig', 'type') !== 'strimziMetricsReporter'
  );
}

/** Whether nodes of a component answer to JMX, and whether they ask for a password; source: `JmxModel`. */
export function jmxOf({ spec }: KafkaFields, component: string): 'off' | 'open' | 'password' {
  if (!hasAt(spec, component, 'jmxOptions')) return 'off';
  return textAt(spec, component, 'jmxOptions', 'authentication', 'type') === 'password' ? 'password' : 'open';
}
