/**
 * Owns telling where the overlays on disk are not what `generate` writes today: one problem for each overlay, at the first line that
 * differs. What follows from a fault that was reported already is not reported again.
 */
import { type Changes, type Overlays, overlayDirectory } from '../generate/generate.ts';
import { sharedFolders } from '../generate/platform-overlays.ts';
import type { Origin } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { shorten } from '../source/show.ts';
import { type Documents, fileProblem, type GeneratedFile, isProblem } from '../source/tree.ts';

/**
 * @param changes what generate would do to the tree.
 * @param faults of authored files: a file with a fault left its cluster out, and what would then be missing or too much is none.
 */
export function driftProblems(
  documents: Documents,
  overlays: Overlays,
  { write, remove, foreign }: Changes,
  faults: readonly Problem[],
): readonly Problem[] {
  const byOverlay = new Map<string, { write: GeneratedFile[]; remove: string[] }>();
  const changesOf = (path: string): { write: GeneratedFile[]; remove: string[] } => {
    const directory = overlayDirectory(path);
    const changes = byOverlay.get(directory) ?? { write: [], remove: [] };
    byOverlay.set(directory, changes);
    return changes;
  };
  for (const file of write) changesOf(file.path).write.push(file);
  for (const path of remove) changesOf(path).remove.push(path);
  const problems = [...byOverlay]
    .filter(([directory]) => !followsFrom(faults, directory, overlays))
    .map(([directory, changes]) => {
      const wanted = overlays.get(directory);
      return wanted === undefined ? unwanted(directory, changes.remove) : changed(documents, wanted, changes);
    });
  return [...problems, ...foreign.map((path) => inTheWay(documents, path))];
}

/** With a cluster left out, its overlay seems unwanted, and its namespace is missing from what the operator and others look after. */
function followsFrom(faults: readonly Problem[], directory: string, overlays: Overlays): boolean {
  const [, kubernetes, folder = ''] = directory.split('/');
  if (overlays.has(directory) && !sharedFolders.includes(folder)) return false;
  return faults.some(({ origin: { file } }) => {
    const [, owner, name] = file.path.split('/');
    return owner === kubernetes || owner === 'profiles' || name === undefined;
  });
}

function unwanted(directory: string, [first = directory]: readonly string[]): Problem {
  return drift(
    first,
    `No cluster file asks for \`${directory}/\` any more; run \`npm run generate\`, which removes it, and commit that.`,
  );
}

function changed(
  documents: Documents,
  wanted: readonly GeneratedFile[],
  { write, remove }: { readonly write: readonly GeneratedFile[]; readonly remove: readonly string[] },
): Problem {
  const edited = write.find((file) => documents.kind(file.path) !== undefined);
  if (edited !== undefined) return differs(documents, edited);
  const directory = overlayDirectory(wanted[0]?.path ?? '');
  if (documents.kind(directory) === 'file')
    return drift(directory, 'A file stands where the folder of an overlay goes; move it away.');
  const [missing] = write;
  if (missing !== undefined) {
    const what = write.length === wanted.length ? 'overlay' : 'file';
    return drift(missing.path, `This ${what} is missing; run \`npm run generate\` and commit what it writes.`);
  }
  return drift(remove[0] ?? '', 'This file is not wanted any more; run `npm run generate`, which removes it.');
}

/** Points at the first line that differs, as that is what somebody edited, or what their change of a cluster file will do. */
function differs(documents: Documents, { path, text }: GeneratedFile): Problem {
  const current = documents.text(path);
  if (isProblem(current)) return current;
  const lines = current.text.split('\n');
  const expected = text.split('\n');
  const at = lines.findIndex((line, index) => line !== expected[index]);
  const index = at === -1 ? lines.length - 1 : at;
  const start = lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0);
  const end = start + (lines[index] ?? '').length;
  const indent = /^ */.exec(lines[index] ?? '')?.[0].length ?? 0;
  const origin: Origin = { file: current, start: Math.min(start + indent, end), end };
  return { id: 'overlay-out-of-date', message: difference(lines[index] ?? '', expected[index]), origin };
}

const remedy = 'run `npm run generate`, or say it in the cluster file if somebody edited this by hand';

function difference(line: string, expected: string | undefined): string {
  if (/^(?:<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)/.test(line))
    return 'A merge conflict was left here; run `npm run generate`, which writes the file anew.';
  if (line.endsWith('\r') && line.slice(0, -1) === expected)
    return 'This file has Windows line ends (CRLF), where `generate` writes LF; run `npm run generate`.';
  if (expected === undefined || expected === '') return `\`generate\` writes nothing more from here on; ${remedy}.`;
  return `\`generate\` writes \`${shorten(expected.trim())}\` here; ${remedy}.`;
}

function inTheWay(documents: Documents, path: string): Problem {
  if (documents.kind(path) === 'directory')
    return drift(path, 'A folder stands where `generate` writes a file; move it away.');
  return drift(path, '`generate` writes a file here, but did not make this one; move it away or delete it.');
}

function drift(path: string, message: string): Problem {
  return fileProblem(path, message, 'overlay-out-of-date');
}
