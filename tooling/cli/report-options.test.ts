import { Command } from 'commander';
import { expect, test } from 'vitest';
import { linkBase } from './links.ts';
import { addReportOptions, pairReports } from './report-options.ts';
import { UsageError } from './usage.ts';

/** What a command line asks for, or what it is told. */
function asked(args: string): unknown {
  const command = new Command('validate').exitOverride().configureOutput({ writeErr: () => undefined });
  const written = addReportOptions(command);
  try {
    command.parse(
      args.split(' ').filter((one) => one !== ''),
      { from: 'user' },
    );
    return pairReports(written);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    return String((error as Error).message);
  }
}

test.each([
  ['', [{ format: 'pretty' }]],
  ['--format json', [{ format: 'json' }]],
  ['--format json --output r.json', [{ format: 'json', output: 'r.json' }]],
  [
    '--format sarif --output results.sarif --format pretty',
    [{ format: 'sarif', output: 'results.sarif' }, { format: 'pretty' }],
  ],
  [
    '--format=pretty --format=junit --output=j.xml --format=markdown --output=m.md',
    [{ format: 'pretty' }, { format: 'junit', output: 'j.xml' }, { format: 'markdown', output: 'm.md' }],
  ],
  [
    '--format json --output a --format json --output b',
    [
      { format: 'json', output: 'a' },
      { format: 'json', output: 'b' },
    ],
  ],
])('%s', (args, requests) => {
  expect(asked(args)).toEqual(requests);
});

test.each([
  ['--format jsn', "error: option '--format <name>' argument 'jsn' is invalid. Did you mean json?"],
  [
    '--format html',
    "error: option '--format <name>' argument 'html' is invalid. Allowed choices are pretty, json, github, sarif, junit, markdown.",
  ],
  ['--format', "error: option '--format <name>' argument missing"],
  ['--output r.xml', '`--output r.xml` stands before any format; write `--format junit --output r.xml`.'],
  [
    '--output r.sarif --format sarif',
    '`--output r.sarif` stands before any format; write `--format sarif --output r.sarif`.',
  ],
  ['--format json --output=', '`--output` is empty; name a file, such as `--output results.sarif`.'],
  [
    '--format json --format sarif',
    '`--format json` and `--format sarif` would both go to stdout; write an `--output` after one of them.',
  ],
  [
    '--format json --output a --output b',
    '`--format json` has two outputs, `a` and `b`; write `--format` again before the second.',
  ],
])('%s is refused', (args, message) => {
  expect(asked(args)).toBe(message);
});

test('links lead to the commit that GitHub Actions checks, else nowhere in particular', () => {
  const known = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'o/r', GITHUB_SHA: 'c0ffee' };
  expect(linkBase(known)).toBe('https://github.com/o/r/blob/c0ffee/');
  expect(linkBase({ ...known, GITHUB_SHA: undefined })).toBe('');
  expect(linkBase({})).toBe('');
});
