import { formatDuration } from '../../source/duration.ts';
import { cleanupOf, managedTopicsOf, ownNumber } from '../kafka-topics.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'topic-segment-outlives-retention',
  summary: 'A segment of a topic is closed before its records are to go.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `Records go by the segment, and when its youngest one is older than \`retention.ms\`. A segment that stays open for longer than that
keeps records which should be gone, for as long again as \`segment.ms\`, unless it is full before.`,
  fix: 'Set `segment.ms` to a part of the retention, or leave it out.',
  bad: { 'orders/topics.yaml': 'topics:\n  orders.events: { retention: 1d, config: { segment.ms: 604800000 } }\n' },
  good: { 'orders/topics.yaml': 'topics:\n  orders.events: { retention: 1d, config: { segment.ms: 3600000 } }\n' },
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    for (const topic of managedTopicsOf(context)) {
      const retention = ownNumber(topic, 'retention.ms');
      const segment = ownNumber(topic, 'segment.ms');
      if (retention === undefined || segment === undefined || retention <= 0 || segment <= retention) continue;
      if (!cleanupOf(topic, kafka).includes('delete')) continue;
      report(
        `\`segment.ms\` of topic \`${topic.name}\` is ${formatDuration(segment)} and its retention ${formatDuration(retention)}, so records may stay for ${formatDuration(segment + retention)}; set less than the retention.`,
        topic.settingPlace('segment.ms'),
        [{ place: topic.settingPlace('retention.ms'), message: 'the retention' }],
      );
    }
  },
});
