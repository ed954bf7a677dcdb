import { describeRule } from '../../../test/support/examples.ts';

const file = (phase: string, parts: string) =>
  `migration: { phase: ${phase} }\n${parts}pools:\n  kafka: { name: kafka, roles: [broker] }\n  controllers: { roles: [controller] }\n`;

describeRule('migration-zookeeper-parts', [
  {
    name: 'a proxy and an exporter',
    example: file('finalised', 'zookeeperProxy: { allowFrom: [10.0.0.0/8] }\nzookeeperExporter: {}\n'),
    finds: [
      'orders.yaml:2:1 error: The operator deletes ZooKeeper in this step, and `zookeeperProxy` needs it; take that away first, at `phase: migrating`.',
      'orders.yaml:3:1 error: The operator deletes ZooKeeper in this step, and `zookeeperExporter` needs it; take that away first, at `phase: migrating`.',
    ],
  },
  {
    name: 'JMX of ZooKeeper',
    example: file('finalised', 'jmx: { zookeeper: true }\n'),
    finds: [
      'orders.yaml:2:8 error: The operator deletes ZooKeeper in this step, and `jmx.zookeeper` needs it; take that away first, at `phase: migrating`.',
    ],
  },
  { name: 'JMX of brokers', example: file('finalised', 'jmx: {}\n'), finds: [] },
  { name: 'turned off', example: file('finalised', 'zookeeperExporter: { enabled: false }\n'), finds: [] },
  { name: 'before', example: file('migrating', 'zookeeperExporter: {}\n'), finds: [] },
]);
