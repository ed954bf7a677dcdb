/**
 * Owns what the operator makes for the nodes of Kafka, brokers and controllers. Source: Strimzi 0.45.2 and 1.2.0, `KafkaCluster`,
 * `KafkaPool`, `KafkaResources`, `RbacUtils`; for what came between them, the releases' tags.
 */
import { hasMetrics, jmxOf, type KafkaFields } from '../kafka-resource/kafka-fields.ts';
import { selectorLabels } from '../labels.ts';
import { hasReached } from '../pools/metadata-stage.ts';
import type { PoolNodes } from '../pools/node-pools.ts';
import { nodesName } from '../pools/pod-labels.ts';
import { isSince } from '../releases.ts';
import type { MadeIngressRule, MadeObject, MadePeer, MadePort } from './made.ts';
import { bootstrapSelector, listenerPort } from './make-listeners.ts';
import { makeNodes } from './make-nodes.ts';
import { configMapKeys, makeNodeSecrets, nodeSet } from './node-set.ts';
import { clusterOperator, jmxPort, makeJmxSecret, metricsPort, openTo, peer } from './shared-parts.ts';

const controlPlane: MadePort = { name: 'tcp-ctrlplane', port: 9090 };
const replication: MadePort = { name: 'tcp-replication', port: 9091 };
const agent: MadePort = { name: 'tcp-kafkaagent', port: 8443 };

export function makeBrokers(fields: KafkaFields): readonly MadeObject[] {
  const { cluster, namespace, listeners, pools } = fields;
  const name = nodesName(cluster, 'kafka');
  const made = { namespace, component: 'kafka' } as const;
  const metrics = hasMetrics(fields, 'kafka') ? [metricsPort] : [];
  const jmx = jmxOf(fields, 'kafka') === 'off' ? [] : [jmxPort];
  const internal = listeners.filter((one) => one.type === 'internal').map(listenerPort);
  const service = { ...made, kind: 'Service', type: 'ClusterIP' } as const;
  return [
    ...makeNodes(
      fields,
      'kafka',
      pools.map((pool) => nodeSet(fields, pool, [...portsOf(fields, pool), ...metrics, ...jmx])),
    ),
    {
      ...service,
      name: `${name}-bootstrap`,
      headless: false,
      selector: bootstrapSelector(fields),
      ports: [replication, ...internal],
    },
    {
      ...service,
      name: `${name}-brokers`,
      headless: true,
      selector: selectorLabels(cluster, name),
      ports: [controlPlane, replication, agent, ...internal, ...jmx],
    },
    ...makeNodeSecrets(fields),
    ...makeJmxSecret(fields, 'kafka', `${name}-jmx`),
    ...pools.flatMap((pool) => {
      const keys = configMapKeys(fields, pool);
      return pool.pods.map(
        (pod): MadeObject => ({ kind: 'ConfigMap', namespace, component: 'kafka', name: pod, pool: pool.pool, keys }),
      );
    }),
    {
      ...made,
      kind: 'NetworkPolicy',
      name: `${cluster}-network-policy-kafka`,
      podSelector: selectorLabels(cluster, name),
      ingress: ingressOf(fields, name, [...metrics, ...jmx]),
    },
    ...makeRights(fields, name),
  ];
}

/** While a cluster moves from ZooKeeper, brokers keep the port of the controllers and controllers have those of brokers. */
function portsOf({ listeners, stage }: KafkaFields, { isBroker, isController }: PoolNodes): readonly MadePort[] {
  const plane = isController || !hasReached(stage, 'post-migration') ? [controlPlane] : [];
  const clients =
    isBroker || (isController && !hasReached(stage, 'kraft')) ? [replication, ...listeners.map(listenerPort)] : [];
  return [agent, ...plane, ...clients];
}

function ingressOf(
  { cluster, listeners, release }: KafkaFields,
  name: string,
  open: readonly MadePort[],
): MadeIngressRule[] {
  const own: MadePeer = { podLabels: selectorLabels(cluster, name), otherNamespaces: false };
  const tools = ['entity-operator', 'kafka-exporter', 'cruise-control'].map((one) => peer(`${cluster}-${one}`));
  return [
    { port: controlPlane.port, from: isSince(release, '0.46') ? [own, clusterOperator] : [own] },
    { port: replication.port, from: [clusterOperator, own, ...tools] },
    { port: agent.port, from: [clusterOperator] },
    ...listeners.map(({ port, peers }) => ({ port, from: peers ? undefined : [] })),
    ...open.map(openTo),
  ];
}

/**
 * Node ports and racks are read from the node, for which brokers need a right in the whole Kubernetes cluster; from 0.49 on nodes read
 * their Secrets through the API server.
 */
function makeRights({ cluster, namespace, readsNodes, release }: KafkaFields, name: string): readonly MadeObject[] {
  const made = { component: 'kafka', namespace } as const;
  const reading = `strimzi-${namespace}-${cluster}-kafka-init`;
  return [
    ...(isSince(release, '0.49')
      ? [
          { ...made, kind: 'Role' as const, name },
          { ...made, kind: 'RoleBinding' as const, name: `${name}-role` },
        ]
      : []),
    ...(readsNodes
      ? [{ kind: 'ClusterRoleBinding' as const, component: 'kafka' as const, namespace: undefined, name: reading }]
      : []),
  ];
}
