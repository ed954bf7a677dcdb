/** Owns `fleet upgrade`: all steps of an upgrade or a migration, and the next of them written into the file. */
import { pendingOverlays } from '../../lint/mend/pending-overlays.ts';
import type { Step } from '../../lint/mend/step.ts';
import { checkReleases } from '../../lint/releases.ts';
import { loadFleet } from '../../model/load.ts';
import { paintFor } from '../../report/paint.ts';
import { formatFindings } from '../../report/pretty.ts';
import { formatSteps } from '../../report/upgrade-plan.ts';
import type { SourceFile } from '../../source/node.ts';
import { visible } from '../../source/show.ts';
import { unifiedDiff } from '../../source/unified-diff.ts';
import { planUpgrade } from '../../upgrade/plan.ts';
import { writeStep } from '../../upgrade/write-step.ts';
import { dayOf } from '../day.ts';
import { exitCodes } from '../exit-codes.ts';
import { openRepository, parseScope, type Repository } from '../repository.ts';
import { save } from '../save.ts';
import { wantsColor } from '../terminal.ts';
import { UsageError } from '../usage.ts';

export interface UpgradeOptions {
  readonly cluster: string;
  readonly to?: string;
  readonly metadata?: string;
  readonly dryRun?: boolean;
  readonly date?: string;
}

/** Writes one step and no more: the next is for when this one has been merged and is done. */
export async function upgrade(directory: string, options: UpgradeOptions): Promise<number> {
  const { to, metadata, dryRun = false } = options;
  if (to === undefined && metadata === undefined)
    throw new UsageError(
      'Say what to go to: `--to <version>`, `--to kraft` or `--metadata <version>` for a Kafka cluster, `--to <release>` for a Kubernetes cluster.',
    );
  const repository = openRepository(directory);
  const { documents } = repository;
  const scope = parseScope(documents, options.cluster);
  const id = scope.kafka ?? scope.kubernetes ?? '';
  const fleet = loadFleet(documents);
  const faults = [...fleet.problems, ...checkReleases(fleet, documents)].filter(
    ({ origin }) =>
      origin.file.path.startsWith(`clusters/${scope.kubernetes}/`) || origin.file.path.startsWith('clusters/profiles/'),
  );
  if (faults.length > 0)
    return refuse(`Files of ${scope.kubernetes} have faults; mend what \`npx fleet validate\` tells first.`);
  const plan = planUpgrade(documents, fleet, id, { to, metadata });
  if ('refused' in plan) return refuse(plan.refused);
  process.stdout.write(formatSteps(plan.title, plan.steps, paintFor(wantsColor(process.stdout))));
  const [next] = plan.steps;
  if (next === undefined) return exitCodes.clean;
  const [pending] = pendingOverlays(documents, fleet, id);
  if (pending !== undefined && !dryRun)
    return refuse(
      `\`${pending}\` is not what the files ask for, so the last step is not done yet; run \`npm run generate\`, have it merged, and wait for what that step names.`,
    );
  return await take(repository, next, options);
}

function refuse(sentence: string): number {
  process.stderr.write(`${visible(sentence)}\nNothing was written.\n`);
  return exitCodes.findings;
}

async function take({ root, documents }: Repository, step: Step, { date, dryRun = false }: UpgradeOptions) {
  const written = await writeStep(documents, step, dayOf(date));
  if ('unmade' in written)
    return refuse(
      `Step 1 cannot be written into \`${written.unmade}\` without touching other lines; make the change by hand.`,
    );
  const color = wantsColor(process.stderr);
  if ('errors' in written) {
    process.stderr.write(`${formatFindings(written.errors, { color })}\n`);
    return refuse('With step 1 this would be found; mend it first, or make both changes by hand.');
  }
  const { files, warnings } = written;
  if (warnings.length > 0) process.stderr.write(`${formatFindings(warnings, { color })}\n`);
  if (dryRun) {
    for (const { path, before, after } of files)
      process.stdout.write(unifiedDiff(path, bytesOf(before), bytesOf(after)));
    process.stderr.write('Nothing was written.\n');
    return exitCodes.clean;
  }
  save(root, { write: files.map(({ path, after }) => ({ path, text: bytesOf(after) })), remove: [] });
  const names = files.map(({ path }) => path).join(', ');
  process.stdout.write(
    files.length === 0
      ? 'Step 1 is done by hand alone.\n'
      : `Step 1 is written into ${names}. Look at the change, run \`npm run generate\`, and open a pull request;\nonce it is merged and done, run this again for the next step.\n`,
  );
  return exitCodes.clean;
}

function bytesOf({ text, marked }: SourceFile): string {
  return marked === true ? `\ufeff${text}` : text;
}
