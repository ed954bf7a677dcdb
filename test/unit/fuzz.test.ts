/**
 * Whatever stands in the files, the fleet is judged: no exception, every finding at a place in its file and in one clean line, and the
 * same every time. Seeded, so that a failure can be repeated; bounded in time, so that it can run with every change.
 */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Finding } from '../../tooling/lint/finding.ts';
import { type Judgement, judge } from '../../tooling/lint/judge.ts';
import { formats } from '../../tooling/report/format.ts';
import { type Origin, type Plain, toPlain } from '../../tooling/source/node.ts';
import { readYaml } from '../../tooling/source/read-yaml.ts';
import { openDocuments, treeOf } from '../../tooling/source/tree.ts';
import { writePlain } from '../../tooling/source/write-yaml.ts';
import { type Changes, miniature, miniatureTexts } from '../support/miniature.ts';
import { mutations, oddTree, withTreeAt } from '../support/odd-yaml.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? 20240607);
/** Milliseconds for each property; a run by night may take longer. */
const time = Number(process.env['FUZZ_TIME'] ?? 2500);
const limits = { seed, numRuns: 1_000_000, interruptAfterTimeLimit: time, markInterruptAsFailure: false };
vi.setConfig({ testTimeout: time * 3 + 20_000 });

const sound = miniatureTexts();
const authored = Object.keys(sound).filter((path) => path.startsWith('clusters/'));
const others = Object.keys(sound).filter((path) => !path.startsWith('clusters/') && !path.includes('/crds/'));

/** A file, and its text with mutations: so that a counterexample shows what was read. */
function mutated(paths: readonly string[]): fc.Arbitrary<readonly [path: string, text: string]> {
  return fc
    .tuple(fc.constantFrom(...paths), mutations)
    .map(([path, mutate]) => [path, mutate(sound[path] ?? '')] as const);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/;

function expectPlace({ file, start, end }: Origin): void {
  expect(Number.isInteger(start) && start >= 0, `start of ${file.path} is ${start}`).toBe(true);
  expect(end, `end in ${file.path}, of ${file.text.length}`).toBeGreaterThanOrEqual(start);
  expect(end, `end in ${file.path}, from ${start}`).toBeLessThanOrEqual(file.text.length);
}

function expectSentence(text: string): void {
  expect(text).not.toMatch(/undefined|\[object |\bNaN\b|\n {4}at |\bError:/);
  expect(text).toMatch(/[.?]$/);
}

function expectClean(judgement: Judgement): void {
  for (const { origin, related, message } of judgement.findings as readonly Finding[]) {
    for (const place of [origin, ...related.map((one) => one.origin)]) expectPlace(place);
    expectSentence(message);
  }
  for (const [name, format] of Object.entries(formats)) {
    const report = format(judgement, { color: false });
    expect(report, name).not.toMatch(control);
    expect(report.endsWith('\n'), name).toBe(true);
    if (name === 'json') expect(JSON.parse(report).findings).toHaveLength(judgement.findings.length);
    if (name === 'github') expect(report.trimEnd().split('\n')).toHaveLength(judgement.findings.length + 1);
  }
}

async function expectJudged(changes: Changes): Promise<void> {
  const judgement = await judge(miniature(changes));
  expectClean(judgement);
  const again = Object.entries(miniatureTexts(changes)).reverse();
  const second = await judge(openDocumentsOf(Object.fromEntries(again)));
  for (const format of Object.values(formats))
    expect(format(second, { color: false })).toBe(format(judgement, { color: false }));
}

/** Parsed anew but for the CRDs, which are large and the same every time. */
function openDocumentsOf(texts: Readonly<Record<string, string>>) {
  const documents = openDocuments(treeOf(texts));
  const shared = miniature();
  return { ...documents, yaml: (path: string) => (path.includes('/crds/') ? shared : documents).yaml(path) };
}

describe('reading', () => {
  const expectRead = (text: string): void => {
    const { documents, problems } = readYaml({ path: 'a.yaml', text });
    expect(problems.length).toBeLessThanOrEqual(1);
    for (const { message, origin } of problems) {
      expectPlace(origin);
      expectSentence(message);
      // Characters of the file are quoted safely.
      expect(message).not.toMatch(control);
      expect(message).not.toContain('\n');
    }
    for (const node of documents) toPlain(node);
  };

  test('any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), expectRead), limits);
  });

  test('text of the characters that mean something', () => {
    const yamlish = fc.string({ unit: fc.constantFrom(...' \n\n\t-:#\'"?!&*|>%@{}[],<=ab1.\\'), maxLength: 60 });
    fc.assert(fc.property(yamlish, expectRead), limits);
  });

  test('sound files with mutations', () => {
    fc.assert(
      fc.property(mutated([...authored, ...others]), ([, text]) => expectRead(text)),
      limits,
    );
  });
});

describe('judging', () => {
  test('authored files with mutations', async () => {
    await fc.assert(
      fc.asyncProperty(mutated(authored), ([path, text]) => expectJudged({ [path]: text })),
      limits,
    );
  });

  test('bases and overlays with mutations', async () => {
    await fc.assert(
      fc.asyncProperty(mutated(others), ([path, text]) => expectJudged({ [path]: text })),
      limits,
    );
  });

  test('files with something unexpected somewhere', async () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
    const files = fc.constantFrom(...authored, ...others.filter((path) => path.startsWith('base/kafka')));
    await fc.assert(
      fc.asyncProperty(files, place, oddTree, (path, part, tree) => {
        const [node] = readYaml({ path, text: sound[path] ?? '' }).documents;
        const data: Plain = node === undefined ? null : toPlain(node);
        return expectJudged({ [path]: writePlain(withTreeAt(data, part, tree)) });
      }),
      limits,
    );
  });
});
