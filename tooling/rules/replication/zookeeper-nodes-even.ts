import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'zookeeper-nodes-even',
  summary: 'The number of ZooKeeper nodes is odd.',
  severity: 'warning',
  why: `A majority of four is three, so four nodes outlive the loss of one as three do, and each write waits for one more of them. Two
outlive nothing and are twice as likely to stop as one. The operator has a warning for it in the status (\`ZooKeeperReplicas\`).`,
  fix: 'Set `zookeeper.nodes` to 1, 3 or 5.',
  bad: `zookeeper:
  nodes: 4
`,
  good: `zookeeper:
  nodes: 5
`,
  check({ kafka, cluster }, report) {
    const nodes = kafka?.replicas('zookeeper') ?? 0;
    if (kafka === undefined || nodes < 2 || nodes % 2 === 1) return;
    // Two in production: zookeeper-below-three.
    if (nodes === 2 && cluster.spec.tier === 'production') return;
    const lost = nodes / 2 - 1;
    report(
      `${nodes} ZooKeeper nodes outlive the loss of ${lost === 0 ? 'none' : lost}, as ${nodes === 2 ? 'a single one does' : `${nodes - 1} do`}; set ${nodes - 1} or ${nodes + 1}.`,
      kafka.place('spec', 'zookeeper', 'replicas'),
    );
  },
});
