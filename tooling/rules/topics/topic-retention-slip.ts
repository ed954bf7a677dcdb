import { formatDuration } from '../../source/duration.ts';
import { cleanupOf, managedTopicsOf, ownNumber } from '../kafka-topics.ts';
import { defineKafkaRule } from '../rule.ts';

const key = 'retention.ms';
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

export default defineKafkaRule({
  id: 'topic-retention-slip',
  summary: 'The retention of a topic was not meant in another unit.',
  severity: 'error',
  dataLoss: true,
  why: `\`retention.ms\` counts milliseconds: 604800, which are seven days in seconds, keeps records for ten minutes, and 168, which are
seven days in hours, for no time at all. Brokers delete what is older as soon as the setting is applied.`,
  fix: 'Write `retention: 7d`, with its unit.',
  bad: { 'orders/topics.yaml': 'topics:\n  orders.events: { config: { retention.ms: 604800 } }\n' },
  good: { 'orders/topics.yaml': 'topics:\n  orders.events: { retention: 7d }\n' },
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    for (const topic of managedTopicsOf(context)) {
      const value = ownNumber(topic, key);
      if (value === undefined || !cleanupOf(topic, kafka).includes('delete')) continue;
      const meant = meantBy(value);
      if (meant === undefined) continue;
      report(
        `\`${key}\` of topic \`${topic.name}\` is ${value}, so records are deleted after ${spoken(value)}; for ${meant} write \`retention: ${meant}\`.`,
        topic.settingPlace(key),
      );
    }
  },
});

/** Whole days in another unit, which nobody writes in milliseconds. Others may be meant: a second empties a topic. */
function meantBy(value: number): string | undefined {
  if (value <= 0 || value >= hour) return undefined;
  if (value < second)
    return value % (day / hour) === 0 ? formatDuration(value * hour) : value <= 366 ? `${value}d` : undefined;
  const other = value < minute ? minute : second;
  return (value * other) % day === 0 ? formatDuration(value * other) : undefined;
}

function spoken(milliseconds: number): string {
  if (milliseconds >= 2 * minute) return `${Math.round(milliseconds / minute)} minutes`;
  return milliseconds >= second ? `${Math.round(milliseconds / second)} seconds` : `${milliseconds} milliseconds`;
}
