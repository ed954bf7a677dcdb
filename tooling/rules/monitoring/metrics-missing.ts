import { inCluster } from '../context.ts';
import type { Part } from '../kafka-resource.ts';
import { defineKafkaRule } from '../rule.ts';
import { nodesOf } from '../wording.ts';
import { firstWritten } from '../written.ts';

const parts: readonly Part[] = ['kafka', 'zookeeper'];

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
    const blind = parts.filter(
      (part) =>
        kafka.replicas(part) > 0 && !kafka.has('spec', part, 'metricsConfig') && !kafka.has('spec', part, 'jmxOptions'),
    );
    if (blind.length === 0) return;
    const advice = cluster.spec.metrics ? 'leave `metricsConfig` where it is generated' : 'set `metrics: true`';
    report(
      `The ${blind.map((part) => nodesOf[part]).join(' and the ')} of ${cluster.spec.name} have neither metrics nor JMX, so nobody sees what goes wrong in them; ${advice}.`,
      cluster.spec.metrics
        ? firstWritten(inCluster(cluster, 'patches'), kafka.place('spec', blind[0] ?? 'kafka'))
        : inCluster(cluster, 'metrics'),
    );
  },
});
