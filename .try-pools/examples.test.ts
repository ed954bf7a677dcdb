import { expect, test } from 'vitest';
import { judgeExample } from '../test/support/examples.ts';
import { ruleGroups } from '../tooling/rules/index.ts';
import { formatOrigin } from '../tooling/source/problem.ts';
const only = process.env['RULES']?.split(',');
const rules = ruleGroups.flatMap((g) => g.rules).filter((r) => only?.includes(r.id) ?? false);
test.each(rules)('$id', async (rule) => {
  const show = async (e: typeof rule.bad) => (await judgeExample(e)).map((f) => `${formatOrigin(f.origin)} ${f.severity} ${f.rule}: ${f.message}`);
  const bad = await show(rule.bad); const good = await show(rule.good);
  console.log(`${rule.id}\n  BAD ${bad.join('\n      ')}\n  GOOD ${good.join('\n      ')}`);
  expect(good).toEqual([]);
  expect(bad.filter((b) => !b.includes(` ${rule.id}: `))).toEqual([]);
  expect(bad.length).toBeGreaterThan(0);
});
