import { type Copies, copies } from '../../strimzi/config/replication.ts';
import type { KafkaContext } from '../context.ts';
import type { Mend } from '../mend.ts';
import { defineKafkaRule, type Report } from '../rule.ts';
import { listNames } from '../wording.ts';
import { isWritten, seeAlso } from '../written.ts';
import { type Setting, settingOf } from './replication-settings.ts';

export default defineKafkaRule({
  id: 'replication-not-above-min-isr',
  summary: 'There are more copies than must be in sync, so that one broker may be down.',
  severity: { production: 'error', staging: 'warning', development: 'off' },
  why: `A write that waits for all copies fails when fewer than \`min.insync.replicas\` are in sync. With as many copies as that, every
restart of a broker stops writes to the partitions it holds. The operator does not wait for them: it holds a restart back for
partitions with more copies than the minimum only, and restarts a broker whose partitions have no copy to spare anyway.`,
  fix: `Set the factor to one more than the minimum, or the minimum to one less than the factor: 3 and 2 are usual. Left out, they
follow the number of brokers. Consumer offsets go by \`min.insync.replicas\` too, transactions by \`transaction.state.log.min.isr\`.`,
  mends: 'Sets the minimum to 2 where there are three brokers and three copies.',
  bad: `kafka:
  config:
    default.replication.factor: 3
    min.insync.replicas: 3
    offsets.topic.replication.factor: 4
  brokers: 4
`,
  good: `kafka:
  config:
    default.replication.factor: 4
    min.insync.replicas: 3
    offsets.topic.replication.factor: 4
  brokers: 4
`,
  check(context, report) {
    const { kafka } = context;
    // A single broker has no copy to spare, whatever the settings are.
    if (kafka === undefined || kafka.replicas('kafka') < 2) return;
    for (const key of new Set(copies.map((one) => one.minInSync))) {
      const minimum = settingOf(context, key);
      // More than there are brokers: replication-above-brokers says so.
      if (minimum === undefined || minimum.value > kafka.replicas('kafka')) continue;
      checkMinimum(context, minimum, report);
    }
  },
});

function checkMinimum(context: KafkaContext, minimum: Setting, report: Report): void {
  const brokers = context.kafka?.replicas('kafka') ?? 0;
  const low = copies
    .filter((one) => one.minInSync === minimum.key)
    .map((kind) => ({ kind, factor: settingOf(context, kind.factor) }))
    .filter((one): one is { kind: Copies; factor: Setting } => (one.factor?.value ?? Infinity) <= minimum.value);
  for (const { kind, factor } of low.filter((one) => isWritten(one.factor.place))) {
    const advice =
      minimum.value < brokers
        ? `set at least ${minimum.value + 1}`
        : `set \`${minimum.key}\` to ${Math.max(1, factor.value - 1)}`;
    report(
      `${factor.says} and ${minimum.says}, so ${kind.needs} stop while one broker restarts; ${advice}.`,
      factor.place,
      seeAlso(minimum.place, 'the copies that must be in sync'),
      mendFor(minimum, factor.value, brokers),
    );
  }
  const followed = low.filter((one) => !isWritten(one.factor.place));
  const [first] = followed;
  if (first === undefined) return;
  const factors = listNames(followed.map((one) => one.kind.factor));
  const needs = followed.map((one) => one.kind.needs).join(' and ');
  report(
    `${minimum.says}, no less than ${factors} (${first.factor.value}), so ${needs} stop while one broker restarts; set ${Math.max(1, first.factor.value - 1)} at most.`,
    minimum.place,
    [],
    mendFor(minimum, first.factor.value, brokers),
  );
}

/** Three of three: the factor cannot rise, and production needs two copies in sync. With other numbers there is a choice. */
function mendFor({ value, given, place }: Setting, factor: number, brokers: number): Mend | undefined {
  return given && value === 3 && factor === 3 && brokers === 3 ? { set: 2, at: place } : undefined;
}
