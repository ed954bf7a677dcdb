/** Owns which files the overlays of a fleet consist of, and what on disk differs from that. */
import type { Fleet } from '../model/model.ts';
import { changesOf } from '../model/rings.ts';
import { type Documents, type GeneratedFile, isProblem, joinPath, parentOf } from '../source/tree.ts';
import { argocdOverlays } from './argocd/argocd-overlays.ts';
import { hubDirectory } from './argocd/names.ts';
import { isGenerated } from './generated.ts';
import { kafkaOverlay, overlayOf } from './kafka-overlay.ts';
import { operatorOverlays } from './operator-overlay.ts';
import { platformOverlays } from './platform-overlays.ts';
import { ringLayer } from './rings/ring-changes.ts';

export const overlaysRoot = 'overlays';

/** Files of each overlay, by its directory. One directory is one Argo CD Application. */
export type Overlays = ReadonlyMap<string, readonly GeneratedFile[]>;

/** @param other what was made of another state: of a cluster that is the same, it is taken from there. */
export function generateOverlays(
  fleet: Fleet,
  other?: { readonly fleet: Fleet; readonly overlays: Overlays },
): Overlays {
  const same = new Set(other?.fleet.kafkaClusters);
  const overlays = new Map<string, readonly GeneratedFile[]>();
  for (const kubernetes of fleet.kubernetesClusters) {
    const kafka = fleet.kafkaClusters.filter((one) => one.kubernetes === kubernetes);
    const lay = ringLayer(fleet, kubernetes);
    const set = (directory: string, files: readonly GeneratedFile[]): void =>
      void overlays.set(directory, lay?.(files) ?? files);
    for (const [directory, files] of operatorOverlays(kubernetes, kafka)) set(directory, files);
    for (const [directory, files] of platformOverlays(kubernetes, kafka)) set(directory, files);
    // What is on in a ring hangs on bases, too: only where nothing is, an overlay is as it was.
    const mayBeSame = lay === undefined && other !== undefined && changesOf(other.fleet, kubernetes).length === 0;
    for (const cluster of kafka) {
      const directory = overlayOf(cluster);
      const made = mayBeSame && same.has(cluster) ? other.overlays.get(directory) : undefined;
      set(directory, made ?? kafkaOverlay(cluster));
    }
  }
  for (const [directory, files] of argocdOverlays(fleet, overlays)) overlays.set(directory, files);
  return overlays;
}

/** What `generate` would do to the tree. Paths are sorted by code unit. */
export interface Changes {
  /** Files that are missing or differ. */
  readonly write: readonly GeneratedFile[];
  /** Files that generate once wrote and nobody wants any more. */
  readonly remove: readonly string[];
  /** Files that stand in the way and are not ours to replace. */
  readonly foreign: readonly string[];
}

/**
 * @param within looks for files to remove below this directory only, or below each of these, or at a file.
 */
export function compareOverlays(
  documents: Documents,
  overlays: Overlays,
  within: string | readonly string[] = overlaysRoot,
): Changes {
  const write: GeneratedFile[] = [];
  const foreign: string[] = [];
  const wanted = new Set<string>();
  for (const files of overlays.values()) {
    for (const file of files) {
      wanted.add(file.path);
      if (documents.kind(file.path) === undefined) {
        write.push(file);
        continue;
      }
      const current = documents.text(file.path);
      if (isProblem(current) || (current.text !== file.text && !isGenerated(current.text))) foreign.push(file.path);
      else if (current.text !== file.text) write.push(file);
    }
  }
  const directories = typeof within === 'string' ? [within] : within;
  const remove = directories.flatMap((one) => ownedFiles(documents, one)).filter((path) => !wanted.has(path));
  return { write: write.sort((a, b) => (a.path < b.path ? -1 : 1)), remove, foreign: foreign.sort() };
}

function ownedFiles(documents: Documents, directory: string): string[] {
  const owned: string[] = [];
  if (documents.kind(directory) === 'file') return isOwned(documents, directory) ? [directory] : [];
  for (const [name, kind] of documents.list(directory)) {
    const path = joinPath(directory, name);
    if (kind === 'directory') owned.push(...ownedFiles(documents, path));
    else if (kind === 'file' && isOwned(documents, path)) owned.push(path);
  }
  return owned;
}

function isOwned(documents: Documents, path: string): boolean {
  const file = documents.text(path);
  return !isProblem(file) && isGenerated(file.text);
}

/** The overlay a generated file belongs to: `overlays/<kubernetes>/<application>`, or that of Argo CD itself. */
export function overlayDirectory(path: string): string {
  if (path === hubDirectory || path.startsWith(`${hubDirectory}/`)) return hubDirectory;
  return path.split('/').slice(0, 3).join('/') || parentOf(path);
}
