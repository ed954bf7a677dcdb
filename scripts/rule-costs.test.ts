import { expect, test } from 'vitest';
import { rules } from '../tooling/rules/index.ts';
import { describeCosts, fleetTexts, measureRules } from './rule-costs.ts';

test('every rule is measured, the dearest first, and what it finds is counted', async () => {
  const texts = { ...fleetTexts(6, 2) };
  const path = 'clusters/k0000/kafka-0000.yaml';
  texts[path] = texts[path]?.replace('kafka:\n', 'kafka:\n  memory: 2Gi\n  heap: 1920Mi\n') ?? '';
  const costs = await measureRules(texts, 1);
  expect(costs.map((one) => one.id).sort()).toEqual(rules.map((one) => one.id).sort());
  const spent = costs.map((one) => one.milliseconds);
  expect(spent).toEqual([...spent].sort((a, b) => b - a));
  expect(spent[0]).toBeGreaterThan(0);
  expect(costs.find((one) => one.id === 'heap-too-large')?.findings).toBe(1);
});

test('ten rules, the others and the sum; or all of them', () => {
  const costs = Array.from({ length: 12 }, (_, at) => ({ id: `rule-${at}`, milliseconds: 12 - at, findings: at % 2 }));
  const text = describeCosts(costs, 1000, false);
  expect(text.split('\n')).toHaveLength(1 + 10 + 2 + 1);
  expect(text).toMatch(/^ {2}rule-1 +11\.0 ms {2}1 finding$/m);
  expect(text).toMatch(/^ {2}the other 2 +3\.0 ms$/m);
  expect(text).toMatch(/^ {2}all 12 rules +78\.0 ms$/m);
  expect(describeCosts(costs, 1000, true)).toMatch(/^ {2}rule-11 +1\.0 ms/m);
});
