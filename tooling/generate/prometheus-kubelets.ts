/** Owns how full volumes are, which the kubelet of each node knows: how it is asked, and whose volume it is. */
import type { KafkaCluster } from '../model/model.ts';
import { nodeGroupsOf } from '../model/node-groups.ts';
import type { Draft } from '../source/node.ts';
import { nodesName } from '../strimzi/pools/pod-labels.ts';

/**
 * The certificates of kubelets are signed by nobody on most Kubernetes clusters, so they are not verified. Which Kafka cluster a volume
 * belongs to is told by the name of its claim.
 */
export function kubeletJob(
  kafka: readonly KafkaCluster[],
  namespaces: readonly string[] | undefined,
  own: string,
): Draft {
  return {
    job_name: 'kubelet',
    scheme: 'https',
    authorization: { credentials_file: '/var/run/secrets/kubernetes.io/serviceaccount/token' },
    tls_config: { insecure_skip_verify: true },
    kubernetes_sd_configs: [{ role: 'node' }],
    relabel_configs: [{ source_labels: ['__meta_kubernetes_node_name'], target_label: 'node_name' }],
    metric_relabel_configs: [
      { source_labels: ['__name__'], regex: 'kubelet_volume_stats_.+', action: 'keep' },
      ...(namespaces === undefined
        ? []
        : [
            {
              source_labels: ['namespace'],
              regex: [...new Set([...namespaces, own])].join('|'),
              action: 'keep',
            },
          ]),
      ...withoutPools(),
      ...kafka.flatMap(withPools),
    ],
  };
}

function rename(sources: readonly string[], regex: string, name: string, replacement: string): Draft {
  return { source_labels: sources, regex, target_label: name, replacement };
}

/** Labels of volumes, as their pods have them, where there are no pools or one that is called `kafka`. */
function withoutPools(): readonly Draft[] {
  const claim = String.raw`data(?:-\d+)?-((.+)-(?:kafka|zookeeper))-\d+`;
  const sources = ['persistentvolumeclaim'];
  return [rename(sources, claim, 'strimzi_io_cluster', '$2'), rename(sources, claim, 'strimzi_io_name', '$1')];
}

/** Names of claims alone would not do: `a` with pool `b-c` has claims like those of `a-b` with pool `c`. */
function withPools(cluster: KafkaCluster): readonly Draft[] {
  const { spec } = cluster;
  const pools = nodeGroupsOf(cluster).filter(({ pool }) => pool !== undefined && pool.name !== 'kafka');
  if (pools.length === 0) return [];
  const names = pools.map((one) => one.podsName).join('|');
  const claim = String.raw`${spec.namespace};data(?:-\d+)?-(?:${names})-\d+`;
  const sources = ['namespace', 'persistentvolumeclaim'];
  return [
    rename(sources, claim, 'strimzi_io_cluster', spec.name),
    rename(sources, claim, 'strimzi_io_name', nodesName(spec.name, 'kafka')),
  ];
}
