import { defineKafkaRule } from '../rule.ts';
import { counted } from '../wording.ts';
import { seeAlso } from '../written.ts';
import { topicsOf } from './topics.ts';

export default defineKafkaRule({
  id: 'topic-copies-impossible',
  summary: 'A topic has no more copies than there are brokers, and asks for no more in sync than it has.',
  severity: 'error',
  why: `A broker holds one copy of a partition, so Kafka refuses a topic with more copies than brokers. It takes a topic that wants more
copies in sync than it has, but no producer that waits for all copies can ever write to it.`,
  fix: 'Lower `replicas` or `min.insync.replicas`, or run more brokers.',
  bad: `entityOperator: {}
kafka:
  brokers: 3
manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaTopic
    metadata: { name: orders, labels: { strimzi.io/cluster: orders } }
    spec: { partitions: 12, replicas: 4 }
`,
  good: `entityOperator: {}
kafka:
  brokers: 3
manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaTopic
    metadata: { name: orders, labels: { strimzi.io/cluster: orders } }
    spec: { partitions: 12, replicas: 3, config: { min.insync.replicas: 2 } }
`,
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    const brokers = kafka.replicas('kafka');
    for (const { name, replicas, config, place } of topicsOf(context)) {
      if (replicas === undefined || replicas < 1) continue;
      if (brokers > 0 && replicas > brokers)
        report(
          `Topic \`${name}\` wants ${replicas} copies but there ${brokers === 1 ? 'is' : 'are'} ${counted(brokers, 'broker')}, so Kafka refuses it; set ${brokers} at most.`,
          place('spec', 'replicas'),
          seeAlso(kafka.place('spec', 'kafka', 'replicas'), 'the number of brokers'),
        );
      const inSync = Number(config.find(([key]) => key === 'min.insync.replicas')?.[1] ?? 1);
      if (inSync > replicas)
        report(
          `Topic \`${name}\` wants ${inSync} copies in sync and has ${replicas}, so no write that waits for all copies succeeds; set ${Math.max(1, replicas - 1)} at most.`,
          place('spec', 'config', 'min.insync.replicas'),
          seeAlso(place('spec', 'replicas'), 'the number of copies'),
        );
    }
  },
});
