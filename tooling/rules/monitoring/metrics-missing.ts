import { inCluster } from '../context.ts';
import type { Part } from '../kafka-resource.ts';
import type { Nodes } from '../nodes.ts';
import { defineKafkaRule } from '../rule.ts';
import { firstWritten } from '../written.ts';

export default defineKafkaRule({
  id: 'metrics-missing',
  summary: 'Brokers and ZooKeeper nodes of production have metrics.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `Without \`metricsConfig\` the operator starts no exporter in their pods: partitions without a leader, full disks and lost replicas are
seen when clients complain. Turning metrics on later restarts every broker.`,
  fix: 'Leave `metrics` on, or turn on `jmx` where something else reads it.',
  bad: 'metrics: false\n',
  good: 'metrics: true\n',
  check({ kafka, cluster }, report) {
    if (kafka === undefined) return;
    const isBlind = (part: Part): boolean =>
      !kafka.has('spec', part, 'metricsConfig') && !kafka.has('spec', part, 'jmxOptions');
    const blind = kafka.nodes.filter((one) => one.replicas > 0 && isBlind(one.part));
    const [first] = blind;
    if (first === undefined) return;
    const advice = cluster.spec.metrics ? 'leave `metricsConfig` where it is generated' : 'set `metrics: true`';
    report(
      `The ${callAll(blind)} of ${cluster.spec.name} have neither metrics nor JMX, so nobody sees what goes wrong in them; ${advice}.`,
      cluster.spec.metrics
        ? firstWritten(inCluster(cluster, 'patches'), kafka.place('spec', first.part))
        : inCluster(cluster, 'metrics'),
    );
  },
});

/** Settings of metrics are for all pools at once. */
function callAll(nodes: readonly Nodes[]): string {
  const names = nodes.map((one) => (one.pool === undefined ? one.called : 'nodes'));
  return [...new Set(names)].join(' and the ');
}
