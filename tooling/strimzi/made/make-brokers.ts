/** Owns what the operator makes for brokers. Source: Strimzi 0.45.2, `KafkaCluster`, `KafkaPool`, `KafkaResources`, `RbacUtils`. */
import { hasMetrics, jmxOf, type KafkaFields } from '../kafka-fields.ts';
import { selectorLabels } from '../labels.ts';
import { nodesName } from '../pod-labels.ts';
import type { MadeIngressRule, MadeObject, MadePeer, MadePort } from './made.ts';
import { listenerPort } from './make-listeners.ts';
import { makeNodes } from './make-nodes.ts';
import { clusterOperator, jmxPort, makeJmxSecret, metricsPort, openTo, peer } from './shared-parts.ts';

const controlPlane: MadePort = { name: 'tcp-ctrlplane', port: 9090 };
const replication: MadePort = { name: 'tcp-replication', port: 9091 };
const agent: MadePort = { name: 'tcp-kafkaagent', port: 8443 };

export function makeBrokers(fields: KafkaFields): readonly MadeObject[] {
  const { cluster, namespace, listeners, brokers } = fields;
  const name = nodesName(cluster, 'kafka');
  const made = { namespace, component: 'kafka' } as const;
  const metrics = hasMetrics(fields, 'kafka') ? [metricsPort] : [];
  const jmx = jmxOf(fields, 'kafka') === 'off' ? [] : [jmxPort];
  const internal = listeners.filter((one) => one.type === 'internal').map(listenerPort);
  const pods = Array.from({ length: brokers }, (_, number) => `${name}-${number}`);
  const service = { ...made, kind: 'Service', type: 'ClusterIP', selector: selectorLabels(cluster, name) } as const;
  const keys = [
    ...['log4j.properties', 'server.config', 'listeners.config', 'metadata.state'],
    ...(metrics.length > 0 ? ['metrics-config.json'] : []),
  ];
  return [
    ...makeNodes(fields, {
      part: 'kafka',
      count: brokers,
      ports: [agent, controlPlane, replication, ...listeners.map(listenerPort), ...metrics, ...jmx],
      secrets: [`${cluster}-cluster-ca-cert`, `${name}-brokers`, `${cluster}-clients-ca-cert`],
      configMaps: (pod) => [pod],
    }),
    { ...service, name: `${name}-bootstrap`, headless: false, ports: [replication, ...internal] },
    {
      ...service,
      name: `${name}-brokers`,
      headless: true,
      ports: [controlPlane, replication, agent, ...internal, ...jmx],
    },
    {
      ...made,
      kind: 'Secret',
      name: `${name}-brokers`,
      keys: pods.flatMap((pod) => [`${pod}.key`, `${pod}.crt`]),
    },
    ...makeJmxSecret(fields, 'kafka', `${name}-jmx`),
    ...pods.map((pod): MadeObject => ({ kind: 'ConfigMap', namespace, component: 'kafka', name: pod, keys })),
    {
      ...made,
      kind: 'NetworkPolicy',
      name: `${cluster}-network-policy-kafka`,
      podSelector: selectorLabels(cluster, name),
      ingress: ingressOf(fields, name, [...metrics, ...jmx]),
    },
    ...makeNodeRight(fields, cluster),
  ];
}

function ingressOf({ cluster, listeners }: KafkaFields, name: string, open: readonly MadePort[]): MadeIngressRule[] {
  const own: MadePeer = { podLabels: selectorLabels(cluster, name), otherNamespaces: false };
  const tools = ['entity-operator', 'kafka-exporter', 'cruise-control'].map((one) => peer(`${cluster}-${one}`));
  return [
    { port: controlPlane.port, from: [own] },
    { port: replication.port, from: [clusterOperator, own, ...tools] },
    { port: agent.port, from: [clusterOperator] },
    ...listeners.map(({ port, peers }) => ({ port, from: peers ? undefined : [] })),
    ...open.map(openTo),
  ];
}

/** Node ports and racks are read from the node, for which brokers need a right in the whole Kubernetes cluster. */
function makeNodeRight({ namespace, readsNodes }: KafkaFields, cluster: string): readonly MadeObject[] {
  if (!readsNodes) return [];
  const name = `strimzi-${namespace}-${cluster}-kafka-init`;
  return [{ kind: 'ClusterRoleBinding', component: 'kafka', namespace: undefined, name }];
}
