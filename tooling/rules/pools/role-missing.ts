import { poolFaultsOf, sentenceFor } from '../pool-faults.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'role-missing',
  summary: 'Every pool has a role, and together the pools have controllers and brokers.',
  severity: 'error',
  why: `A pool says by \`roles\` whether its nodes keep the metadata (controller), the records (broker) or both. The operator refuses a
cluster with a pool that says nothing, and one in which no pool with a node has one of the two.`,
  fix: 'Add a pool with the role that is missing, or give its nodes back to the pool that has it.',
  bad: `stack: kraft
pools:
  controllers: { roles: [controller], nodes: 0 }
  brokers: { roles: [broker] }
`,
  good: `stack: kraft
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker] }
`,
  check(context, report) {
    const silent = poolFaultsOf(context, 'roles-missing');
    // A pool that says nothing may be the one that is missed.
    const missing = silent.length > 0 ? [] : poolFaultsOf(context, 'broker-missing', 'controller-missing');
    for (const fault of [...silent, ...missing]) report(sentenceFor(fault), fault.place);
  },
});
