import { virtualPool } from '../../strimzi/pools/pod-labels.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'adopting-pool-misnamed',
  summary: 'The pool that takes over brokers with ZooKeeper is called `kafka`.',
  severity: 'error',
  dataLoss: true,
  why: `To the operator, brokers without pools are a pool called \`kafka\`: pods and disks carry the name. When pools are switched on and none
is called so, it replaces every broker by one of another pool, with empty disks, and refuses nothing of it. Brokers that were in pools of
another name from their first day keep those.`,
  fix: `Write \`name: kafka\` in the pool that takes the brokers over; without it the pool is called after the cluster. Of a cluster that
has had pools with other names from the beginning, suppress this with that reason.`,
  bad: `migration: { phase: prepare }
pools:
  brokers: { roles: [broker] }
`,
  good: `migration: { phase: prepare }
pools:
  brokers: { roles: [broker], name: kafka }
`,
  check({ cluster, kafka }, report) {
    if (kafka === undefined || cluster.spec.migration === undefined) return;
    const pools = kafka.nodes.filter((one) => one.pool !== undefined && one.roles.includes('broker'));
    const [first] = pools;
    if (first === undefined || pools.some((one) => one.pool === virtualPool)) return;
    report(
      `No pool of \`${kafka.name}\` is called \`kafka\`, so the operator would replace its brokers by those of pool \`${first.pool}\`, with empty disks; write \`name: kafka\` in the pool that takes them over.`,
      { node: first.object.node, route: ['metadata', 'name'] },
    );
  },
});
