/** Owns what of `base/zookeeper-proxy` is one cluster's own: who may connect, and how it can be reached. */
import { loadBalancersOf } from '../model/load-balancers.ts';
import type { KafkaCluster } from '../model/model.ts';
import type { Reader } from '../model/reader.ts';
import { type Draft, fromPlain, type YamlNode } from '../source/node.ts';
import type { PartPatch } from './kafka-parts.ts';
import { foreignPeer } from './network-peers.ts';
import { deploymentPatch } from './zookeeper-clients.ts';

const name = 'zookeeper-proxy';
const part = 'zookeeperProxy';

export function zookeeperProxyPatches(cluster: KafkaCluster, reader: Reader): readonly PartPatch[] {
  return [
    deploymentPatch(cluster, reader, { part, name, container: 'haproxy' }),
    ...servicePatches(cluster, reader),
    ...clientPatches(cluster, reader),
  ];
}

function isBalanced({ spec }: KafkaCluster): boolean {
  return spec.zookeeperProxy.exposure === 'internal-load-balancer';
}

function servicePatches(cluster: KafkaCluster, reader: Reader): readonly PartPatch[] {
  const own = entriesOf(reader.node(part, 'annotations'));
  const internal = isBalanced(cluster) ? (loadBalancersOf(cluster.kubernetes.spec.provider)?.internal ?? {}) : {};
  const annotations = { ...place(internal, reader), ...own };
  if (!isBalanced(cluster) && Object.keys(annotations).length === 0) return [];
  const document = fromPlain(
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, annotations },
      spec: isBalanced(cluster)
        ? {
            type: reader.value('LoadBalancer', part, 'exposure'),
            loadBalancerSourceRanges: reader.node(part, 'allowFrom'),
            // Whoever connects keeps their address: otherwise the ranges would be compared with that of a node.
            externalTrafficPolicy: reader.value('Local', part, 'exposure'),
          }
        : undefined,
    },
    reader.origin(part, 'exposure'),
  );
  return [{ file: `${name}-service.yaml`, target: { kind: 'Service', name }, document }];
}

function place(values: Readonly<Record<string, string>>, reader: Reader): { readonly [key: string]: Draft } {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, reader.value(value, part, 'exposure')]));
}

/** Nobody may connect until the cluster file says who; a rule without peers would let everybody in. */
function clientPatches(cluster: KafkaCluster, reader: Reader): readonly PartPatch[] {
  const peers = [...itemsOf(reader.node(part, 'clients')).map(foreignPeer), ...rangePeers(cluster, reader)];
  if (peers.length === 0) return [];
  const rule = { from: peers, ports: [{ protocol: 'TCP', port: 2181 }] };
  const document = fromPlain([{ op: 'add', path: '/spec/ingress/-', value: rule }], reader.origin(part));
  return [{ file: `${name}-clients.yaml`, target: { kind: 'NetworkPolicy', name }, document }];
}

function rangePeers(cluster: KafkaCluster, reader: Reader): readonly Draft[] {
  if (!isBalanced(cluster)) return [];
  const healthChecks = loadBalancersOf(cluster.kubernetes.spec.provider)?.healthChecks;
  return [
    ...itemsOf(reader.node(part, 'allowFrom')).map((cidr) => ({ ipBlock: { cidr } })),
    ...(healthChecks === undefined ? [] : [reader.value({ ipBlock: { cidr: healthChecks } }, part, 'exposure')]),
  ];
}

function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'list' ? node.items : [];
}

function entriesOf(node: YamlNode | undefined): { readonly [key: string]: YamlNode } {
  return node?.kind === 'map' ? Object.fromEntries([...node.entries].map(([key, { value }]) => [key, value])) : {};
}
