import { copiesOf, managedTopicsOf, type Topic } from '../kafka-topics.ts';
import { defineKafkaRule } from '../rule.ts';

/** What the project advised for brokers with ZooKeeper; with KRaft it is the files and buffers of a broker that count, not the metadata. */
const mostOfBroker = 4000;

export default defineKafkaRule({
  id: 'topic-partitions-many',
  summary: 'A broker has a few thousand copies of partitions at most.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `Each copy of a partition has open files, buffers and threads that fetch it. With many thousands on a broker, restarts and the election
of leaders take minutes, and memory that records need goes to partitions. Partitions are never taken away again, so a number that was
a slip of the finger stays.`,
  fix: 'Ask for as many partitions as there are consumers in the largest group, with some to spare, or run more brokers.',
  bad: { 'orders/topics.yaml': 'topics:\n  orders.events: { partitions: 12000 }\n' },
  good: { 'orders/topics.yaml': 'topics:\n  orders.events: { partitions: 120 }\n' },
  check(context, report) {
    const { kafka } = context;
    const brokers = kafka?.replicas('kafka') ?? 0;
    if (kafka === undefined || brokers === 0) return;
    const counted = managedTopicsOf(context).map((topic) => ({
      topic,
      copies: (topic.partitions ?? 1) * Math.min(copiesOf(topic, kafka) ?? 1, brokers),
    }));
    const sum = counted.reduce((all, one) => all + one.copies, 0);
    if (sum <= mostOfBroker * brokers) return;
    const [largest] = counted.toSorted((a, b) => b.copies - a.copies);
    if (largest === undefined) return;
    report(
      `${describe(largest.topic, counted.length)} ${Math.ceil(sum / brokers)} copies of partitions on ${brokers === 1 ? 'the only broker' : `each of ${brokers} brokers`}; expected ${mostOfBroker} at most.`,
      largest.topic.place('spec', 'partitions'),
    );
  },
});

function describe({ name, partitions }: Topic, topics: number): string {
  return topics === 1
    ? `Topic \`${name}\` with ${partitions} partitions makes`
    : `${topics} topics, \`${name}\` with ${partitions ?? 1} partitions before all, make`;
}
