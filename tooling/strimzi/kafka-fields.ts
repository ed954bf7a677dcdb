/**
 * Owns reading a Kafka resource as the operator reads it: what several components are made of. The rest each component reads by
 * itself.
 */
import type { Plain } from '../source/node.ts';
import { hasAt, listAt, mapAt, numberAt, type PlainMap, textAt, textsAt } from '../source/plain.ts';
import type { Labels } from './label-selector.ts';
import { resourceLabels } from './labels.ts';
import type { StrimziRelease } from './releases.ts';

export interface KafkaListener {
  /** Its place in the list. */
  readonly index: number;
  readonly name: string;
  readonly port: number;
  readonly type: string;
  readonly configuration: PlainMap;
  /** Whether the resource says who may connect. */
  readonly peers: boolean;
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
  readonly brokers: number;
  readonly zookeeperNodes: number;
  /** Whether brokers ask their node for its labels or addresses. */
  readonly readsNodes: boolean;
}

/** More nodes than any cluster has: a slip of the finger must not fill the memory. */
const mostNodes = 10_000;

export function readKafka(resource: Plain, release: StrimziRelease): KafkaFields {
  const spec = mapAt(resource, 'spec');
  const listeners = listAt(spec, 'kafka', 'listeners').flatMap(readListener);
  return {
    release,
    cluster: textAt(resource, 'metadata', 'name') ?? '',
    namespace: textAt(resource, 'metadata', 'namespace') ?? 'default',
    labels: resourceLabels(textsAt(resource, 'metadata', 'labels')),
    spec,
    listeners,
    brokers: nodesAt(spec, 'kafka'),
    zookeeperNodes: nodesAt(spec, 'zookeeper'),
    readsNodes: hasAt(spec, 'kafka', 'rack') || listeners.some((one) => one.type === 'nodeport'),
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
    },
  ];
}

function nodesAt(spec: Plain, part: 'kafka' | 'zookeeper'): number {
  const replicas = numberAt(spec, part, 'replicas') ?? 0;
  return Number.isInteger(replicas) && replicas > 0 ? Math.min(replicas, mostNodes) : 0;
}

/** Whether a component gives metrics; source: `MetricsModel`. */
export function hasMetrics({ spec }: KafkaFields, component: string): boolean {
  return hasAt(spec, component, 'metricsConfig');
}

/** Whether nodes of a component answer to JMX, and whether they ask for a password; source: `JmxModel`. */
export function jmxOf({ spec }: KafkaFields, component: string): 'off' | 'open' | 'password' {
  if (!hasAt(spec, component, 'jmxOptions')) return 'off';
  return textAt(spec, component, 'jmxOptions', 'authentication', 'type') === 'password' ? 'password' : 'open';
}
