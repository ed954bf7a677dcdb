/** Owns `fleet generate`. */
import { compareOverlays, generateOverlays, overlayDirectory } from '../../generate/generate.ts';
import { refusedChanges } from '../../lint/changes/refused-changes.ts';
import { collate, findingOf } from '../../lint/finding.ts';
import { checkReleases } from '../../lint/releases.ts';
import { loadFleet } from '../../model/load.ts';
import { formatFindings } from '../../report/pretty.ts';
import { plural } from '../../report/summary.ts';
import type { Problem } from '../../source/problem.ts';
import { visible } from '../../source/show.ts';
import { exitCodes } from '../exit-codes.ts';
import { openRepository } from '../repository.ts';
import { save } from '../save.ts';
import { stopwatch } from '../stopwatch.ts';
import { wantsColor } from '../terminal.ts';

export interface GenerateOptions {
  readonly check?: boolean;
  readonly timing?: boolean;
}

/** Writes nothing while an authored file has a fault: half a fleet must not look like a whole one. */
export function generate(directory: string, options: GenerateOptions): number {
  const { root, documents } = openRepository(directory);
  const watch = stopwatch();
  const fleet = watch.measure('read', () => loadFleet(documents));
  const problems = [...fleet.problems, ...checkReleases(fleet, documents)];
  if (problems.length > 0) return refuse(problems);
  const overlays = watch.measure('generate', () => generateOverlays(fleet));
  const refused = [...watch.measure('compare', () => refusedChanges(documents, fleet, overlays)).values()].flat();
  if (refused.length > 0) return refuse(refused);
  const { write, remove, foreign } = watch.measure('compare', () => compareOverlays(documents, overlays));
  if (foreign.length > 0) {
    process.stderr.write(
      `${foreign.map((path) => `\`${visible(path)}\` was not made by generate, so it is not replaced; move it away.`).join('\n')}\nNothing was written.\n`,
    );
    return exitCodes.findings;
  }
  const changed = [...new Set([...write.map((file) => file.path), ...remove].map(overlayDirectory))].sort();
  if (options.check !== true) watch.measure('write', () => save(root, { write, remove }));
  process.stdout.write(summary(changed, write, remove, options.check === true));
  if (options.timing === true) process.stderr.write(watch.report());
  return options.check === true && changed.length > 0 ? exitCodes.findings : exitCodes.clean;
}

function refuse(problems: readonly Problem[]): number {
  const findings = collate(problems.map((problem) => findingOf(problem)));
  process.stderr.write(`${formatFindings(findings, { color: wantsColor(process.stderr) })}\n`);
  process.stderr.write('Nothing was written.\n');
  return exitCodes.findings;
}

/** More lines than this tell nobody anything. */
const mostLines = 20;

type Written = readonly { readonly path: string }[];

function summary(changed: readonly string[], write: Written, remove: readonly string[], check: boolean): string {
  if (changed.length === 0) return 'All overlays are up to date.\n';
  const lines = changed.slice(0, mostLines).map((overlay) => describe(overlay, write, remove, check));
  if (changed.length > mostLines) lines.push(`… and ${plural(changed.length - mostLines, 'overlay')} more`);
  if (check) lines.push(`${plural(changed.length, 'overlay')} would change; run \`npm run generate\`.`);
  return `${lines.join('\n')}\n`;
}

function describe(overlay: string, write: Written, remove: readonly string[], check: boolean): string {
  const within = (path: string): boolean => path.startsWith(`${overlay}/`);
  const written = write.filter((file) => within(file.path)).length;
  const removed = remove.filter(within).length;
  const parts = [
    written > 0 ? `${plural(written, 'file')} ${check ? 'to write' : 'written'}` : undefined,
    removed > 0 ? `${plural(removed, 'file')} ${check ? 'to remove' : 'removed'}` : undefined,
  ];
  return `${overlay}: ${parts.filter((part) => part !== undefined).join(', ')}`;
}
