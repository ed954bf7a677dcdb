import { refusedAboveBrokers } from '../../strimzi/config/replication.ts';
import { brokerCounts, seeBrokerCounts } from '../brokers.ts';
import { defineKafkaRule } from '../rule.ts';
import { counted } from '../wording.ts';
import { firstWritten, isWritten } from '../written.ts';
import { type Setting, settingOf } from './replication-settings.ts';

const minInSync = 'min.insync.replicas';

export default defineKafkaRule({
  id: 'replication-above-brokers',
  summary: 'No replication factor and no minimum of in-sync replicas is greater than the number of brokers.',
  severity: 'error',
  why: `A broker holds one copy of a partition at most. The operator refuses a Kafka resource in which \`default.replication.factor\`,
\`offsets.topic.replication.factor\`, \`transaction.state.log.replication.factor\` or \`transaction.state.log.min.isr\` exceeds the
brokers, and then changes nothing at all. It does not look at \`min.insync.replicas\`: with more than there are brokers, no producer
that waits for all copies can write.`,
  fix: 'Run more brokers, or lower the setting. Left out, these settings follow the number of brokers.',
  bad: `kafka:
  brokers: 3
  config:
    default.replication.factor: 4
`,
  good: `kafka:
  brokers: 4
  config:
    default.replication.factor: 4
`,
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    const brokers = kafka.replicas('kafka');
    if (brokers === 0) return;
    for (const key of [...refusedAboveBrokers, minInSync]) {
      const setting = settingOf(context, key);
      if (setting === undefined || setting.value <= brokers) continue;
      const effect = effectOf(setting);
      const most = key === minInSync ? Math.max(1, brokers - 1) : brokers;
      report(
        `${setting.says} but there ${brokers === 1 ? 'is' : 'are'} ${counted(brokers, 'broker')}, ${effect}; set ${most} at most.`,
        firstWritten(setting.place, ...brokerCounts(kafka)),
        isWritten(setting.place) ? seeBrokerCounts(kafka) : [],
      );
    }
  },
});

function effectOf({ key, given }: Setting): string {
  if (key === minInSync) return 'so no write that waits for all copies succeeds';
  return given ? 'so the operator refuses the cluster' : 'so no topic can meet it';
}
