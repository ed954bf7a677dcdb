import { copies } from '../../strimzi/config/replication.ts';
import { brokerCounts } from '../brokers.ts';
import { defineKafkaRule } from '../rule.ts';
import { firstWritten } from '../written.ts';
import { settingOf } from './replication-settings.ts';

const least = 3;

export default defineKafkaRule({
  id: 'replication-below-three',
  summary: 'In production there are three copies of every record.',
  severity: { production: 'error', staging: 'off', development: 'off' },
  why: `With two copies, a broker that restarts leaves one, and a fault of its disk or host in these minutes loses what was written
since. With \`min.insync.replicas\` at 2 nothing is lost, but nothing can be written either until the broker is back. Three copies
outlive a restart and a fault at the same time. The same holds for consumer offsets and for the state of transactions.`,
  fix: `Run three brokers or more and set the factors to 3, or leave them out. A changed factor holds for new topics only: give those
that exist more copies with \`kafka-reassign-partitions.sh\`.`,
  mends: 'Sets a factor to 3 where there are three brokers.',
  bad: `kafka:
  config:
    default.replication.factor: 2
    min.insync.replicas: 1
`,
  good: `kafka:
  config:
    default.replication.factor: 3
    min.insync.replicas: 2
`,
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    const brokers = kafka.replicas('kafka');
    const [count, ...others] = brokerCounts(kafka);
    // No broker at all: node-pools-missing, role-missing.
    if (count === undefined || brokers === 0) return;
    if (brokers < least) {
      report(
        `${brokers === 1 ? '1 broker holds' : `${brokers} brokers hold`} ${brokers} of the ${least} copies that production needs; run ${least} brokers or more.`,
        firstWritten(count, ...others),
      );
      return;
    }
    for (const { factor } of copies) {
      const setting = settingOf(context, factor);
      if (setting !== undefined && setting.value < least)
        report(
          `${setting.says}; expected at least ${least} in production.`,
          setting.place,
          [],
          // With more brokers there is a choice.
          setting.given && brokers === least ? { set: least, at: setting.place } : undefined,
        );
    }
  },
});
