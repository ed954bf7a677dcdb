import type { KafkaContext } from '../context.ts';
import type { Hosts } from '../hosts.ts';
import { kafkaHosts } from '../kafka-hosts.ts';
import type { Nodes } from '../nodes.ts';
import { defineKafkaRule } from '../rule.ts';
import { calledByPlacement, fieldOfPlacement, placeOfHosts } from './place-of.ts';

export default defineKafkaRule({
  id: 'no-host-accepts-pods',
  summary: 'A node pool has the labels that pods ask for, and they tolerate its taints.',
  severity: 'error',
  why: `A host takes a pod only if it has every label that the pod asks for, and the pod tolerates every taint that the host has. A
label that selects the hosts is not enough where they are kept free for somebody by a taint. Without any host, all pods stay
pending.`,
  fix: `Set \`placement.nodePool\`: it selects the labels of the pool and tolerates its taints. With an affinity of your own, add
\`placement.tolerations\`.`,
  bad: {
    'cluster.yaml': `nodePools:
  - name: kafka
    nodes: 9
    cpu: 15500m
    memory: 60Gi
    labels: { workload: kafka }
    taints: [{ key: workload, value: kafka, effect: NoSchedule }]
`,
    'orders.yaml': `kafka:
  placement: { nodeSelector: { workload: kafka } }
zookeeper:
  placement: { nodePool: kafka }
`,
  },
  good: {
    'cluster.yaml': `nodePools:
  - name: kafka
    nodes: 9
    cpu: 15500m
    memory: 60Gi
    labels: { workload: kafka }
    taints: [{ key: workload, value: kafka, effect: NoSchedule }]
`,
    'orders.yaml': `kafka:
  placement: { nodePool: kafka }
zookeeper:
  placement: { nodePool: kafka }
`,
  },
  check(context, report) {
    for (const nodes of context.kafka?.nodes ?? []) {
      const hosts = kafkaHosts(context, nodes);
      if (hosts === undefined || hosts.pools.length > 0 || isMistyped(context, nodes)) continue;
      report(
        `No node pool takes the ${calledByPlacement(context.cluster, nodes)}: ${reasons(hosts)}; ${adviceFor(context, nodes, hosts)}.`,
        placeOfHosts(context, nodes),
      );
    }
  },
});

/** A pool or a zone that there is not: rules of their own say so. */
function isMistyped({ kubernetes }: KafkaContext, { spec }: Nodes): boolean {
  const { nodePool, zones = [] } = spec?.placement ?? {};
  const isPool = nodePool === undefined || kubernetes.spec.nodePools.some((one) => one.name === nodePool);
  return !isPool || zones.some((zone) => !kubernetes.spec.zones.includes(zone));
}

/** The first three pools. */
function reasons({ refusing }: Hosts): string {
  return refusing
    .slice(0, 3)
    .map(({ spec, because }) => `\`${spec.name}\` ${because}`)
    .join('; ');
}

function adviceFor({ cluster }: KafkaContext, nodes: Nodes, { refusing }: Hosts): string {
  const placement = nodes.spec?.placement;
  const tainted = refusing.find((pool) => pool.kind === 'taint');
  if (refusing.some((pool) => pool.kind === 'empty')) return 'correct `nodes` of the pool in cluster.yaml';
  if (tainted === undefined) return 'ask for labels that a pool of cluster.yaml has';
  if (placement === undefined) return 'let them tolerate the taint';
  return placement.nodePool === undefined && placement.affinity === undefined
    ? `set \`${fieldOfPlacement(cluster, nodes, 'nodePool')}\` to \`${tainted.spec.name}\``
    : `tolerate the taint in \`${fieldOfPlacement(cluster, nodes, 'tolerations')}\``;
}
