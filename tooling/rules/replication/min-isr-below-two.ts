import { copies } from '../../strimzi/config/replication.ts';
import { defineKafkaRule } from '../rule.ts';
import { settingOf } from './replication-settings.ts';

export default defineKafkaRule({
  id: 'min-isr-below-two',
  summary: 'In production a record is on two brokers before it counts as written.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `With a minimum of 1, a partition goes on taking writes when the other copies have fallen behind, and confirms them with one
copy alone. If that broker is then lost, so are records that producers were told are safe. Kafka's default is 1, for which the
operator has only a warning in the status of the Kafka resource.`,
  fix: `Set \`min.insync.replicas\` and \`transaction.state.log.min.isr\` to 2, or leave them out: with three brokers they are 2.`,
  mends: 'Sets it to 2 where there are three copies.',
  bad: `kafka:
  config:
    transaction.state.log.min.isr: 1
`,
  good: `kafka:
  config:
    transaction.state.log.min.isr: 2
`,
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    for (const key of new Set(copies.map((one) => one.minInSync))) {
      const setting = settingOf(context, key);
      const factor = settingOf(context, copies.find((one) => one.minInSync === key)?.factor ?? '');
      // With two copies there is none to spare for a second one, which replication-below-three reports; that nobody gave the setting
      // is a fault besides. A single copy has no second broker that a record could be on.
      const fewest = setting?.given === true ? 3 : 2;
      if (setting === undefined || setting.value > 1 || (factor?.value ?? 0) < fewest) continue;
      const expected = (factor?.value ?? 0) < 3 ? 'expected 2 beside three copies' : 'expected 2';
      report(
        `${setting.says}, so a record that one broker alone has counts as written; ${expected} in production.`,
        setting.place,
        [],
        setting.given && factor?.value === 3 ? { set: 2, at: setting.place } : undefined,
      );
    }
  },
});
