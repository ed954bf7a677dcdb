import { poolFaultsOf, sentenceFor } from '../pool-faults.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'node-pools-missing',
  summary: 'A cluster with node pools has a node in one of them.',
  severity: 'error',
  why: `With KRaft all nodes are in pools. Where there is no KafkaNodePool with the label of the cluster in its namespace, or all have 0
nodes, the operator refuses the Kafka resource and carries out nothing of it: what ran goes on to run, without anybody looking after it.`,
  fix: 'Give a pool at least one node. A cluster that is not needed is taken away as a file, not by its nodes.',
  bad: `stack: kraft
pools:
  controllers: { roles: [controller], nodes: 0 }
  brokers: { roles: [broker], nodes: 0 }
`,
  good: `stack: kraft
pools:
  controllers: { roles: [controller], nodes: 3 }
  brokers: { roles: [broker], nodes: 3 }
`,
  check(context, report) {
    for (const fault of poolFaultsOf(context, 'pools-missing')) report(sentenceFor(fault), fault.place);
  },
});
