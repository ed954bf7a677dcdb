/**
 * Owns what a step makes of the authored files: their new texts, proved by judging the whole fleet with them. A step that leads to an
 * error, or to a change that is refused, is not written.
 */
import type { Finding } from '../lint/finding.ts';
import { editFiles } from '../lint/mend/edit-files.ts';
import { freshFindings } from '../lint/mend/fresh-findings.ts';
import type { ChangedFile } from '../lint/mend/mend.ts';
import type { Step } from '../lint/mend/step.ts';
import type { Day } from '../lint/suppress/entry.ts';
import type { Documents } from '../source/tree.ts';
import { withTexts } from '../source/with-texts.ts';

export type WrittenStep =
  | { readonly files: readonly ChangedFile[]; readonly warnings: readonly Finding[] }
  /** Fields that cannot be changed without touching others. */
  | { readonly unmade: string }
  /** What would be found then and is not found now. */
  | { readonly errors: readonly Finding[] };

/** What a new version brings is turned on in a step of its own. */
const expected: readonly string[] = ['upgrade-unfinished'];

export async function writeStep(documents: Documents, { edits }: Step, date: Day | undefined): Promise<WrittenStep> {
  const edited = editFiles(documents, edits);
  if ('unmade' in edited) return edited;
  const { files } = edited;
  const changed = withTexts(documents, new Map(files.map(({ path, after }) => [path, after])));
  const fresh = await freshFindings(documents, changed, date, expected);
  const errors = fresh.filter((one) => one.severity === 'error');
  return errors.length > 0 ? { errors } : { files, warnings: fresh };
}
