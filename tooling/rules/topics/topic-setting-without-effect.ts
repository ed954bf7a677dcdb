import { cleanupOf, managedTopicsOf, type Topic } from '../kafka-topics.ts';
import { defineKafkaRule } from '../rule.ts';

/** Settings that only one of the two policies reads. Source: Kafka 3.9, `UnifiedLog.deleteOldSegments`, `LogCleaner`. */
const readBy: Readonly<Record<'delete' | 'compact', readonly string[]>> = {
  delete: ['retention.ms', 'retention.bytes', 'local.retention.ms', 'local.retention.bytes'],
  compact: ['min.cleanable.dirty.ratio', 'min.compaction.lag.ms', 'max.compaction.lag.ms', 'delete.retention.ms'],
};

export default defineKafkaRule({
  id: 'topic-setting-without-effect',
  summary: 'A topic has settings of the cleanup that it has.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `A topic that is only compacted keeps the last record of each key for ever, whatever its retention says; and one whose old records
are deleted knows nothing of compaction. Kafka takes the settings without a word. Most often the policy is not what was meant: a table
that is not compacted loses its rows, and one that is compacted keeps what should be gone.`,
  fix: 'Set `cleanup` to what is meant, `compact,delete` for both, or take the settings away.',
  bad: { 'orders/topics.yaml': 'topics:\n  orders.customers: { cleanup: compact, retention: 7d }\n' },
  good: { 'orders/topics.yaml': 'topics:\n  orders.customers: { cleanup: "compact,delete", retention: 7d }\n' },
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    for (const topic of managedTopicsOf(context)) {
      const policies = cleanupOf(topic, kafka);
      for (const policy of ['delete', 'compact'] as const) {
        if (policies.includes(policy)) continue;
        const idle = readBy[policy].filter((key) => topic.own(key) !== undefined && !isNoLimit(topic, key));
        const [first] = idle;
        if (first === undefined) continue;
        report(
          `\`${first}\` of topic \`${topic.name}\` says nothing, as the topic is ${policy === 'delete' ? 'only' : 'not'} compacted; ${remedy(policy)}.`,
          topic.settingPlace(first),
        );
      }
    }
  },
});

/** That nothing is ever deleted is true of what is compacted. */
function isNoLimit(topic: Topic, key: string): boolean {
  return key.endsWith('retention.ms') || key.endsWith('retention.bytes')
    ? topic.own(key)?.startsWith('-') === true
    : false;
}

function remedy(policy: 'delete' | 'compact'): string {
  return policy === 'delete'
    ? 'write `cleanup: compact,delete` to have records deleted too, or remove it'
    : 'write `cleanup: compact`, or remove it';
}
