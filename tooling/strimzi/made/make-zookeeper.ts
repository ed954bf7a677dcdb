/** Owns what the operator makes for ZooKeeper. Source: Strimzi 0.45.2, `ZookeeperCluster`, `KafkaResources`. */
import { once } from '../../source/once.ts';
import { plainAt, textsAt } from '../../source/plain.ts';
import { hasMetrics, jmxOf, type KafkaFields } from '../kafka-resource/kafka-fields.ts';
import { selectorLabels } from '../labels.ts';
import { nodesName, zookeeperPodLabeller } from '../pools/pod-labels.ts';
import type { MadeObject, MadePeer, MadePort } from './made.ts';
import { makeNodes } from './make-nodes.ts';
import { podUses } from './pod-uses.ts';
import { clusterOperator, jmxPort, makeJmxSecret, metricsPort, openTo, peer } from './shared-parts.ts';

const clients: MadePort = { name: 'tcp-clients', port: 2181 };
const clustering: MadePort = { name: 'tcp-clustering', port: 2888 };
const election: MadePort = { name: 'tcp-election', port: 3888 };

export function makeZookeeper(fields: KafkaFields): readonly MadeObject[] {
  const { cluster, namespace, spec, zookeeperNodes: count } = fields;
  if (count === 0) return [];
  const name = nodesName(cluster, 'zookeeper');
  const selector = selectorLabels(cluster, name);
  const made = { namespace, component: 'zookeeper' } as const;
  const service = { ...made, kind: 'Service', type: 'ClusterIP', selector } as const;
  const metrics = hasMetrics(fields, 'zookeeper') ? [metricsPort] : [];
  const jmx = jmxOf(fields, 'zookeeper') === 'off' ? [] : [jmxPort];
  const own: MadePeer = { podLabels: selector, otherNamespaces: false };
  const clientPeers = [peer(nodesName(cluster, 'kafka')), own, peer(`${cluster}-entity-operator`), clusterOperator];
  const ids = Array.from({ length: count }, (_, number) => number);
  const pods = ids.map((number) => `${name}-${number}`);
  const named = once(() => podUses(spec['zookeeper']));
  return [
    ...makeNodes(fields, 'zookeeper', [
      {
        part: 'zookeeper',
        podsName: name,
        ids,
        ports: [clustering, election, clients, ...metrics, ...jmx],
        storage: plainAt(spec, 'zookeeper', 'storage'),
        holdsMetadata: false,
        labelsOf: zookeeperPodLabeller({
          cluster,
          resourceLabels: fields.labels,
          templateLabels: textsAt(spec, 'zookeeper', 'template', 'pod', 'metadata', 'labels'),
        }),
        secretsOf: () => [`${name}-nodes`, `${cluster}-cluster-ca-cert`, ...named().secrets],
        configMapsOf: () => [`${name}-config`, ...named().configMaps],
      },
    ]),
    { ...service, name: `${name}-client`, headless: false, ports: [clients] },
    { ...service, name: `${name}-nodes`, headless: true, ports: [clients, clustering, election, ...jmx] },
    { ...made, kind: 'Secret', name: `${name}-nodes`, keys: pods.flatMap((pod) => [`${pod}.key`, `${pod}.crt`]) },
    ...makeJmxSecret(fields, 'zookeeper', `${name}-jmx`),
    {
      ...made,
      kind: 'ConfigMap',
      name: `${name}-config`,
      keys: ['log4j.properties', 'zookeeper.node-count', ...(metrics.length > 0 ? ['metrics-config.json'] : [])],
    },
    {
      ...made,
      kind: 'NetworkPolicy',
      name: `${cluster}-network-policy-zookeeper`,
      podSelector: selector,
      ingress: [
        { port: clustering.port, from: [own] },
        { port: election.port, from: [own] },
        { port: clients.port, from: clientPeers },
        ...[...metrics, ...jmx].map(openTo),
      ],
    },
  ];
}
