/** Owns what of `base/zookeeper-exporter` is one cluster's own: the nodes it asks, each by its own name. */
import type { KafkaCluster } from '../model/model.ts';
import type { Reader } from '../model/reader.ts';
import { fromPlain } from '../source/node.ts';
import type { PartPatch } from './kafka-parts.ts';
import { deploymentPatch } from './zookeeper-clients.ts';

const name = 'zookeeper-exporter';
const part = 'zookeeperExporter';

export function zookeeperExporterPatches(cluster: KafkaCluster, reader: Reader): readonly PartPatch[] {
  const inputs = Array.from({ length: cluster.spec.zookeeper?.nodes ?? 0 }, (_, node) => inputOf(cluster, node));
  return [
    deploymentPatch(cluster, reader, { part, name, container: 'telegraf' }),
    {
      file: `${name}-nodes.yaml`,
      target: { kind: 'ConfigMap', name },
      document: fromPlain(
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name },
          data: { 'nodes.conf': reader.value(inputs.join('\n'), 'zookeeper', 'nodes') },
        },
        reader.origin(part),
      ),
    },
  ];
}

/** The name is one that the certificate of a node has, and no other node's. */
function inputOf({ spec }: KafkaCluster, node: number): string {
  const pods = `${spec.name}-zookeeper`;
  return `[[inputs.zookeeper]]
  name_override = "zk"
  servers = ["${pods}-${node}.${pods}-nodes.${spec.namespace}.svc:2181"]
  tagexclude = ["port"]
  timeout = "10s"
  parse_floats = "float"
  enable_tls = true
  tls_min_version = "TLS12"
  tls_ca = "/tmp/cluster-ca.crt"
  tls_cert = "/etc/cluster-operator/cluster-operator.crt"
  tls_key = "/etc/cluster-operator/cluster-operator.key"
`;
}
