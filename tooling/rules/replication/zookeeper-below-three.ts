import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'zookeeper-below-three',
  summary: 'In production ZooKeeper outlives the loss of a node.',
  severity: { production: 'error', staging: 'off', development: 'off' },
  why: `ZooKeeper works while a majority of its nodes does: two of three, both of two. With one or two nodes, each restart of one stops
it. Without it no broker becomes a leader and no topic changes, and the operator restarts brokers into a cluster that cannot answer.`,
  fix: 'Set `zookeeper.nodes` to 3, or to 5 to outlive the loss of two.',
  bad: `zookeeper:
  nodes: 1
`,
  good: `zookeeper:
  nodes: 3
`,
  check({ kafka }, report) {
    const nodes = kafka?.replicas('zookeeper') ?? 0;
    if (kafka === undefined || nodes < 1 || nodes >= 3) return;
    report(
      `${nodes === 1 ? 'With 1 ZooKeeper node' : 'With 2 ZooKeeper nodes'} the cluster stops whenever one is down; run 3 in production.`,
      kafka.place('spec', 'zookeeper', 'replicas'),
    );
  },
});
