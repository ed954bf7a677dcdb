import { poolFaultsOf } from '../pool-faults.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'field-unused',
  summary: 'A Kafka resource with pools says nothing of nodes that its pools decide.',
  severity: 'warning',
  why: `With pools the operator reads replicas and disks from them alone, and with KRaft nothing of ZooKeeper. What the Kafka resource still
says of these looks as if it held. The operator has a warning for each (\`UnusedReplicasConfiguration\`,
\`UnusedStorageConfiguration\`, \`UnusedZooKeeperConfiguration\`).`,
  fix: 'Take the field out of the patch, and say it in the pool.',
  bad: `stack: kraft
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/kafka/replicas, value: 5 }]
`,
  good: `stack: kraft
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], nodes: 5 }
`,
  check(context, report) {
    // ZooKeeper stays in the resource until the operator has deleted its nodes.
    const isLeaving = context.cluster.spec.migration?.phase === 'finalised';
    for (const { says, remedy, place, route } of poolFaultsOf(context, 'field-unused'))
      if (!isLeaving || route.at(-1) !== 'zookeeper')
        report(`${says}, so what it says has no effect; ${remedy}.`, place);
  },
});
