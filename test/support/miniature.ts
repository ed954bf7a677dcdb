/**
 * Owns miniature repositories for tests: the sound one of test/bad-input/skeleton with the real bases and its overlays, and what a
 * test lays over it. All in memory; bases are read and parsed once for all tests.
 */
import { fileURLToPath } from 'node:url';
import { generateOverlays } from '../../tooling/generate/generate.ts';
import type { Finding } from '../../tooling/lint/finding.ts';
import { judge } from '../../tooling/lint/judge.ts';
import { loadFleet } from '../../tooling/model/load.ts';
import { placeText } from '../../tooling/report/safe-text.ts';
import { openCheckout } from '../../tooling/source/disk.ts';
import { type Documents, openDocuments, textsBelow, treeOf } from '../../tooling/source/tree.ts';

/** Text by path; undefined deletes a file, or a folder with all that is in it. */
export type Changes = Readonly<Record<string, string | undefined>>;

type Texts = Record<string, string>;

export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url));

const bases = textsBelow(openCheckout(repositoryRoot), 'base');
const parsedBases = openDocuments(treeOf(bases));
/** Authored files and bases, without overlays. */
const sound: Texts = {
  ...textsBelow(openCheckout(fileURLToPath(new URL('../bad-input/skeleton', import.meta.url))), 'clusters'),
  ...bases,
};
const soundOverlays = overlaysOf(documentsOf(sound));

/** A base that a test left alone is parsed once for all of them. */
function documentsOf(texts: Texts): Documents {
  const documents = openDocuments(treeOf(texts));
  return {
    ...documents,
    yaml: (path) =>
      texts[path] !== undefined && texts[path] === bases[path] ? parsedBases.yaml(path) : documents.yaml(path),
  };
}

function overlaysOf(documents: Documents): Texts | undefined {
  const fleet = loadFleet(documents);
  if (fleet.problems.length > 0) return undefined;
  return Object.fromEntries([...generateOverlays(fleet).values()].flat().map(({ path, text }) => [path, text]));
}

/**
 * The miniature with changes. Its overlays are those of its authored files; where these have a fault, those from before the fault,
 * as somebody finds it who has just made one. Changes to overlays come last.
 */
export function miniatureTexts(changes: Changes = {}): Texts {
  const authored = applyChanges(sound, changes);
  const overlays = overlaysOf(documentsOf(authored)) ?? soundOverlays;
  return applyChanges({ ...authored, ...overlays }, changes);
}

export function miniature(changes: Changes = {}): Documents {
  return documentsOf(miniatureTexts(changes));
}

function applyChanges(texts: Texts, changes: Changes): Texts {
  const changed = { ...texts };
  for (const [path, text] of Object.entries(changes)) {
    if (text !== undefined) changed[path] = text;
    else for (const one of Object.keys(changed)) if (one === path || one.startsWith(`${path}/`)) delete changed[one];
  }
  return changed;
}

/** One finding a line, with what belongs to it indented below: what the cases of test/bad-input expect. */
export function formatFindings(findings: readonly Finding[]): string {
  return findings
    .flatMap((one) => [
      `${placeText(one.origin)} ${one.rule} ${one.message}`,
      ...one.related.map((related) => `  see ${placeText(related.origin)} ${related.message}`),
      ...(one.clusters.length > 1 ? [`  affects ${one.clusters.join(', ')}`] : []),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

/** The day on which tests take place. */
export const testDay = '2026-11-22';

export async function findingsOf(documents: Documents): Promise<string> {
  return formatFindings((await judge(documents, { date: testDay })).findings);
}
