import type { KafkaContext } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';
import { calledTogether } from '../wording.ts';
import { budgetsOf } from './disruption-budget.ts';

export default defineKafkaRule({
  id: 'drains-blocked',
  summary: 'A disruption budget lets one broker and one ZooKeeper node go at a time.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `With \`maxUnavailable: 0\` Kubernetes refuses every eviction, so that a host is never drained: an upgrade of the hosts hangs, or
ends the pod the hard way when its patience is over. Zero is right only where the drain cleaner runs, which turns each
eviction into a restart by the operator.`,
  fix: 'Leave `maxUnavailable` out, or set it to 1; or have the drain cleaner with `drainCleaner` in cluster.yaml.',
  bad: `kafka:
  maxUnavailable: 0
`,
  good: `kafka:
  maxUnavailable: 1
`,
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined || hasDrainCleaner(context)) return;
    for (const { value, place, part, nodes } of budgetsOf(kafka)) {
      if (value > 0) continue;
      report(
        `No host with one of the ${calledTogether(nodes)} can be drained, as \`maxUnavailable\` is 0 and no drain cleaner runs; set \`${part}.maxUnavailable\` to 1.`,
        place,
      );
    }
  },
});

function hasDrainCleaner({ kubernetes }: KafkaContext): boolean {
  return kubernetes.spec.drainCleaner?.enabled === true;
}
