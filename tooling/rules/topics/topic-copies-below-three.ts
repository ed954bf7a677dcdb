import { managedTopicsOf } from '../kafka-topics.ts';
import { defineKafkaRule } from '../rule.ts';

const least = 3;

export default defineKafkaRule({
  id: 'topic-copies-below-three',
  summary: 'In production a topic has three copies.',
  severity: { production: 'error', staging: 'off', development: 'off' },
  why: `A topic with one copy is gone for as long as its broker is, at every restart, and for good with a disk. With two copies, a
broker that restarts leaves one, and a fault in these minutes loses what was written since. To give it more copies later takes Cruise
Control, or a reassignment by hand.`,
  fix: 'Leave `replicas` out: new topics have as many copies as the brokers say, three where there are three brokers.',
  bad: { 'orders/topics.yaml': 'topics:\n  orders.events: { partitions: 12, replicas: 2, minInSync: 1 }\n' },
  good: { 'orders/topics.yaml': 'topics:\n  orders.events: { partitions: 12 }\n' },
  check(context, report) {
    const { kafka } = context;
    const brokers = kafka?.replicas('kafka') ?? 0;
    // With fewer brokers there can be no more, which is told of the cluster.
    if (brokers < least) return;
    for (const { name, replicas, place } of managedTopicsOf(context)) {
      if (replicas === undefined || replicas >= least) continue;
      report(
        `Topic \`${name}\` has ${replicas === 1 ? 'one copy' : `${replicas} copies`}; expected at least ${least} in production.`,
        place('spec', 'replicas'),
      );
    }
  },
});
