/** Owns noticing a merge that nobody finished: Git leaves its markers in the file, and YAML may even read past them. */
import type { SourceFile } from './node.ts';
import type { Problem } from './problem.ts';

export const conflictMessage =
  'A merge conflict was left here; keep one side and delete the lines of `<<<<<<<`, `=======` and `>>>>>>>`.';

const marker = /^(?:<<<<<<<(?: |\r?$)|>>>>>>>(?: |\r?$)|\|\|\|\|\|\|\|(?: |\r?$)|=======\r?$)/m;

/** The first marker. A lone `=======` may be text, and is left to the parser. */
export function findMergeConflict(file: SourceFile): Problem | undefined {
  if (!file.text.includes('<<<<<<<') && !file.text.includes('>>>>>>>')) return undefined;
  const match = marker.exec(file.text);
  if (match === null) return undefined;
  const origin = { file, start: match.index, end: match.index + match[0].trimEnd().length };
  return { id: 'yaml-syntax', message: conflictMessage, origin };
}
