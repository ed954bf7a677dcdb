/** Owns reading `base/` of this repository, for docs that run examples over it. */
import { fileURLToPath } from 'node:url';
import type { Texts } from '../tooling/lint/example.ts';
import { openCheckout } from '../tooling/source/disk.ts';
import { type FileTree, isProblem, joinPath } from '../tooling/source/tree.ts';

export function baseTexts(): Texts {
  return readAll(openCheckout(fileURLToPath(new URL('..', import.meta.url))), 'base');
}

function readAll(tree: FileTree, folder: string): Texts {
  const texts: Record<string, string> = {};
  for (const [name, kind] of tree.list(folder)) {
    const path = joinPath(folder, name);
    if (kind === 'directory') Object.assign(texts, readAll(tree, path));
    else {
      const file = tree.read(path);
      if (isProblem(file)) throw new Error(`${path}: ${file.message}`);
      texts[path] = file.text;
    }
  }
  return texts;
}
