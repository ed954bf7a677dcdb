import type { Role } from '../../model/model.ts';
import { copies } from '../../strimzi/config/replication.ts';
import type { KafkaContext } from '../context.ts';
import { settingOf } from '../replication/replication-settings.ts';
import { defineKafkaRule, type ReportedRelated } from '../rule.ts';
import { seeAlso } from '../written.ts';
import { sumOfReplicas } from './crowds.ts';
import { type Budget, budgetsOf } from './disruption-budget.ts';

/** With fewer nodes, none can be spared, and rules of their own say so. */
const least = 3;

export default defineKafkaRule({
  id: 'drain-stops-writes',
  summary: 'A disruption budget lets no more nodes go at once than the cluster can do without.',
  severity: { production: 'error', staging: 'warning', development: 'off' },
  why: `Several hosts are drained at once when a node pool is upgraded, and the disruption budget alone says how many brokers may go
with them. A partition goes on taking writes as long as \`min.insync.replicas\` of its copies are left; controllers and ZooKeeper go
on as long as a majority is. One budget is for all nodes of Kafka: it may take brokers only, or controllers only.`,
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
    for (const budget of budgetsOf(kafka)) {
      const spare = fewestSpare(context, budget);
      if (spare === undefined || budget.value <= spare.count) continue;
      report(
        `Drains may take ${budget.value} ${spare.of}, but ${spare.because}; set \`${budget.part}.maxUnavailable\` to ${spare.count} at most.`,
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

/** A budget counts nodes of Kafka and not what they do: all of those it gives away may be controllers, or brokers. */
function fewestSpare(context: KafkaContext, { part, nodes }: Budget): Spare | undefined {
  if (part === 'zookeeper') return spareOfQuorum('ZooKeeper nodes', sumOfReplicas(nodes));
  const withRole = (role: Role): number => sumOfReplicas(nodes.filter((one) => one.roles.includes(role)));
  const spares = [
    withRole('broker') < least ? undefined : spareBrokers(context),
    spareOfQuorum('controllers', withRole('controller')),
  ];
  return spares.filter((one) => one !== undefined).sort((a, b) => a.count - b.count)[0];
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

function spareOfQuorum(called: string, nodes: number): Spare | undefined {
  if (nodes < least) return undefined;
  const count = Math.ceil(nodes / 2) - 1;
  const because = `${nodes} of them lose their majority with more than ${count} down`;
  return { count, of: `${called} at once`, because, related: [] };
}
