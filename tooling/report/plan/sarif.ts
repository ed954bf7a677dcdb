/** Owns the plan as SARIF, for code scanning and others: what is degraded or worse, each with what is known of such an effect. */
import { classFacts } from '../../plan/class-effects.ts';
import { objectFacts } from '../../plan/objects/object-facts.ts';
import type { FleetPlan } from '../../plan/plan.ts';
import { shorten } from '../../source/show.ts';
import type { EffectFact } from '../../strimzi/effects/effect.ts';
import { effectFacts } from '../../strimzi/effects/facts.ts';
import { knownRules } from '../rule-index.ts';
import { formatLog } from '../sarif.ts';
import { descriptorOf, longestDescription } from '../sarif-rule.ts';
import { findingsOfPlan } from './findings.ts';

const facts: Readonly<Record<string, EffectFact>> = { ...effectFacts, ...objectFacts, ...classFacts };

export function formatPlanSarif(plan: FleetPlan): string {
  const findings = findingsOfPlan(plan).map(({ finding }) => finding);
  const ids = [...new Set(findings.map((one) => one.rule))].sort();
  return formatLog(findings, {
    descriptors: ids.map(descriptor),
    indexOf: (id) => ids.indexOf(id),
    seeAll: '`fleet plan` shows all',
  });
}

function descriptor(id: string): object {
  const rule = knownRules.find((one) => one.id === id);
  if (rule !== undefined) return descriptorOf(rule);
  const fact = facts[id];
  const text = fact === undefined ? id : `${fact.when}\n\nKnown from: ${fact.source}`;
  return {
    id,
    shortDescription: { text: shorten(fact?.when ?? id, longestDescription) },
    fullDescription: { text: shorten(fact?.when ?? id, longestDescription) },
    help: { text: `${text}\n\nMore in docs/effects.md.`, markdown: `${text}\n\nMore in \`docs/effects.md\`.` },
    defaultConfiguration: { level: 'warning' },
    properties: { tags: ['plan'], precision: 'very-high', 'problem.severity': 'warning' },
  };
}
