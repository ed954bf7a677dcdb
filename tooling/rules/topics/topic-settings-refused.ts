import { compareVersions } from '../../strimzi/versions.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import { cleanupOf, managedTopicsOf, ownNumber, type Topic } from '../kafka-topics.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'topic-settings-refused',
  summary: 'Settings of a topic fit each other and the brokers.',
  severity: 'error',
  why: `Brokers look at some settings of a topic together and refuse it as a whole: a shortest time before compaction above the longest,
tiered storage where the brokers have none or where the topic is compacted, more on the disks than is kept at all. The Topic Operator
reports the KafkaTopic as not ready.`,
  fix: 'Correct the settings that the message names.',
  bad: {
    'orders/topics.yaml':
      'topics:\n  orders.customers:\n    cleanup: compact\n    config: { min.compaction.lag.ms: 3600000, max.compaction.lag.ms: 60000 }\n',
  },
  good: {
    'orders/topics.yaml':
      'topics:\n  orders.customers:\n    cleanup: compact\n    config: { min.compaction.lag.ms: 60000, max.compaction.lag.ms: 3600000 }\n',
  },
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    for (const topic of managedTopicsOf(context)) {
      const conflict = conflictIn(topic, kafka);
      if (conflict !== undefined)
        report(`Kafka refuses topic \`${topic.name}\`: ${conflict.says}.`, topic.settingPlace(conflict.key));
    }
  },
});

interface Conflict {
  readonly key: string;
  readonly says: string;
}

/** Source: Kafka 3.9, `LogConfig.validateValues`, `validateTopicLogConfigValues`. */
function conflictIn(topic: Topic, kafka: KafkaResource): Conflict | undefined {
  const above = (key: string, other: string, advice: string): Conflict | undefined => {
    const [value, most] = [ownNumber(topic, key), ownNumber(topic, other)];
    return value !== undefined && most !== undefined && most >= 0 && value > most
      ? { key, says: `\`${key}\` is ${value}, above \`${other}\`, which is ${most}; ${advice}` }
      : undefined;
  };
  const lag = above('min.compaction.lag.ms', 'max.compaction.lag.ms', 'set it lower');
  if (lag !== undefined) return lag;
  const key = 'remote.storage.enable';
  if (topic.own(key)?.toLowerCase() !== 'true') return undefined;
  if (!hasTieredStorage(kafka))
    return { key, says: `\`${key}\` is true, and the brokers have no tiered storage; remove it` };
  if (cleanupOf(topic, kafka).includes('compact') && !mayCompactTiered(kafka))
    return { key, says: `\`${key}\` is true, and a topic that is compacted cannot be in tiered storage; choose one` };
  return (
    above('local.retention.ms', 'retention.ms', 'keep less on the disks than in all') ??
    above('local.retention.bytes', 'retention.bytes', 'keep less on the disks than in all')
  );
}

/** Nothing is said of versions later than the one whose code was read. */
function mayCompactTiered(kafka: KafkaResource): boolean {
  return compareVersions(kafka.text('spec', 'kafka', 'version') ?? '', '4.1.0') >= 0;
}

function hasTieredStorage(kafka: KafkaResource): boolean {
  return (
    kafka.has('spec', 'kafka', 'tieredStorage') ||
    kafka.config('remote.log.storage.system.enable')?.trim().toLowerCase() === 'true'
  );
}
