import { poolFaultsOf, sentenceFor } from '../pool-faults.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'migration-versions-differ',
  summary: 'A cluster leaves ZooKeeper with one version of everything.',
  severity: 'error',
  why: `The way from ZooKeeper to KRaft begins with Kafka 3.7 or later, and with \`metadataVersion\`, \`inter.broker.protocol.version\` and
\`log.message.format.version\` all at the version of Kafka or not given. The operator refuses the cluster otherwise, so nothing of the
migration happens.`,
  fix: 'Finish the upgrade of Kafka first, or leave all three out.',
  bad: `stack: zookeeper
migration: { phase: migrating }
kafka: { version: 3.9.2, config: { log.message.format.version: "3.8" } }
pools:
  controllers: { roles: [controller] }
  kafka: { name: kafka, roles: [broker] }
`,
  good: `stack: zookeeper
migration: { phase: migrating }
kafka: { version: 3.9.2 }
pools:
  controllers: { roles: [controller] }
  kafka: { name: kafka, roles: [broker] }
`,
  check(context, report) {
    for (const fault of poolFaultsOf(context, 'migration-versions-differ')) report(sentenceFor(fault), fault.place);
  },
});
