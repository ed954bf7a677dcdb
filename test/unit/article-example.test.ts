/** The article's own cluster is told all of its faults: the table of examples/article says which, and nothing is said besides. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { baseTexts } from '../../scripts/base-texts.ts';
import { generateOverlays } from '../../tooling/generate/generate.ts';
import { judge } from '../../tooling/lint/judge.ts';
import { loadFleet } from '../../tooling/model/load.ts';
import { openDocuments, treeOf } from '../../tooling/source/tree.ts';

const folder = fileURLToPath(new URL('../../examples/article/', import.meta.url));
const authored = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => [path, readFileSync(`${folder}${path}`, 'utf8')]),
);
const texts = { ...baseTexts(), ...authored };
const overlays = [...generateOverlays(loadFleet(openDocuments(treeOf(texts)))).values()].flat();
const tree = treeOf({ ...texts, ...Object.fromEntries(overlays.map(({ path, text }) => [path, text])) });
const { findings } = await judge(openDocuments(tree));

/** Rows of the table: the part with its fault, and the rules that tell it. */
const rows = [...readFileSync(`${folder}README.md`, 'utf8').matchAll(/^\| ([0-9].*) \| (.*) \| (.*) \|$/gm)].map(
  ([, part, fault, told = '']) => ({
    fault: `${part}: ${fault}`,
    rules: [...told.matchAll(/`([a-z-]+)`/g)].map((match) => match[1] ?? ''),
  }),
);

test('the table has all faults', () => {
  expect(rows.length).toBeGreaterThanOrEqual(16);
});

test.each(rows)('$fault', ({ rules }) => {
  expect(rules.length).toBeGreaterThan(0);
  for (const rule of rules) expect(findings.map((one) => one.rule)).toContain(rule);
});

test('nothing is told that the table does not have', () => {
  const known = new Set(rows.flatMap((one) => one.rules));
  expect([...new Set(findings.map((one) => one.rule))].filter((rule) => !known.has(rule))).toEqual([]);
});
