/** The page names rules that are there: a renamed rule must not leave it behind. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemTexts } from '../../tooling/lint/problem-texts.ts';
import { rules } from '../../tooling/rules/index.ts';

const page = readFileSync(new URL('../../docs/operator-checks.md', import.meta.url), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| what |'));

test('every row says who tells, or why nobody does', () => {
  expect(rows.length).toBeGreaterThan(80);
  for (const row of rows) expect(row.split(' | ').at(-1)).toMatch(/`|none|all rules/);
});

test('every name in the last column is one of a rule or of a check', () => {
  const known = new Set([...rules.map(({ id }) => id), ...Object.keys(problemTexts)]);
  const named = rows.flatMap((row) => [...(row.split(' | ').at(-1) ?? '').matchAll(/`([^`]+)`/g)].map(([, id]) => id));
  expect(named.filter((id) => id !== undefined && !known.has(id))).toEqual([]);
});

test('every rule whose name says that something is refused or ignored is in it', () => {
  const told = rules.map(({ id }) => id).filter((id) => /-(?:refused|ignored)$/.test(id));
  // Whether NetworkPolicies are enforced is no affair of the operator.
  const elsewhere = ['network-policy-ignored'];
  expect(told.filter((id) => !page.includes(`\`${id}\``) && !elsewhere.includes(id))).toEqual([]);
});
