import { inCluster } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'migration-zookeeper-parts',
  summary: 'What stands in front of ZooKeeper goes before ZooKeeper does.',
  severity: 'error',
  why: `With \`phase: finalised\` the operator deletes ZooKeeper once the brokers are without it. A proxy or exporter that is left has nothing
to reach: it restarts for good, and whoever still uses ZooKeeper through it is cut off without a step that could be taken back.`,
  fix: 'Take the section out while the cluster is at `phase: migrating`, and see that nobody misses it, before the migration is finalised.',
  bad: `migration: { phase: finalised }
pools:
  kafka: { name: kafka, roles: [broker] }
  controllers: { roles: [controller] }
zookeeperExporter: {}
`,
  good: `migration: { phase: migrating }
pools:
  kafka: { name: kafka, roles: [broker] }
  controllers: { roles: [controller] }
zookeeperExporter: {}
`,
  check({ cluster }, report) {
    const { migration, zookeeperProxy, zookeeperExporter, jmx } = cluster.spec;
    if (migration?.phase !== 'finalised') return;
    const parts = [
      { route: ['zookeeperProxy'], isOn: zookeeperProxy.enabled },
      { route: ['zookeeperExporter'], isOn: zookeeperExporter.enabled },
      { route: ['jmx', 'zookeeper'], isOn: jmx.enabled && jmx.zookeeper },
    ];
    for (const { route } of parts.filter(({ isOn }) => isOn))
      report(
        `The operator deletes ZooKeeper in this step, and \`${route.join('.')}\` needs it; take that away first, at \`phase: migrating\`.`,
        { ...inCluster(cluster, ...route), key: true },
      );
  },
});
