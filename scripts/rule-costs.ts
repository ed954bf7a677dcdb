/**
 * Measures what each rule costs on the made-up fleet, and prints the dearest: `npm run bench` does it, and alone it is
 * `npx tsx scripts/rule-costs.ts [--clusters 1000] [--kubernetes 50] [--rules]`. Rules are wrapped here, so a normal run pays nothing.
 */
import { parseArgs } from 'node:util';
import { generateOverlays } from '../tooling/generate/generate.ts';
import { judge } from '../tooling/lint/judge.ts';
import { loadFleet } from '../tooling/model/load.ts';
import { plural } from '../tooling/report/summary.ts';
import { rules } from '../tooling/rules/index.ts';
import type { KafkaRule, KubernetesRule, Rule } from '../tooling/rules/rule.ts';
import { openDocuments, treeOf } from '../tooling/source/tree.ts';
import { baseTexts } from './base-texts.ts';
import { syntheticFleet } from './synthetic-fleet.ts';

export interface RuleCost {
  readonly id: string;
  readonly milliseconds: number;
  readonly findings: number;
}

/** The best of a few runs for each rule, the dearest rule first: whatever else the machine does only makes a run slower. */
export async function measureRules(
  texts: Readonly<Record<string, string>>,
  runs: number,
): Promise<readonly RuleCost[]> {
  const best = new Map<string, number>();
  let findings: readonly { readonly rule: string }[] = [];
  for (let run = 0; run < runs; run++) {
    const spent = new Map<string, number>();
    ({ findings } = await judge(openDocuments(treeOf(texts)), { rules: rules.map((rule) => timed(rule, spent)) }));
    for (const [id, milliseconds] of spent)
      best.set(id, Math.min(best.get(id) ?? Number.POSITIVE_INFINITY, milliseconds));
  }
  return rules
    .map(({ id }) => ({
      id,
      milliseconds: best.get(id) ?? 0,
      findings: findings.filter((one) => one.rule === id).length,
    }))
    .sort((a, b) => b.milliseconds - a.milliseconds);
}

function timed(rule: Rule, spent: Map<string, number>): Rule {
  const around = (work: () => void): void => {
    const start = performance.now();
    work();
    spent.set(rule.id, (spent.get(rule.id) ?? 0) + performance.now() - start);
  };
  if (rule.scope === 'kafka') {
    const check: KafkaRule['check'] = (context, report) => around(() => rule.check(context, report));
    return { ...rule, check };
  }
  const check: KubernetesRule['check'] = (context, report) => around(() => rule.check(context, report));
  return { ...rule, check };
}

/** The made-up fleet with its bases and overlays, in memory. */
export function fleetTexts(clusters: number, kubernetes: number): Readonly<Record<string, string>> {
  const authored = { ...baseTexts(), ...Object.fromEntries(syntheticFleet(clusters, kubernetes)) };
  const overlays = [...generateOverlays(loadFleet(openDocuments(treeOf(authored)))).values()].flat();
  return { ...authored, ...Object.fromEntries(overlays.map(({ path, text }) => [path, text])) };
}

/** More than these say little: the others cost next to nothing. */
const shown = 10;

export function describeCosts(costs: readonly RuleCost[], clusters: number, all: boolean): string {
  const line = (name: string, milliseconds: number, more = ''): string =>
    `  ${name.padEnd(42)} ${milliseconds.toFixed(1).padStart(8)} ms${more}`;
  const sum = (list: readonly RuleCost[]): number => list.reduce((total, one) => total + one.milliseconds, 0);
  const listed = all ? costs : costs.slice(0, shown);
  const rest = costs.slice(listed.length);
  return [
    `Cost of the rules on ${clusters} Kafka clusters${all ? '' : ' (all of them with --rules)'}`,
    ...listed.map((one) =>
      line(one.id, one.milliseconds, one.findings > 0 ? `  ${plural(one.findings, 'finding')}` : ''),
    ),
    ...(rest.length > 0 ? [line(`the other ${rest.length}`, sum(rest))] : []),
    line(`all ${costs.length} rules`, sum(costs)),
    '',
  ].join('\n');
}

if (process.argv[1]?.endsWith('rule-costs.ts') === true) {
  const { values } = parseArgs({
    options: {
      clusters: { type: 'string', default: '1000' },
      kubernetes: { type: 'string', default: '50' },
      rules: { type: 'boolean', default: false },
    },
  });
  const clusters = Number(values.clusters);
  const costs = await measureRules(fleetTexts(clusters, Number(values.kubernetes)), 3);
  process.stdout.write(describeCosts(costs, clusters, values.rules));
}
