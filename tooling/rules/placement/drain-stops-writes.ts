import { copies } from '../../strimzi/replication.ts';
import type { KafkaContext } from '../context.ts';
import { settingOf } from '../replication/replication-settings.ts';
import { defineKafkaRule, type ReportedRelated } from '../rule.ts';
import { seeAlso } from '../written.ts';
import { maxUnavailable } from './disruption-budget.ts';

export default defineKafkaRule({
  id: 'drain-stops-writes',
  summary: 'A disruption budget lets no more nodes go at once than the cluster can do without.',
  severity: { production: 'error', staging: 'warning', development: 'off' },
  why: `Several hosts are drained at once when a node pool is upgraded, and the disruption budget alone says how many brokers may go
with them. A partition goes on taking writes as long as \`min.insync.replicas\` of its copies are left, ZooKeeper as long as a
majority is.`,
  fix: 'Leave `maxUnavailable` out, or set it to 1.',
  bad: `kafka:
  maxUnavailable: 2
`,
  good: `kafka:
  brokers: 5
  maxUnavailable: 2
  config:
    default.replication.factor: 4
    offsets.topic.replication.factor: 4
    transaction.state.log.replication.factor: 4
`,
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    for (const part of ['kafka', 'zookeeper'] as const) {
      if (kafka.replicas(part) < 3) continue;
      const spare = part === 'kafka' ? spareBrokers(context) : spareZookeeper(kafka.replicas(part));
      const budget = maxUnavailable(kafka, part);
      if (spare === undefined || budget.value <= spare.count) continue;
      report(
        `Drains may take ${budget.value} ${spare.of}, but ${spare.because}; set \`${part}.maxUnavailable\` to ${spare.count} at most.`,
        budget.place,
        spare.related,
      );
    }
  },
});

interface Spare {
  readonly count: number;
  readonly of: string;
  readonly because: string;
  readonly related: readonly ReportedRelated[];
}

/** The kind of topics that can do without fewest brokers; with none to spare at all, replication-not-above-min-isr speaks. */
function spareBrokers(context: KafkaContext): Spare | undefined {
  const spares = copies.flatMap(({ factor: key, minInSync, needs }): readonly Spare[] => {
    const factor = settingOf(context, key);
    const minimum = settingOf(context, minInSync);
    if (factor === undefined || minimum === undefined) return [];
    const count = factor.value - minimum.value;
    if (count < 1) return [];
    const because = `${needs} stop with more than ${count} down (\`${key}\` ${factor.value}, \`${minInSync}\` ${minimum.value})`;
    return [{ count, of: 'brokers at once', because, related: seeAlso(factor.place, 'the copies there are') }];
  });
  return spares.sort((a, b) => a.count - b.count)[0];
}

function spareZookeeper(nodes: number): Spare {
  const count = Math.ceil(nodes / 2) - 1;
  const because = `${nodes} of them lose their majority with more than ${count} down`;
  return { count, of: 'ZooKeeper nodes at once', because, related: [] };
}
