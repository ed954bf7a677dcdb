/**
 * Kustomize and we agree on kustomizations that nobody has thought of: the same objects, or we refuse; and what kustomize refuses, we
 * refuse. `SEED=7 COUNT=5000` tries others.
 */
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { formatProblems, renderFiles, tableOf, tableOfOutput } from '../support/kustomize-cases.ts';
import { formatArchive } from '../support/txtar.ts';
import { openScratch, reasonToSkip } from './kustomize.ts';
import { type Files, kustomizations } from './random-kustomizations.ts';

const seed = Number(process.env['SEED'] ?? 1);
const count = Number(process.env['COUNT'] ?? 300);
/** Kustomize runs in processes of its own: a few at a time keep all cores busy. */
const atOnce = 4;

const scratch = openScratch();
afterAll(scratch.remove);

type Verdict = 'same' | 'both refuse' | 'ours only';

async function compare(files: Files): Promise<Verdict> {
  const built = await scratch.build(files, 'overlay');
  const rendering = renderFiles(files, 'overlay');
  const problems = formatProblems(rendering);
  const tree = formatArchive({ comment: '', files: new Map(Object.entries(files)) });
  if ('failure' in built) {
    expect(problems, `${tree}\nkustomize: ${built.failure}`).not.toBe('');
    return 'both refuse';
  }
  if (problems !== '') return 'ours only';
  expect(tableOf(rendering.objects), tree).toEqual(tableOfOutput(built.output));
  return 'same';
}

test.skipIf(reasonToSkip !== '')(`agrees on random kustomizations${reasonToSkip}`, async () => {
  const samples = fc.sample(kustomizations, { seed, numRuns: count });
  const verdicts: Verdict[] = [];
  const work = samples.values();
  const run = async (): Promise<void> => {
    for (const files of work) verdicts.push(await compare(files));
  };
  await Promise.all(Array.from({ length: atOnce }, run));
  const share = (verdict: Verdict): number => verdicts.filter((one) => one === verdict).length / verdicts.length;
  expect(verdicts.length).toBe(count);
  // The samples are worth something only while many of them build, and we take most of those.
  expect(share('same')).toBeGreaterThan(0.35);
  expect(share('ours only')).toBeLessThan(0.15);
});
