import { nodeGroupsOf } from '../../model/node-groups.ts';
import { inCluster } from '../context.ts';
import { correctName } from '../mend.ts';
import { defineKafkaRule } from '../rule.ts';
import { otherwise } from '../wording.ts';
import { seeAlso } from '../written.ts';

export default defineKafkaRule({
  id: 'node-pool-unknown',
  summary: 'A node pool that pods are placed on is described in cluster.yaml.',
  severity: 'error',
  why: `The labels that select a node pool and the taints that its pods must tolerate come from cluster.yaml. For a name that is not
there nothing is selected and nothing tolerated: the pods run anywhere, or on no host at all.`,
  fix: 'Take the name of a pool in `nodePools` of cluster.yaml, or describe the pool there.',
  mends: 'Corrects a name that is one slip away from just one that there is.',
  bad: `kafka:
  placement:
    nodePool: kakfa
`,
  good: `kafka:
  placement:
    nodePool: kafka
`,
  check({ cluster, kubernetes }, report) {
    const pools = kubernetes.spec.nodePools.map((pool) => pool.name);
    for (const { route, spec } of nodeGroupsOf(cluster)) {
      const name = spec.placement.nodePool;
      if (name === undefined || pools.includes(name)) continue;
      const place = inCluster(cluster, ...route, 'placement', 'nodePool');
      report(
        `${kubernetes.id} has no node pool \`${name}\`${otherwise(name, pools)}`,
        place,
        seeAlso(inCluster(kubernetes, 'nodePools'), `the node pools of ${kubernetes.id}`),
        correctName(name, pools, place),
      );
    }
  },
});
