import { compareVersions } from '../../strimzi/versions.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import { copiesOf, managedTopicsOf, ownNumber, type Topic } from '../kafka-topics.ts';
import type { Place } from '../place.ts';
import { defineKafkaRule } from '../rule.ts';
import { seeAlso } from '../written.ts';

const key = 'min.insync.replicas';

export default defineKafkaRule({
  id: 'topic-needs-every-copy',
  summary: 'A topic has a copy to spare, so that one broker may be down.',
  severity: { production: 'error', staging: 'warning', development: 'off' },
  why: `A write that waits for all copies fails when fewer than \`min.insync.replicas\` are in sync. With as many copies as that, every
restart of a broker stops writes to the partitions it holds. More in sync than there are copies is the same since Kafka 3.7; until
then no such write ever succeeds.`,
  fix: 'Set `minInSync` to one less than there are copies, or leave it out.',
  bad: { 'orders/topics.yaml': 'topics:\n  orders.events: { replicas: 3, minInSync: 3 }\n' },
  good: { 'orders/topics.yaml': 'topics:\n  orders.events: { replicas: 3, minInSync: 2 }\n' },
  check(context, report) {
    const { kafka } = context;
    // A single broker has no copy to spare, whatever the settings are.
    if (kafka === undefined || kafka.replicas('kafka') < 2) return;
    for (const topic of managedTopicsOf(context)) {
      const copies = copiesOf(topic, kafka);
      const minimum = minimumOf(topic, kafka);
      // What neither of the two says is told of the cluster; with one copy it is the copies that are too few.
      if (copies === undefined || minimum === undefined || minimum.value < copies || minimum.value < 2) continue;
      if (topic.replicas === undefined && !minimum.isOwn) continue;
      const replicas = topic.place('spec', 'replicas');
      const says = `Topic \`${topic.name}\` has ${copies === 1 ? 'one copy' : `${copies} copies`} and \`${key}\` is ${minimum.value}, ${effect(kafka, copies, minimum.value)}`;
      if (minimum.isOwn)
        report(
          `${says}; set ${Math.max(1, copies - 1)} at most.`,
          minimum.place,
          topic.replicas === undefined ? [] : [{ place: replicas, message: 'the copies' }],
        );
      else
        report(
          `${says}; give it at least ${minimum.value + 1} copies, or ask for less with \`minInSync\`.`,
          replicas,
          seeAlso(minimum.place, 'the copies that must be in sync'),
        );
    }
  },
});

interface Minimum {
  readonly value: number;
  readonly isOwn: boolean;
  readonly place: Place;
}

function minimumOf(topic: Topic, kafka: KafkaResource): Minimum | undefined {
  const own = ownNumber(topic, key);
  if (own !== undefined) return { value: own, isOwn: true, place: topic.settingPlace(key) };
  if (topic.own(key) !== undefined) return undefined;
  const value = kafka.config(key) === undefined ? 1 : kafka.configNumber(key);
  return value === undefined ? undefined : { value, isOwn: false, place: kafka.place('spec', 'kafka', 'config', key) };
}

/** Source: Kafka 3.7.0, `Partition.effectiveMinIsr`. */
function effect(kafka: KafkaResource, copies: number, minimum: number): string {
  const version = kafka.text('spec', 'kafka', 'version');
  const isCapped = version !== undefined && compareVersions(version, '3.7.0') >= 0;
  return minimum > copies && !isCapped
    ? 'so no write that waits for all copies ever succeeds'
    : 'so writes stop while one broker restarts';
}
