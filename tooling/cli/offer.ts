/**
 * Owns what the commands that edit have in common once they know the change: it is judged, shown with its plan, asked about on a terminal,
 * and written, authored files and overlays together or nothing at all.
 */
import { type AuthoredFile, type FleetChange, type Proposal, propose } from '../edit/propose.ts';
import { overlayDirectory } from '../generate/generate.ts';
import { formatFindings } from '../report/pretty.ts';
import { plural } from '../report/summary.ts';
import type { SourceFile } from '../source/node.ts';
import { visible } from '../source/show.ts';
import { unifiedDiff } from '../source/unified-diff.ts';
import type { Terminal } from './ask.ts';
import { dayOf } from './day.ts';
import { exitCodes } from './exit-codes.ts';
import type { Repository } from './repository.ts';
import { save } from './save.ts';
import { showPlan } from './show-plan.ts';
import { wantsColor } from './terminal.ts';

export interface EditOptions {
  readonly dryRun?: boolean;
  /** Writes without asking. */
  readonly yes?: boolean;
  readonly date?: string;
}

export interface Offered {
  readonly change: FleetChange;
  /** Sentences to print with it, from what it leads to. */
  readonly notes: (proposal: Proposal) => readonly string[];
  /** Why it is not to be written although it is sound, as a sentence. */
  readonly refuses?: (proposal: Proposal) => string | undefined;
  /** What to do next, printed once it is written. */
  readonly next: string;
}

export async function offer(
  { root, documents }: Repository,
  { change, notes, refuses, next }: Offered,
  { date, dryRun = false, yes = false }: EditOptions,
  terminal: Terminal,
): Promise<number> {
  const proposed = await propose(documents, change, dayOf(date));
  const color = wantsColor(process.stderr);
  if ('unmade' in proposed)
    return refuse(
      `\`${proposed.unmade}\` cannot be changed without touching other lines of it; make the change by hand.`,
    );
  if ('foreign' in proposed) {
    const [first = ''] = proposed.foreign;
    return refuse(`\`${first}\` was not made by generate, so it is not replaced; move it away.`);
  }
  if ('errors' in proposed) {
    process.stderr.write(`${formatFindings(proposed.errors, { color })}\n`);
    return refuse('With this change that would be found; ask for something else, or mend it first.');
  }
  const { proposal } = proposed;
  const refused = refuses?.(proposal);
  if (refused !== undefined) return refuse(refused);
  process.stdout.write(proposal.authored.map(diffOf).join(''));
  process.stdout.write(overlayLines(proposal));
  for (const note of notes(proposal)) process.stdout.write(`note: ${visible(note)}\n`);
  if (proposal.warnings.length > 0) process.stderr.write(`${formatFindings(proposal.warnings, { color })}\n`);
  showPlan(documents, proposal.after, changedBy(proposal));
  if (dryRun) {
    process.stderr.write('Nothing was written.\n');
    return exitCodes.clean;
  }
  if (!yes && terminal.isInteractive && !isYes(await terminal.ask('Write this? [y/N] '))) {
    process.stderr.write('Nothing was written.\n');
    return exitCodes.findings;
  }
  const { write, remove } = proposal.overlays;
  const files = proposal.authored.flatMap(({ path, after }) =>
    after === undefined ? [] : [{ path, text: bytesOf(after) }],
  );
  const gone = proposal.authored.flatMap(({ path, after }) => (after === undefined ? [path] : []));
  save(root, { write: [...files, ...write], remove: [...gone, ...remove] });
  process.stdout.write(next);
  return exitCodes.clean;
}

function changedBy({ authored, overlays: { write, remove } }: Proposal): ReadonlySet<string> {
  return new Set([...authored.map(({ path }) => path), ...write.map(({ path }) => path), ...remove]);
}

export function refuse(sentence: string): number {
  process.stderr.write(`${visible(sentence)}\nNothing was written.\n`);
  return exitCodes.findings;
}

function isYes(answer: string | undefined): boolean {
  return answer !== undefined && /^y(?:es)?$/i.test(answer);
}

function diffOf({ path, before, after }: AuthoredFile): string {
  return unifiedDiff(path, before && bytesOf(before), after && bytesOf(after));
}

function bytesOf({ text, marked }: SourceFile): string {
  return marked === true ? `\ufeff${text}` : text;
}

/** `overlays/hz/orders: 3 files written, 1 removed` */
function overlayLines({ overlays: { write, remove } }: Proposal): string {
  const directories = [...new Set([...write.map((one) => one.path), ...remove].map(overlayDirectory))].sort();
  return directories
    .map((directory) => {
      const within = (path: string): boolean => path.startsWith(`${directory}/`);
      const written = write.filter((one) => within(one.path)).length;
      const removed = remove.filter(within).length;
      const parts = [
        ...(written > 0 ? [`${plural(written, 'file')} to write`] : []),
        ...(removed > 0 ? [`${plural(removed, 'file')} to remove`] : []),
      ];
      return `${directory}: ${parts.join(', ')}\n`;
    })
    .join('');
}
