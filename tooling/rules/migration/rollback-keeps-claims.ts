import { inCluster } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';
import { claimedVolumes } from '../storage/volumes.ts';

export default defineKafkaRule({
  id: 'rollback-keeps-claims',
  summary: 'Controllers that a rollback takes away leave no disks behind.',
  severity: 'warning',
  why: `Controllers of a second attempt get the disks of the first, if these are still there, and with them metadata that are out of date:
the migration fails or loses what has changed since. With \`deleteClaim: true\` the disks go with the pool.`,
  fix: `Set \`deleteClaim: true\` on the controllers' disks together with \`phase: rolling-back\`, or delete their claims by hand after the
pool.`,
  mends: 'Sets `deleteClaim: true` on disks of the controllers.',
  bad: `migration: { phase: rolling-back }
pools:
  kafka: { name: kafka, roles: [broker] }
  controllers: { roles: [controller] }
`,
  good: `migration: { phase: rolling-back }
pools:
  kafka: { name: kafka, roles: [broker] }
  controllers: { roles: [controller], storage: { deleteClaim: true } }
`,
  check({ cluster, kafka }, report) {
    if (kafka === undefined || cluster.spec.migration?.phase !== 'rolling-back') return;
    for (const { nodes, route } of claimedVolumes(kafka)) {
      if (nodes.pool === undefined || nodes.roles.includes('broker') || nodes.flag(...route, 'deleteClaim') === true)
        continue;
      const place = inCluster(cluster, ...nodes.authored, ...route, 'deleteClaim');
      report(
        `The claims of the ${nodes.called} stay when the rollback takes the pool away, and a later migration would begin with their old metadata; set \`deleteClaim: true\`.`,
        nodes.place(...route, 'deleteClaim'),
        [],
        nodes.spec === undefined ? undefined : { set: true, at: place },
      );
    }
  },
});
