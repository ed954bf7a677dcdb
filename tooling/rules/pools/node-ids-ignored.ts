import { poolFaultsOf } from '../pool-faults.ts';
import { defineKafkaRule } from '../rule.ts';
import { sharedIds } from './node-ids.ts';

export default defineKafkaRule({
  id: 'node-ids-ignored',
  summary: 'The numbers that a pool wishes for can be read, and there are enough of them.',
  severity: 'error',
  why: `\`strimzi.io/next-node-ids\` and \`strimzi.io/remove-node-ids\` say which numbers a pool takes and gives back. What the operator
cannot read it passes over with a line in its log, and where a range is used up, nodes get any number that is free: on removal, the
highest. The number is in the name of the pod and of its disks, so a wrong one stays for as long as the node does.`,
  fix: 'Write `nodeIds: { from, to }`, with one number for each node at least and numbers that no other pool has.',
  bad: `stack: kraft
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], annotations: { strimzi.io/next-node-ids: "3-9" } }
`,
  good: `stack: kraft
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], annotations: { strimzi.io/next-node-ids: "[3-9]" } }
`,
  check(context, report) {
    // Where two ranges have numbers in common, one of them is used up: node-ids-overlap.
    const shared = new Set(sharedIds(context).flatMap(({ one, other }) => [one.place.node, other.place.node]));
    for (const { what, says, remedy, place } of poolFaultsOf(context, 'ids-unreadable', 'ids-too-few')) {
      if (what === 'ids-too-few' && shared.has(place.node)) continue;
      report(`${says}${what === 'ids-unreadable' ? ', in which the operator finds no ids' : ''}; ${remedy}.`, place);
    }
  },
});
