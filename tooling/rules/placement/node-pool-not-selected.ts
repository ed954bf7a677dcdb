import { inCluster } from '../context.ts';
import { kafkaHosts } from '../kafka-hosts.ts';
import { defineKafkaRule } from '../rule.ts';
import { listNames } from '../wording.ts';
import { calledByPlacement, routeOfPlacement } from './place-of.ts';

export default defineKafkaRule({
  id: 'node-pool-not-selected',
  summary: 'A node pool that pods are placed on has labels that select it.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `Pods are bound to a node pool by its labels. A pool without any in cluster.yaml selects nothing: its taints are tolerated, but
the pods also run on the hosts of every other pool that takes them.`,
  fix: 'Add `labels` that only this pool has to it in cluster.yaml.',
  bad: {
    'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 15500m, memory: 60Gi }
  - { name: general, nodes: 9, cpu: 3920m, memory: 14Gi }
`,
    'orders.yaml': 'kafka: { placement: { nodePool: kafka } }\n',
  },
  good: {
    'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 15500m, memory: 60Gi, labels: { workload: kafka } }
  - { name: general, nodes: 9, cpu: 3920m, memory: 14Gi }
`,
    'orders.yaml': 'kafka: { placement: { nodePool: kafka } }\n',
  },
  check(context, report) {
    const { cluster, kubernetes } = context;
    for (const nodes of context.kafka?.nodes ?? []) {
      const { nodePool, affinity } = nodes.spec?.placement ?? {};
      if (nodePool === undefined || affinity !== undefined) continue;
      const index = kubernetes.spec.nodePools.findIndex((pool) => pool.name === nodePool);
      const pools = kafkaHosts(context, nodes)?.pools.map((pool) => pool.spec.name) ?? [];
      const others = pools.filter((name) => name !== nodePool);
      // With labels, other pools are possible only if they have the same.
      if (index === -1 || others.length === 0 || Object.keys(kubernetes.spec.nodePools[index]?.labels ?? {}).length > 0)
        continue;
      report(
        `Pool \`${nodePool}\` has no labels to select it by, so the ${calledByPlacement(cluster, nodes)} may run on ${listNames(others, 'or')} as well; give the pool \`labels\` in cluster.yaml.`,
        inCluster(cluster, ...routeOfPlacement(cluster, nodes), 'nodePool'),
        [{ place: inCluster(kubernetes, 'nodePools', index), message: 'the pool' }],
      );
    }
  },
});
