/**
 * Kustomize is the referee: for every case and every overlay of the repository, our renderer gives the objects that `kustomize build`
 * prints, and what we refuse it refuses, too, unless the case says why not. Needs kustomize, or `go` to build it. `UPDATE=1` writes
 * kustomize's output into the cases.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { createRenderer } from '../../tooling/render/render.ts';
import { openCheckout } from '../../tooling/source/disk.ts';
import { type Documents, joinPath, openDocuments } from '../../tooling/source/tree.ts';
import {
  formatProblems,
  readCases,
  renderFiles,
  tableOf,
  tableOfOutput,
  writeSection,
} from '../support/kustomize-cases.ts';
import { kustomizeBinary } from './judges.ts';

const update = process.env['UPDATE'] === '1';
const judge = kustomizeBinary();
const skip = 'missing' in judge ? ` (skipped: ${judge.missing})` : '';
const binary = 'path' in judge ? judge.path : '';

const scratch = mkdtempSync(join(tmpdir(), 'kafka-fleet-kustomize-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let next = 0;

/** The output of kustomize for a tree, or its message when it fails. */
function buildFiles(files: Readonly<Record<string, string>>, directory: string) {
  const root = join(scratch, String(next++));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return build(join(root, directory));
}

function build(folder: string): Promise<{ readonly output: string } | { readonly failure: string }> {
  return new Promise((resolve) => {
    execFile(binary, ['build', folder], { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve(error === null ? { output: stdout } : { failure: stderr });
    });
  });
}

async function outputOf(built: ReturnType<typeof build>): Promise<string> {
  const result = await built;
  if ('failure' in result) throw new Error(`kustomize: ${result.failure}`);
  return result.output;
}

describe.skipIf(skip !== '')(`cases${skip}`, () => {
  test.concurrent.each(readCases('cases'))('$name', async (example) => {
    const output = await outputOf(buildFiles(example.files, example.directory));
    if (update) writeSection(example, 'expected', output);
    const rendering = renderFiles(example.files, example.directory);
    expect(formatProblems(rendering)).toBe('');
    expect(tableOf(rendering.objects)).toEqual(tableOfOutput(output));
    expect(output).toBe(update ? output : example.archive.files.get('expected'));
  });

  test.concurrent.each(readCases('refused'))('refused: $name', async ({ archive, files, directory }) => {
    const result = await buildFiles(files, directory);
    const isOurs = /^Ours only: \S/m.test(archive.comment);
    expect('failure' in result ? 'kustomize refuses it' : 'kustomize builds it').toBe(
      isOurs ? 'kustomize builds it' : 'kustomize refuses it',
    );
  });
});

describe.skipIf(skip !== '')(`overlays of this repository${skip}`, () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const documents = openDocuments(openCheckout(root));
  const renderer = createRenderer(documents);
  const directories = ['base', 'overlays'].flatMap((folder) => kustomizationsBelow(documents, folder));
  test.concurrent.each(directories)('%s', async (directory) => {
    const rendering = renderer.render(directory);
    const result = await build(join(root, directory));
    if ('failure' in result) {
      expect(formatProblems(rendering), result.failure).not.toBe('');
      return;
    }
    expect(formatProblems(rendering)).toBe('');
    expect(tableOf(rendering.objects)).toEqual(tableOfOutput(result.output));
  });
});

function kustomizationsBelow(documents: Documents, directory: string): readonly string[] {
  const found: string[] = [];
  for (const [name, kind] of documents.list(directory)) {
    if (kind === 'directory') found.push(...kustomizationsBelow(documents, joinPath(directory, name)));
    else if (name === 'kustomization.yaml') found.push(directory);
  }
  return found;
}
