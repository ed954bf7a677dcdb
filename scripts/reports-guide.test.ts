/** What docs/guides/reports.md shows can be typed, and what it promises is so. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { exitCodes } from '../tooling/cli/exit-codes.ts';
import { addReportOptions, pairReports } from '../tooling/cli/report-options.ts';
import { formatNames } from '../tooling/report/format-names.ts';

const guide = readFileSync(new URL('../docs/guides/reports.md', import.meta.url), 'utf8');
const workflows = ['validate', 'plan']
  .map((name) => readFileSync(new URL(`../.github/workflows/${name}.yml`, import.meta.url), 'utf8'))
  .join('\n');

test('its first table has every format, in the order of --help', () => {
  const [, table = ''] = guide.split(/^## /m);
  expect([...table.matchAll(/^\| `(\w+)` \| /gm)].map(([, name]) => name)).toEqual(formatNames);
});

const commands = [...guide.matchAll(/(?:npm run --silent validate --|npx fleet validate) ([^|\n]*)/g)].map(
  ([, args = '']) => args.trim(),
);

test('it shows commands', () => expect(commands.length).toBeGreaterThan(3));

test.each(commands)('`validate %s` is a command line', (args) => {
  const command = new Command('validate').exitOverride();
  const written = addReportOptions(command);
  command.parse(args.split(' '), { from: 'user' });
  expect(pairReports(written).length).toBe((args.match(/--format/g) ?? []).length);
});

test('it has every exit code', () => {
  expect([...guide.matchAll(/^\| (\d) \| /gm)].map(([, code]) => Number(code))).toEqual(Object.values(exitCodes));
});

test('the variables it names are those of the workflows', () => {
  const named = (text: string): readonly string[] => [...new Set(text.match(/\bFLEET_\w+/g))].sort();
  expect(named(guide)).toEqual(named(workflows));
});

test('its YAML is YAML, with the scripts that there are', () => {
  const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? [];
  expect(Object.keys(parse(text, { strict: true }))).toEqual(['validate']);
});
