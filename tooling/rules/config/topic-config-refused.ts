import { nearest } from '../../source/nearest.ts';
import type { Plain } from '../../source/node.ts';
import { configText, expectedInstead } from '../../strimzi/config/config-value.ts';
import { type Definition, type Definitions, settingsOf } from '../../strimzi/config/kafka-configs.ts';
import { successorOf } from '../../strimzi/config/setting-effect.ts';
import { absenceOf } from '../../strimzi/config/setting-history.ts';
import { managedTopicsOf } from '../kafka-topics.ts';
import { defineKafkaRule } from '../rule.ts';
import { otherwise } from '../wording.ts';
import { versionOf } from './given-config.ts';

export default defineKafkaRule({
  id: 'topic-config-refused',
  summary: 'Settings of a topic are those that Kafka has for topics, with values that it takes.',
  severity: 'error',
  why: `Brokers refuse a topic with a setting that they do not know, unlike settings of their own, and with a value that does not fit. The
Topic Operator then reports the KafkaTopic as not ready; the topic is not made, or stays as it was. Names differ from those of brokers:
\`retention.ms\` is what brokers call \`log.retention.ms\`.`,
  fix: 'Correct the setting; topics have no `log.` in front.',
  bad: {
    'orders/topics.yaml': 'topics:\n  orders.events: { partitions: 12, config: { log.segment.bytes: 268435456 } }\n',
  },
  good: {
    'orders/topics.yaml': 'topics:\n  orders.events: { partitions: 12, config: { segment.bytes: 268435456 } }\n',
  },
  check(context, report) {
    const { kafka } = context;
    const definitions = kafka === undefined ? undefined : settingsOf('topic', versionOf(kafka));
    if (kafka === undefined || definitions === undefined) return;
    for (const topic of managedTopicsOf(context)) {
      for (const [key, value] of topic.config) {
        const place = topic.place('spec', 'config', key);
        const definition = definitions.get(key);
        if (definition === undefined) {
          report(`Topic \`${topic.name}\` has setting \`${key}\`, ${whyUnknown(key, versionOf(kafka), definitions)}`, {
            ...place,
            key: true,
          });
          continue;
        }
        const text = topicText(value, definition);
        const expected = text === undefined ? undefined : expectedInstead(text, definition, versionOf(kafka));
        if (expected !== undefined)
          report(
            `Setting \`${key}\` of topic \`${topic.name}\` is \`${text}\`, which Kafka refuses; expected ${expected}.`,
            place,
          );
      }
    }
  },
});

function whyUnknown(key: string, version: string, definitions: Definitions): string {
  const absence = absenceOf(key, version, 'topic');
  if (absence?.why === 'later') return `which comes with Kafka ${absence.version}, and this is ${version}; remove it.`;
  const instead = successorOf(key);
  const remedy = instead === undefined ? 'remove it' : `set ${instead} instead`;
  if (absence !== undefined) return `which Kafka ${absence.version} removed, and this is ${version}; ${remedy}.`;
  const known = [...definitions].flatMap(([name, { internal }]) => (internal === true ? [] : [name]));
  const bare = key.replace(/^log\./, '');
  const meant = known.includes(bare) ? bare : nearest(key, known);
  return `which Kafka does not have for topics${meant === undefined ? '; remove it.' : otherwise(meant, [meant])}`;
}

/** Lists are joined by the Topic Operator; Kafka takes spaces around a value, and booleans in any case. */
function topicText(value: Plain, { type }: Definition): string | undefined {
  const text = Array.isArray(value) ? value.map(String).join(',') : configText(value)?.trim();
  return type === 'boolean' ? text?.toLowerCase() : text;
}
