/**
 * Owns what a step makes of the authored files: their new texts, proved by judging the whole fleet with them. A step that leads to an
 * error, or to a change that is refused, is not written.
 */
import { compareOverlays, generateOverlays } from '../generate/generate.ts';
import type { Finding } from '../lint/finding.ts';
import { judge } from '../lint/judge.ts';
import { keysOf } from '../lint/mend/finding-keys.ts';
import type { ChangedFile } from '../lint/mend/mend.ts';
import type { Day } from '../lint/suppress/entry.ts';
import type { Fleet } from '../model/model.ts';
import { nodeAt } from '../source/node.ts';
import { spliceYaml, type YamlEdit } from '../source/splice/splice.ts';
import { type Documents, isProblem } from '../source/tree.ts';
import { withTexts } from '../source/with-texts.ts';
import type { Step } from './step.ts';

export type WrittenStep =
  | { readonly files: readonly ChangedFile[]; readonly warnings: readonly Finding[] }
  /** Fields that cannot be changed without touching others. */
  | { readonly unmade: string }
  /** What would be found then and is not found now. */
  | { readonly errors: readonly Finding[] };

/** Overlays of a cluster that are not what the files ask for: its last step is not generated yet. Paths, sorted. */
export function pendingOverlays(documents: Documents, fleet: Fleet, id: string): readonly string[] {
  const overlays = [...generateOverlays(fleet)].filter(
    ([directory]) => directory === `overlays/${id}` || directory.startsWith(`overlays/${id}/`),
  );
  const { write, remove } = compareOverlays(documents, new Map(overlays), `overlays/${id}`);
  return [...write.map((one) => one.path), ...remove].sort();
}

/** Overlays are generated next, and what a new version brings is turned on in a step of its own. */
const expected: readonly string[] = ['overlay-out-of-date', 'upgrade-unfinished'];

export async function writeStep(documents: Documents, { edits }: Step, date: Day | undefined): Promise<WrittenStep> {
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
  const changed = withTexts(documents, new Map(files.map(({ path, after }) => [path, after])));
  const known = keysOf((await judge(documents, { date })).findings, documents);
  const fresh = (await judge(changed, { date })).findings.filter(
    (one) => !expected.includes(one.rule) && [...keysOf([one], changed)].some((key) => !known.has(key)),
  );
  const errors = fresh.filter((one) => one.severity === 'error');
  return errors.length > 0 ? { errors } : { files, warnings: fresh };
}

/** One after the other, as a later one may stand in what an earlier one writes. */
function withEdits(file: { readonly path: string; readonly text: string }, edits: readonly YamlEdit[]) {
  let text: string | undefined = file.text;
  const sets = edits.filter((one) => 'set' in one);
  for (const edit of sets) text = text === undefined ? undefined : spliceYaml({ ...file, text }, [edit]);
  const removals = edits.filter((one) => 'remove' in one);
  return text === undefined ? undefined : spliceYaml({ ...file, text }, removals);
}
