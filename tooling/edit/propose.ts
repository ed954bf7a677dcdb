/**
 * Owns what a change of authored files leads to, before anything is written: the files, the overlays that follow from them, and the whole
 * fleet judged with both. A change that brings about an error is no proposal.
 */
import { compareOverlays, generateOverlays, type Overlays } from '../generate/generate.ts';
import type { Finding } from '../lint/finding.ts';
import { editFiles } from '../lint/mend/edit-files.ts';
import type { FileEdit } from '../lint/mend/edits.ts';
import { freshFindings } from '../lint/mend/fresh-findings.ts';
import type { Day } from '../lint/suppress/entry.ts';
import { loadFleet } from '../model/load.ts';
import type { Fleet } from '../model/model.ts';
import type { SourceFile } from '../source/node.ts';
import { type Documents, isProblem } from '../source/tree.ts';
import { filesBelow, withTexts } from '../source/with-texts.ts';

export interface FleetChange {
  /** `hz/orders`; left out where it is of the whole fleet. */
  readonly id?: string;
  readonly edits?: readonly FileEdit[];
  readonly creates?: readonly { readonly path: string; readonly text: string }[];
  /** Files, and folders with all that is in them. */
  readonly deletes?: readonly string[];
}

/** An authored file; undefined on the side where it is not. */
export interface AuthoredFile {
  readonly path: string;
  readonly before: SourceFile | undefined;
  readonly after: SourceFile | undefined;
}

export interface Proposal {
  readonly authored: readonly AuthoredFile[];
  /** Of the overlays that the change reaches. */
  readonly overlays: {
    readonly write: readonly { readonly path: string; readonly text: string }[];
    readonly remove: readonly string[];
  };
  readonly warnings: readonly Finding[];
  /** The tree as it would be, overlays included. */
  readonly after: Documents;
  readonly fleet: Fleet;
}

export type Proposed =
  | { readonly proposal: Proposal }
  /** A file that cannot be changed without touching other lines. */
  | { readonly unmade: string }
  /** What would be found then and is not found now. */
  | { readonly errors: readonly Finding[] }
  /** Files in the way of overlays, which generate did not make. */
  | { readonly foreign: readonly string[] };

export async function propose(documents: Documents, change: FleetChange, date: Day | undefined): Promise<Proposed> {
  const edited = editFiles(documents, change.edits ?? []);
  if ('unmade' in edited) return edited;
  const authored: readonly AuthoredFile[] = [
    ...edited.files,
    ...(change.creates ?? []).map((after) => ({ path: after.path, before: undefined, after })),
    ...(change.deletes ?? []).flatMap((path) => deletionsAt(documents, path)),
  ];
  const changed = withTexts(documents, new Map(authored.map(({ path, after }) => [path, after])));
  const fresh = await freshFindings(documents, changed, date);
  const errors = fresh.filter((one) => one.severity === 'error');
  if (errors.length > 0) return { errors };
  const fleet = loadFleet(changed);
  const { write, remove, foreign } = overlayChanges(
    documents,
    generateOverlays(loadFleet(documents)),
    generateOverlays(fleet),
    change.id,
  );
  if (foreign.length > 0) return { foreign };
  const after = withTexts(
    changed,
    new Map<string, SourceFile | undefined>([
      ...write.map(({ path, text }) => [path, { path, text }] as const),
      ...remove.map((path) => [path, undefined] as const),
    ]),
  );
  return { proposal: { authored, overlays: { write, remove }, warnings: fresh, after, fleet } };
}

function deletionsAt(documents: Documents, path: string): readonly AuthoredFile[] {
  const kind = documents.kind(path);
  const paths = kind === 'directory' ? filesBelow(documents, path) : kind === undefined ? [] : [path];
  return paths.map((one) => {
    const before = documents.text(one);
    return { path: one, before: isProblem(before) ? { path: one, text: '' } : before, after: undefined };
  });
}

/** Those that are others with the change, and the cluster's own: what else is out of date is somebody else's to write. */
function overlayChanges(documents: Documents, before: Overlays, after: Overlays, id: string | undefined) {
  const own = id && `overlays/${id}`;
  const within = (directory: string): boolean =>
    id === undefined || directory.startsWith(`overlays/${id.split('/')[0]}/`);
  const all = new Set([...before.keys(), ...after.keys(), ...(own === undefined ? [] : [own])]);
  const directories = [...all].filter(
    (one) => within(one) && (one === own || !isSame(before.get(one), after.get(one))),
  );
  const changes = directories.sort().map((one) => {
    const files = after.get(one);
    return compareOverlays(documents, new Map(files === undefined ? [] : [[one, files]]), one);
  });
  return {
    write: changes.flatMap((one) => one.write.map(({ path, text }) => ({ path, text }))),
    remove: changes.flatMap((one) => one.remove),
    foreign: changes.flatMap((one) => one.foreign),
  };
}

function isSame(a: ReturnType<Overlays['get']>, b: ReturnType<Overlays['get']>): boolean {
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  const texts = new Map(a.map((file) => [file.path, file]));
  return b.every((file) => texts.get(file.path)?.text === file.text);
}
