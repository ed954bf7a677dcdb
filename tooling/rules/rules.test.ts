/** Holds for every rule, so that a new one needs no test of these by itself. */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { judgeExample } from '../../test/support/examples.ts';
import { problemTexts } from '../lint/problem-texts.ts';
import { rules } from './index.ts';
import { type Rule, severityFor } from './rule.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));

/** A file with a default export is a rule. */
const written = (
  await Promise.all(
    files.map(async (name) => ({ name, rule: (await import(`${folder}${name}`)).default as Rule | undefined })),
  )
).flatMap(({ name, rule }) => (rule === undefined ? [] : [{ name, rule }]));

test('every rule is in the list, which is sorted by id', () => {
  const ids = rules.map((rule) => rule.id);
  expect(ids).toEqual(written.map(({ rule }) => rule.id).sort());
});

test.each(written)('$name is named like its rule', ({ name, rule }) => {
  expect(name).toBe(`${rule.id}.ts`);
  expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(Object.keys(problemTexts)).not.toContain(rule.id);
});

describe.each(rules)('$id', (rule) => {
  test('has edge cases and a page', () => {
    expect(existsSync(`${folder}${rule.id}.test.ts`)).toBe(true);
    expect(existsSync(`${folder}../../docs/rules/${rule.id}.md`)).toBe(true);
  });

  test('its texts are sentences', () => {
    for (const text of [rule.summary, rule.why, rule.fix]) expect(text).toMatch(/^[^\s][\s\S]*\.$/);
    expect(rule.summary).not.toContain('\n');
    expect(severityFor(rule, 'production')).not.toBe('off');
  });

  test('reports its bad example, and no other rule does', async () => {
    const findings = await judgeExample(rule.bad);
    expect(findings.map((one) => one.rule)).toContain(rule.id);
    expect(findings.filter((one) => one.rule !== rule.id)).toEqual([]);
  });

  test('points at a line that somebody wrote in the example', async () => {
    for (const { origin } of await judgeExample(rule.bad)) {
      expect(origin.file.path).toMatch(/^clusters\/hz\//);
      expect(origin.end).toBeGreaterThan(origin.start);
    }
  });

  test('its message is one sentence with what to do', async () => {
    for (const { message } of await judgeExample(rule.bad)) {
      expect(message).toMatch(/^[^\n]*[.?]$/);
      expect(message).toMatch(/[;,] /);
    }
  });

  test('its good example is sound', async () => {
    expect(await judgeExample(rule.good)).toEqual([]);
  });
});
