import { seeBrokerCounts } from '../brokers.ts';
import { defineKafkaRule } from '../rule.ts';
import { counted } from '../wording.ts';

const key = 'sample.store.topic.replication.factor';

export default defineKafkaRule({
  id: 'cruise-control-samples-refused',
  summary: 'The topics in which Cruise Control keeps its samples fit on the brokers.',
  severity: 'error',
  why: `Cruise Control keeps what it has measured in topics of its own and makes them when it starts. Kafka refuses topics with more copies
than there are brokers, so Cruise Control never gets ready. The operator does not look at this setting.`,
  fix: 'Leave the setting out: the topics then have `default.replication.factor` copies.',
  bad: `cruiseControl:
  config: { sample.store.topic.replication.factor: 4 }
`,
  good: `cruiseControl:
  config: { sample.store.topic.replication.factor: 3 }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    const given = kafka.map('spec', 'cruiseControl', 'config')[key];
    const copies = typeof given === 'string' || typeof given === 'number' ? Number(given) : undefined;
    const brokers = kafka.replicas('kafka');
    // With a single broker: cruise-control-refused.
    if (copies === undefined || !(copies > brokers) || brokers < 2) return;
    report(
      `\`${key}\` is ${copies} but there are ${counted(brokers, 'broker')}, so Cruise Control does not start; set ${brokers} at most.`,
      kafka.place('spec', 'cruiseControl', 'config', key),
      seeBrokerCounts(kafka),
    );
  },
});
