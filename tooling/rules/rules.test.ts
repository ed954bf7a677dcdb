/** Holds for every rule, so that a new one needs no test of these by itself. */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { judgeExample } from '../../test/support/examples.ts';
import { exampleFile } from '../lint/example.ts';
import { problemTexts } from '../lint/problem-texts.ts';
import { ruleGroups, rules } from './index.ts';
import { type Rule, severityFor } from './rule.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** A file with a default export is a rule. */
const written = (
  await Promise.all(
    ruleGroups.flatMap(({ id: group }) =>
      readdirSync(`${folder}${group}`)
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
        .map(async (name) => ({
          group,
          name,
          rule: (await import(`${folder}${group}/${name}`)).default as Rule | undefined,
        })),
    ),
  )
).flatMap(({ group, name, rule }) => (rule === undefined ? [] : [{ group, name, rule }]));

test('every folder is a group', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
  expect(folders.map((one) => one.name).sort()).toEqual(ruleGroups.map((one) => one.id).sort());
});

test.each(ruleGroups)('every rule of $id is in its list, which is sorted by id', ({ id, rules: listed }) => {
  const ids = written.filter((one) => one.group === id).map(({ rule }) => rule.id);
  expect(listed.map((rule) => rule.id)).toEqual(ids.sort());
});

test('no two rules have one id', () => {
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
});

test.each(written)('$group/$name is named like its rule', ({ name, rule }) => {
  expect(name).toBe(`${rule.id}.ts`);
  expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(Object.keys(problemTexts)).not.toContain(rule.id);
});

describe.each(rules)('$id', (rule) => {
  const group = written.find((one) => one.rule === rule)?.group;

  test('has edge cases and a page', () => {
    expect(existsSync(`${folder}${group}/${rule.id}.test.ts`)).toBe(true);
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
      const named = typeof rule.bad === 'string' ? [] : Object.keys(rule.bad).map(exampleFile);
      if (!named.includes(origin.file.path)) expect(origin.file.path).toMatch(/^clusters\/hz\//);
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
