/** Owns reading the files that sets of Applications are made from. */
import { isGenerated } from '../../generate/generated.ts';
import type { ApplicationFile } from '../../rules/context.ts';
import { type Documents, isProblem } from '../../source/tree.ts';

/** What generate once wrote and nobody wants any more is going, and is told as such. */
export function readApplicationFile(
  path: string,
  documents: Documents,
  isWanted: boolean,
): ApplicationFile | undefined {
  const file = documents.text(path);
  if (isProblem(file)) return undefined;
  if (!isWanted && isGenerated(file.text)) return undefined;
  const yaml = documents.yaml(path);
  return {
    path,
    file: yaml.file,
    documents: yaml.documents,
    readable: yaml.problems.length === 0,
    generated: isWanted,
  };
}
