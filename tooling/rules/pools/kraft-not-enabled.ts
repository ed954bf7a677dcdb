import { inCluster, inPatches } from '../context.ts';
import { poolFaultsOf, sentenceFor } from '../pool-faults.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'kraft-not-enabled',
  summary: 'Releases that know both stacks are told which one a cluster has.',
  severity: 'error',
  why: `Up to Strimzi 0.45 a cluster has ZooKeeper unless the annotation \`strimzi.io/kraft\` says otherwise, and no pools unless
\`strimzi.io/node-pools\` does; 0.46 and 0.47 have nothing but KRaft and still demand both. Without them the operator refuses the
cluster, or does not look at its pools at all.`,
  fix: 'Leave both annotations as they are generated. They follow from `stack`, and on the way from ZooKeeper from `migration`.',
  bad: `stack: kraft
patches:
  - target: { kind: Kafka }
    operations: [{ op: remove, path: /metadata/annotations/strimzi.io~1node-pools }]
`,
  good: `stack: kraft
`,
  check(context, report) {
    const kinds = ['pools-not-enabled', 'kraft-not-enabled', 'controller-with-zookeeper', 'zookeeper-missing'] as const;
    // One annotation that is missing has several effects.
    const faults = poolFaultsOf(context, ...kinds);
    // Of a cluster that means to have ZooKeeper, pools by themselves are told by resource-unattended.
    const fault = faults.find(({ effect }) => effect === 'refused');
    if (fault === undefined) return;
    const { cluster } = context;
    // What is missing stands nowhere: a patch took it away, or left the stack out.
    report(sentenceFor(fault), cluster.spec.patches === undefined ? inCluster(cluster, 'stack') : inPatches(cluster));
  },
});
