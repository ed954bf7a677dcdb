import { cronFault } from '../../strimzi/notations/quartz-cron.ts';
import { defineKafkaRule } from '../rule.ts';

const windows = ['spec', 'maintenanceTimeWindows'] as const;

export default defineKafkaRule({
  id: 'maintenance-window-malformed',
  summary: 'Maintenance windows are cron expressions that the operator understands.',
  severity: 'error',
  why: `The operator reads windows as Quartz cron expressions, which begin with the seconds and have \`?\` for the day that does not count. One
that it does not understand counts as closed, with a line in its log: certificates are then never renewed, and expire.`,
  fix: 'Write six fields: seconds, minutes, hours, day of the month, month, day of the week; one of the days is `?`.',
  bad: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/maintenanceTimeWindows, value: ["0 2 * * *"] }
`,
  good: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/maintenanceTimeWindows, value: ["* * 2-4 * * ?"] }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    for (const [at, window] of kafka.list(...windows).entries()) {
      const fault = typeof window === 'string' ? cronFault(window) : undefined;
      if (fault === undefined) continue;
      report(
        `Maintenance window \`${window}\` ${fault.wrong}, so the operator takes it for closed; ${fault.remedy}.`,
        kafka.place(...windows, at),
      );
    }
  },
});
