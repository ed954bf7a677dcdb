/**
 * Kustomize is the referee: for every case and every overlay of the repository, our renderer gives the objects that `kustomize build`
 * prints, and what we refuse it refuses, too, unless the case says why not. Needs kustomize, or `go` to build it. `UPDATE=1` writes
 * kustomize's output into the cases.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { createRenderer } from '../../tooling/render/render.ts';
import { openCheckout } from '../../tooling/source/disk.ts';
import { toPlain } from '../../tooling/source/node.ts';
import { textAt } from '../../tooling/source/plain.ts';
import { type Documents, joinPath, openDocuments } from '../../tooling/source/tree.ts';
import {
  formatProblems,
  readCases,
  renderFiles,
  tableOf,
  tableOfOutput,
  writeSection,
} from '../support/kustomize-cases.ts';
import { buildFolder, openScratch, reasonToSkip } from './kustomize.ts';

const update = process.env['UPDATE'] === '1';
const scratch = openScratch();
afterAll(scratch.remove);

describe.skipIf(reasonToSkip !== '')(`cases${reasonToSkip}`, () => {
  test.concurrent.each(readCases('cases'))('$name', async (example) => {
    const built = await scratch.build(example.files, example.directory);
    if ('failure' in built) throw new Error(`kustomize: ${built.failure}`);
    if (update) writeSection(example, 'expected', built.output);
    const rendering = renderFiles(example.files, example.directory);
    expect(formatProblems(rendering)).toBe('');
    expect(tableOf(rendering.objects)).toEqual(tableOfOutput(built.output));
    expect(built.output).toBe(update ? built.output : example.archive.files.get('expected'));
  });

  test.concurrent.each(readCases('refused'))('refused: $name', async ({ archive, files, directory }) => {
    const built = await scratch.build(files, directory);
    const isOurs = /^Ours only: \S/m.test(archive.comment);
    expect('failure' in built ? 'kustomize refuses it' : 'kustomize builds it').toBe(
      isOurs ? 'kustomize builds it' : 'kustomize refuses it',
    );
  });
});

describe.skipIf(reasonToSkip !== '')(`directories of this repository${reasonToSkip}`, () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const documents = openDocuments(openCheckout(root));
  const renderer = createRenderer(documents);
  const directories = ['base', 'overlays'].flatMap((folder) => kustomizationsBelow(documents, folder));

  test.concurrent.each(directories)('%s', async (directory) => {
    const rendering = renderer.render(directory);
    const built = await buildFolder(join(root, directory));
    if ('failure' in built) throw new Error(`kustomize: ${built.failure}`);
    expect(formatProblems(rendering)).toBe('');
    expect(tableOf(rendering.objects)).toEqual(tableOfOutput(built.output));
  });
});

function kustomizationsBelow(documents: Documents, directory: string): readonly string[] {
  const found: string[] = [];
  for (const [name, kind] of documents.list(directory)) {
    if (kind === 'directory') found.push(...kustomizationsBelow(documents, joinPath(directory, name)));
    else if (name === 'kustomization.yaml' && !isComponent(documents, joinPath(directory, name))) found.push(directory);
  }
  return found;
}

/** A component changes what another kustomization has; it is built with the overlays that take it in. */
function isComponent(documents: Documents, path: string): boolean {
  const [node] = documents.yaml(path).documents;
  return textAt(node && toPlain(node), 'kind') === 'Component';
}
