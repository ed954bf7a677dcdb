import { defineKafkaRule } from '../rule.ts';
import { sharedIds } from './node-ids.ts';

export default defineKafkaRule({
  id: 'node-ids-overlap',
  summary: 'No two pools of a cluster wish for the same numbers.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `A number belongs to one node of the cluster for good: it is in the name of its pod and of its disks. Of a range that two pools
share, the pool that comes first by name takes what it needs. When the other grows and finds none left, it gets any free number,
and nothing says so: whoever goes by the ranges then drains or forwards the wrong broker.`,
  fix: 'Give each pool a range of its own, with room to grow. Nodes that run keep their numbers, whatever the ranges say.',
  bad: `stack: kraft
pools:
  controllers: { roles: [controller], nodeIds: { from: 0, to: 9 } }
  brokers: { roles: [broker], nodeIds: { from: 5, to: 99 } }
`,
  good: `stack: kraft
pools:
  controllers: { roles: [controller], nodeIds: { from: 0, to: 9 } }
  brokers: { roles: [broker], nodeIds: { from: 10, to: 99 } }
`,
  check(context, report) {
    for (const { one, other, from, to } of sharedIds(context)) {
      const ids = from === to ? `number ${from}` : `numbers ${from} to ${to}`;
      report(
        `Pools \`${other.nodes.pool}\` and \`${one.nodes.pool}\` both wish for ${ids}; give each a range of its own.`,
        one.place,
        [{ place: other.place, message: 'the other range' }],
      );
    }
  },
});
