import { inCluster } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'migration-controllers-unfit',
  summary: 'A cluster leaves ZooKeeper with controllers that do nothing else and keep what they are given.',
  severity: 'error',
  why: `Controllers take the metadata over while brokers still run with ZooKeeper, so nodes with both roles cannot be a part of it, and a pool
of such nodes is left out of the overlay for as long as ZooKeeper has the metadata. Controllers restart on the way: a single one
without a disk loses topics and access lists that it has just taken over.`,
  fix: 'Give the controllers a pool of their own, `roles: [controller]`, with disks.',
  bad: `tier: staging
migration: { phase: migrating }
pools:
  kafka: { name: kafka, roles: [broker] }
  more: { roles: [controller, broker] }
`,
  good: `tier: staging
migration: { phase: migrating }
pools:
  kafka: { name: kafka, roles: [broker] }
  controllers: { roles: [controller] }
`,
  check({ cluster, kafka }, report) {
    const { migration, pools = {} } = cluster.spec;
    if (migration === undefined) return;
    for (const [key, { roles }] of Object.entries(pools)) {
      if (roles.length < 2) continue;
      report(
        `Nodes of pool \`${key}\` are controllers and brokers at once, and no such node can leave ZooKeeper; give controllers a pool of their own.`,
        inCluster(cluster, 'pools', key, 'roles'),
      );
    }
    const controllers = kafka?.nodes.filter((one) => one.roles.includes('controller')) ?? [];
    const [only] = controllers;
    if (only === undefined || controllers.reduce((sum, one) => sum + one.replicas, 0) !== 1) return;
    if (only.text('storage', 'type') !== 'ephemeral') return;
    report(
      `The one ${only.one} has no disk and restarts during the migration, which loses the metadata that it took over; give it a disk.`,
      inCluster(cluster, ...only.authored, 'storage'),
    );
  },
});
