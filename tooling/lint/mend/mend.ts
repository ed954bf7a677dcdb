/**
 * Owns planning what `fleet fix` writes. A plan is proved before it is shown: the whole fleet is judged again with the changes in
 * memory, and a mend whose finding stays, or that brings about another one, is left out.
 */
import type { SourceFile } from '../../source/node.ts';
import { spliceYaml, type YamlEdit } from '../../source/splice/splice.ts';
import { type Documents, isProblem } from '../../source/tree.ts';
import { withTexts } from '../../source/with-texts.ts';
import type { Finding } from '../finding.ts';
import { judge } from '../judge.ts';
import type { Day } from '../suppress/entry.ts';
import { editFor, type FileEdit } from './edits.ts';
import { findingKeys as keys, keysOf } from './finding-keys.ts';

export interface ChangedFile {
  readonly path: string;
  readonly before: SourceFile;
  readonly after: SourceFile;
}

export interface MendPlan {
  readonly files: readonly ChangedFile[];
  readonly mended: readonly Finding[];
  /** Findings with a mend that is not made, and why. */
  readonly left: readonly { readonly finding: Finding; readonly why: string }[];
}

export interface MendOptions {
  readonly date?: Day | undefined;
  /** Findings of this rule only. */
  readonly rule?: string | undefined;
}

interface Candidate {
  readonly finding: Finding;
  readonly edit: FileEdit;
  /** What the finding is, by {@link keys}. */
  readonly keys: readonly string[];
  /** Set for what the other mends bring about, and this one takes away again. */
  readonly isInduced?: true;
}

/** Mends that bring about others that bring about others: more than this is no safe answer. */
const mostRounds = 5;

export async function planMends(documents: Documents, { date, rule }: MendOptions): Promise<MendPlan> {
  const before = (await judge(documents, { date })).findings;
  const left: { finding: Finding; why: string }[] = [];
  let chosen: readonly Candidate[] = before.flatMap((finding) => {
    if (finding.mend === undefined || (rule !== undefined && finding.rule !== rule)) return [];
    const edit = editFor(finding.mend, documents);
    if (edit !== undefined) return [{ finding, edit, keys: keys(finding, documents) }];
    left.push({ finding, why: 'what it needs is not written as such in a cluster file' });
    return [];
  });
  const known = keysOf(before, documents);
  const drop = (dropped: readonly Candidate[], why: string): void => {
    left.push(...dropped.flatMap(({ finding, isInduced }) => (isInduced === true ? [] : [{ finding, why }])));
    chosen = chosen.filter((one) => !dropped.includes(one));
  };
  for (let rounds = 0; ; ) {
    const { files, unmade } = changesOf(chosen, documents);
    if (unmade.length > 0) {
      drop(unmade, 'its line cannot be changed without touching others');
      continue;
    }
    if (chosen.length === 0) return { files: [], mended: [], left };
    const changed = withTexts(documents, new Map(files.map(({ path, after }) => [path, after])));
    const after = (await judge(changed, { date })).findings;
    const now = keysOf(after, changed);
    const stays = chosen.filter((one) => one.keys.some((key) => now.has(key)));
    if (stays.length > 0) {
      drop(stays, 'the change does not make it go');
      continue;
    }
    const fresh = after.filter((one) => keys(one, changed).some((key) => !known.has(key)));
    if (fresh.length === 0)
      return { files, mended: chosen.flatMap((one) => (one.isInduced === true ? [] : [one.finding])), left };
    const further = rule === undefined && rounds++ < mostRounds ? furtherMends(fresh, chosen, changed) : undefined;
    if (further !== undefined) {
      chosen = [...chosen, ...further];
      continue;
    }
    const [first] = fresh;
    const guilty = chosen.filter(({ edit, finding }) => fresh.some((one) => concerns(one, edit.path, finding)));
    drop(guilty.length > 0 ? guilty : chosen, `the change would bring about \`${first?.rule}\``);
  }
}

/**
 * The mends of what other mends bring about: three copies instead of two need two in sync instead of one. Undefined where one of them
 * has none. Routes stay what they are as long as nothing is removed.
 */
function furtherMends(
  fresh: readonly Finding[],
  chosen: readonly Candidate[],
  changed: Documents,
): readonly Candidate[] | undefined {
  if (chosen.some(({ edit }) => 'remove' in edit.edit)) return undefined;
  const further = fresh.flatMap((finding): readonly Candidate[] => {
    const edit = finding.mend === undefined ? undefined : editFor(finding.mend, changed);
    return edit === undefined ? [] : [{ finding, edit, keys: keys(finding, changed), isInduced: true }];
  });
  return further.length === fresh.length ? further : undefined;
}

/** Whether a new finding may follow from the mend of another one. */
function concerns(fresh: Finding, path: string, { clusters }: Finding): boolean {
  return fresh.origin.file.path === path || fresh.clusters.some((one) => clusters.includes(one));
}

interface Changes {
  readonly files: readonly ChangedFile[];
  readonly unmade: readonly Candidate[];
}

/** The files with all edits; where two want different things of one field, or a line cannot be changed, those that are not made. */
function changesOf(candidates: readonly Candidate[], documents: Documents): Changes {
  const byPath = new Map<string, Candidate[]>();
  for (const one of candidates) byPath.set(one.edit.path, [...(byPath.get(one.edit.path) ?? []), one]);
  const files: ChangedFile[] = [];
  const unmade: Candidate[] = [];
  for (const [path, all] of byPath) {
    const file = documents.text(path);
    if (isProblem(file)) {
      unmade.push(...all);
      continue;
    }
    const edits = new Map<string, YamlEdit>();
    for (const one of all) {
      const { edit } = one.edit;
      const key = JSON.stringify(edit.route);
      const other = edits.get(key);
      const isOther = other !== undefined && JSON.stringify(other) !== JSON.stringify(edit);
      if (isOther || spliceYaml(file, [edit]) === undefined) unmade.push(one);
      else edits.set(key, edit);
    }
    const text = spliceYaml(file, [...edits.values()]);
    if (text === undefined) unmade.push(...all.filter((one) => !unmade.includes(one)));
    else if (text !== file.text) files.push({ path, before: file, after: { ...file, text } });
  }
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), unmade };
}
