/** What `fleet fix`, `fleet baseline` and `--date` do with files on disk. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { baseline } from '../../tooling/cli/commands/baseline.ts';
import { fix } from '../../tooling/cli/commands/fix.ts';
import { dayOf } from '../../tooling/cli/day.ts';
import { UsageError } from '../../tooling/cli/usage.ts';
import { makeFolder, writeTexts } from '../support/folders.ts';
import { miniatureTexts } from '../support/miniature.ts';

const orders = 'clusters/hz/orders.yaml';
const date = '2026-11-22';

const faulty = (more = ''): string => `\ufeffkind: KafkaCluster\r
owner: team-orders # all of us\r
profiles: [small]\r
kafka:\r
  version: 3.9.2\r
  storage: { size: 100Gi }\r
  config: { min.insync.replicas: 1 }   # as before\r
zookeeper:\r
  storage: { size: 50Gi }${more}`;

let out = '';
let err = '';

beforeEach(() => {
  [out, err] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text;
    return true;
  });
});

afterEach(() => void vi.restoreAllMocks());

function folderWith(text: string): string {
  const folder = makeFolder();
  writeTexts(folder, miniatureTexts({ [orders]: text }));
  return folder;
}

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

async function refusal(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'was not refused';
}

describe('fix', () => {
  test('keeps the mark, the line ends, comments, and that the last line has no end', async () => {
    const folder = folderWith(faulty());
    expect(await fix(folder, { date })).toBe(0);
    expect(read(folder, orders)).toBe(faulty().replace('replicas: 1', 'replicas: 2'));
    expect(out).toBe(
      'clusters/hz/orders.yaml:7:34  min-isr-below-two  mended\n1 finding in 1 file mended; look at the change, then run `npm run generate`.\n',
    );
    out = '';
    expect(await fix(folder, { date })).toBe(0);
    expect(out).toBe('Nothing was changed: nothing that was found has one safe answer.\n');
  });

  test('writes nothing in a dry run, and prints what `git apply` takes', async () => {
    const folder = folderWith(faulty());
    expect(await fix(folder, { date, dryRun: true })).toBe(1);
    expect(read(folder, orders)).toBe(faulty());
    expect(err).toMatch(/1 finding in 1 file can be mended; run `npx fleet fix`\.\n$/);
    execFileSync('git', ['-C', folder, 'apply', '--ignore-whitespace', '-'], { input: out });
    expect(read(folder, orders)).toBe(faulty().replace('replicas: 1', 'replicas: 2'));
  });

  test('of a rule that has more than one answer, or that there is not, is refused', async () => {
    const folder = folderWith(faulty());
    expect(await refusal(() => fix(folder, { rule: 'heap-too-large' }))).toBe(
      'What `heap-too-large` finds has more than one answer, so it is mended by hand; `npx fleet explain heap-too-large` says how.',
    );
    expect(await refusal(() => fix(folder, { rule: 'min-isr-below-tow' }))).toBe(
      'There is no rule `min-isr-below-tow`; did you mean `min-isr-below-two`?',
    );
  });
});

describe('baseline', () => {
  const heap = '\r\n  heap: 1900Mi\r\n  memory: 2Gi\r\n';

  test('is written, grows, and is pruned away', async () => {
    const folder = folderWith(faulty(heap));
    expect(await baseline(folder, { date })).toBe(0);
    expect(read(folder, 'baseline.yaml').split('\n').slice(3)).toEqual([
      'findings:',
      '  - { rule: heap-too-large, cluster: hz/orders, path: zookeeper.heap }',
      '  - { rule: min-isr-below-two, cluster: hz/orders, path: kafka.config.min.insync.replicas }',
      '',
    ]);
    expect(out).toBe('baseline.yaml: 2 entries (2 new, 0 gone).\n');
    const first = read(folder, 'baseline.yaml');
    await baseline(folder, { date });
    expect(read(folder, 'baseline.yaml')).toBe(first);
    expect(out).toMatch(/\nbaseline\.yaml: 2 entries \(nothing changed\)\.\n$/);

    writeTexts(folder, miniatureTexts({ [orders]: faulty() }));
    await baseline(folder, { date, prune: true });
    expect(out).toMatch(/\nbaseline\.yaml: 1 entry \(0 new, 1 gone\)\.\n$/);
    // What is new is not taken in by pruning.
    writeTexts(folder, miniatureTexts({ [orders]: faulty(heap).replace('replicas: 1', 'replicas: 2') }));
    await baseline(folder, { date, prune: true });
    expect(out).toMatch(/\nThe baseline is empty and was removed\.\n$/);
    expect(() => read(folder, 'baseline.yaml')).toThrow();
  });

  test('has no place for what can lose data, unless that is asked for', async () => {
    const folder = folderWith(faulty().replace('min.insync.replicas: 1', 'unclean.leader.election.enable: true'));
    await baseline(folder, { date });
    expect(out).toBe(
      'Nothing was found, so there is no baseline to write.\n1 finding that can lose data is left out; mend it, or add `--include-data-loss`.\n',
    );
    await baseline(folder, { date, includeDataLoss: true });
    expect(read(folder, 'baseline.yaml')).toContain('unclean.leader.election.enable, dataLoss: true }\n');
    // What was taken in stays without the option.
    await baseline(folder, { date });
    expect(read(folder, 'baseline.yaml')).toContain('dataLoss: true }\n');
  });

  test('is not written while a fault hides what rules would find', async () => {
    const folder = folderWith('kind: KafkaCluster\nonwer: team-orders\n');
    expect(await baseline(folder, { date })).toBe(1);
    expect(err).toMatch(
      /Nothing was written: what is found before the rules run is no part of a baseline; mend it first\.\n$/,
    );
  });

  test('that cannot be read is written anew, but not pruned', async () => {
    const folder = folderWith(faulty());
    writeTexts(folder, { 'baseline.yaml': '<<<<<<< HEAD\n' });
    expect(await refusal(() => baseline(folder, { date, prune: true }))).toBe(
      '`baseline.yaml` cannot be read, so nothing can be taken out of it; `npm run validate` says why.',
    );
    await baseline(folder, { date });
    expect(read(folder, 'baseline.yaml')).toContain('min-isr-below-two');
  });
});

test('the day is that of the command line, else today in UTC', async () => {
  expect(dayOf('2026-02-28')).toBe('2026-02-28');
  expect(dayOf(undefined, () => new Date('2026-11-22T23:59:59-05:00'))).toBe('2026-11-23');
  for (const wrong of ['2026-02-30', 'tomorrow', '2026-2-3', ''])
    expect(await refusal(() => dayOf(wrong))).toBe(
      `\`--date\` is \`${wrong}\`; expected a day such as \`2026-11-22\`.`,
    );
});
