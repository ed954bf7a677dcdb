import { virtualPool } from '../../strimzi/pools/pod-labels.ts';
import { namespaceOf } from '../kafka-resource.ts';
import { defineKubernetesRule } from '../rule.ts';

export default defineKubernetesRule({
  id: 'migration-namespace-shared',
  summary: 'Of the clusters in a namespace, one at most comes from ZooKeeper.',
  severity: 'error',
  why: `A cluster that leaves ZooKeeper keeps its brokers in a KafkaNodePool called \`kafka\`, for good. A namespace has room for one of that
name, so the second cluster would take the pool of the first away, and with it its brokers.`,
  fix: `Leave the second cluster on ZooKeeper, make a new one with KRaft in a namespace of its own, and move topics and clients there, such as
with MirrorMaker 2.`,
  bad: {
    'orders.yaml': `migration: { phase: prepare }
pools:
  kafka: { name: kafka, roles: [broker] }
`,
    'payments.yaml': `migration: { phase: prepare }
pools:
  kafka: { name: kafka, roles: [broker] }
`,
  },
  good: {
    'orders.yaml': `migration: { phase: prepare }
pools:
  kafka: { name: kafka, roles: [broker] }
`,
    'payments.yaml': `namespace: payments
migration: { phase: prepare }
pools:
  kafka: { name: kafka, roles: [broker] }
`,
  },
  check({ kafka: clusters }, report) {
    const first = new Map<
      string,
      { readonly id: string; readonly node: (typeof clusters)[number]['objects'][number]['node'] }
    >();
    for (const { cluster, kafka } of clusters) {
      const pool = kafka?.pools.find((one) => one.name === virtualPool);
      const namespace = kafka === undefined ? undefined : namespaceOf(kafka);
      if (kafka === undefined || pool === undefined || namespace === undefined) continue;
      const other = first.get(namespace);
      // Two files of one cluster: clusters-collide.
      if (other === undefined) first.set(namespace, { id: cluster.id, node: pool.node });
      else if (!clusters.some((one) => one.cluster.id === other.id && one.kafka?.name === kafka.name))
        report(
          `KafkaNodePool \`${virtualPool}\` of namespace \`${namespace}\` has the brokers of ${other.id} and cannot have those of ${cluster.id}; a new cluster gives its pool another \`name\`, one that comes from ZooKeeper needs a namespace without such a pool.`,
          { node: pool.node, route: ['metadata', 'name'] },
          [{ place: { node: other.node, route: ['metadata', 'name'] }, message: 'the pool of the other cluster' }],
        );
    }
  },
});
