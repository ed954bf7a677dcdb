import { managedTopicsOf, type Topic } from '../kafka-topics.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'topic-written-twice',
  summary: 'A topic has one KafkaTopic.',
  severity: 'error',
  why: `Two KafkaTopics may name one topic in \`topicName\`. The Topic Operator follows the one that was made first and reports the
others as conflicts; which one that is depends on the day on which they were applied, so in another cluster it is another.`,
  fix: 'Keep one of them.',
  bad: {
    'orders.yaml': `entityOperator: {}
manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaTopic
    metadata: { name: events, labels: { strimzi.io/cluster: orders }, annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" } }
    spec: { topicName: orders.events, partitions: 6 }
`,
    'orders/topics.yaml': 'topics:\n  orders.events: { partitions: 12 }\n',
  },
  good: {
    'orders/topics.yaml': 'topics:\n  orders.events: { partitions: 12 }\n',
  },
  check(context, report) {
    const first = new Map<string, Topic>();
    for (const topic of managedTopicsOf(context)) {
      const other = first.get(topic.name);
      if (other === undefined) first.set(topic.name, topic);
      else
        report(`Topic \`${topic.name}\` has two KafkaTopics, and only one of them counts; keep one.`, topic.namePlace, [
          { place: other.namePlace, message: 'the other one' },
        ]);
    }
  },
});
