import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { renderWithKustomize } from './external.ts';

const folder = mkdtempSync(join(tmpdir(), 'kafka-fleet-external-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program that stands for kustomize: it prints what it is told and ends as it is told. */
function stub(name: string, script: string, mode = 0o755): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, mode);
  return path;
}

test('gives the objects that the program prints', async () => {
  const binary = stub(
    'works',
    'echo "apiVersion: v1"; echo "kind: ConfigMap"; echo "metadata: { name: a, namespace: b }"',
  );
  const { objects, problems } = await renderWithKustomize(folder, 'overlays/a', binary);
  expect(problems).toEqual([]);
  expect(objects.map(({ apiVersion, kind, name, namespace }) => [apiVersion, kind, name, namespace])).toEqual([
    ['v1', 'ConfigMap', 'a', 'b'],
  ]);
});

test.each([
  [
    'a program that is not there',
    'no-such-kustomize',
    /is not installed or not on the PATH(, or may not be run)?; install kustomize 5\.8/,
  ],
  [
    'a program that may not be run',
    stub('unrunnable', 'exit 0', 0o644),
    /may not be run: permission denied; make it executable/,
  ],
  [
    'a program that fails',
    stub('fails', 'echo "Error: no such\n  file" >&2; exit 1'),
    /^Kustomize fails: no such file$/,
  ],
  ['a program that fails without a word', stub('silent', 'exit 3'), /^Kustomize fails: Command failed/],
])('%s is a problem', async (_, binary, message) => {
  const { objects, problems } = await renderWithKustomize(folder, 'overlays/a', binary);
  expect(objects).toEqual([]);
  expect(problems.map((problem) => problem.message)).toEqual([expect.stringMatching(message)]);
  expect(problems[0]?.origin.file.path).toBe('overlays/a/kustomization.yaml');
});
