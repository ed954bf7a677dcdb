/** Owns what edits make of the authored files: their new texts, in which all else is as it was. */
import { nodeAt } from '../../source/node.ts';
import { spliceYaml, type YamlEdit } from '../../source/splice/splice.ts';
import { type Documents, isProblem } from '../../source/tree.ts';
import type { FileEdit } from './edits.ts';
import type { ChangedFile } from './mend.ts';

/** `unmade`: the file that cannot be changed without touching other lines. */
export type EditedFiles = { readonly files: readonly ChangedFile[] } | { readonly unmade: string };

/** Sets are made in their order, then removals; files that end as they were are left out. */
export function editFiles(documents: Documents, edits: readonly FileEdit[]): EditedFiles {
  const files: ChangedFile[] = [];
  for (const path of new Set(edits.map((one) => one.path))) {
    const before = documents.text(path);
    if (isProblem(before)) return { unmade: path };
    const root = documents.yaml(path, 'rewritten').documents.find((one) => one.kind === 'map');
    // What an earlier step may have taken out already, or a profile says.
    const own = edits
      .filter((one) => one.path === path)
      .map((one) => one.edit)
      .filter((edit) => 'set' in edit || (root !== undefined && nodeAt(root, edit.route) !== undefined));
    const text = withEdits({ ...before }, own);
    if (text === undefined) return { unmade: path };
    if (text !== before.text) files.push({ path, before, after: { ...before, text } });
  }
  return { files };
}

/** One after the other, as a later one may stand in what an earlier one writes. */
function withEdits(file: { readonly path: string; readonly text: string }, edits: readonly YamlEdit[]) {
  let text: string | undefined = file.text;
  const sets = edits.filter((one) => 'set' in one);
  for (const edit of sets) text = text === undefined ? undefined : spliceYaml({ ...file, text }, [edit]);
  const removals = edits.filter((one) => 'remove' in one);
  return text === undefined ? undefined : spliceYaml({ ...file, text }, removals);
}
