import { defineKafkaRule } from '../rule.ts';
import { claimedVolumes } from './volumes.ts';

export default defineKafkaRule({
  id: 'disk-without-size',
  summary: 'There is a disk, and it has a size.',
  severity: 'error',
  why: `The operator refuses storage of type \`jbod\` without volumes, and a claim without a size, and then carries out no change of the
cluster at all. The schema of the Kafka resource allows both, so the API server takes them.`,
  fix: 'Give each volume a `size`; for a single disk, write `size` in place of `volumes`.',
  bad: `kafka:
  storage:
    volumes: []
`,
  good: `kafka:
  storage:
    volumes: [{ id: 0, size: 100Gi }]
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    for (const nodes of kafka.nodes) {
      if (nodes.text('storage', 'type') !== 'jbod' || nodes.list('storage', 'volumes').length > 0) continue;
      report(
        `The ${nodes.called} have a list of volumes with nothing in it, so the operator refuses the cluster; add a volume, or write \`size\` instead.`,
        nodes.place('storage', 'volumes'),
      );
    }
    for (const { nodes, route } of claimedVolumes(kafka)) {
      const size = nodes.map(...route)['size'];
      if (size !== undefined && size !== null && size !== '') continue;
      report(
        `A disk of the ${nodes.called} has no size, so the operator refuses the cluster; set \`size\`.`,
        nodes.place(...route, 'size'),
      );
    }
  },
});
