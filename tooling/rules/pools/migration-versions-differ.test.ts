import { describeRule } from '../../../test/support/examples.ts';

describeRule('migration-versions-differ', [
  {
    name: 'the version that brokers speak',
    example: `stack: zookeeper
tier: staging
migration: { phase: migrating }
kafka: { version: 3.9.2, config: { inter.broker.protocol.version: "3.7" } }
pools:
  controllers: { roles: [controller] }
  kafka: { name: kafka, roles: [broker] }
`,
    finds: [
      'orders.yaml:4:67 error: `inter.broker.protocol.version` is 3.7 and Kafka is 3.9.2, so the operator refuses the cluster; set all three to `3.9` before the migration.',
    ],
  },
  {
    name: 'all three the same',
    example: `stack: zookeeper
migration: { phase: migrating }
kafka: { version: 3.9.2, metadataVersion: 3.9-IV0, config: { inter.broker.protocol.version: "3.9", log.message.format.version: 3.9.2 } }
pools:
  controllers: { roles: [controller] }
  kafka: { name: kafka, roles: [broker] }
`,
    finds: [],
  },
  {
    name: 'before the migration only the upgrade is told',
    example: `stack: zookeeper
migration: { phase: prepare }
kafka: { version: 3.9.2, config: { inter.broker.protocol.version: "3.8" } }
pools:
  kafka: { name: kafka, roles: [broker] }
`,
    finds: [
      'orders.yaml:3:67 warning (upgrade-unfinished): `inter.broker.protocol.version` is 3.8 but Kafka is 3.9.2, so the upgrade is not finished; set 3.9 when it need not be taken back.',
    ],
  },
]);
