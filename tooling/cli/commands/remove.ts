/** Owns `fleet remove`: all steps of taking a Kafka cluster away, and the next of them written. */
import { planRemoval } from '../../edit/remove.ts';
import { unmergedStep } from '../../edit/unmerged-step.ts';
import { pendingOverlays } from '../../lint/mend/pending-overlays.ts';
import { paintFor } from '../../report/paint.ts';
import { formatSteps } from '../../report/upgrade-plan.ts';
import { defaultBase, openBase } from '../../source/git-base.ts';
import { openTerminal, type Terminal } from '../ask.ts';
import { findKafkaCluster } from '../kafka-cluster.ts';
import { type EditOptions, offer, refuse } from '../offer.ts';
import { openRepository } from '../repository.ts';
import { wantsColor } from '../terminal.ts';

export interface RemoveOptions extends EditOptions {
  readonly cluster: string;
  /** What tells whether the last step is merged; without it the main branch of the remote. */
  readonly base?: string;
}

/** Writes one step and no more: the next is for when this one has been merged and is done. */
export async function remove(
  directory: string,
  options: RemoveOptions,
  terminal: Terminal = openTerminal(),
): Promise<number> {
  const repository = openRepository(directory);
  const { root, documents } = repository;
  const found = findKafkaCluster(documents, options.cluster);
  if ('refused' in found) return refuse(found.refused);
  const { cluster, fleet } = found;
  const [pending] = cluster.spec.removal === undefined ? [] : pendingOverlays(documents, fleet, cluster.id);
  if (pending !== undefined)
    return refuse(
      `\`${pending}\` is not what the files ask for, so the last step is not done yet; run \`npm run generate\`, have it merged, and wait for what that step names.`,
    );
  const notes: string[] = [];
  if (cluster.spec.removal !== undefined) {
    const base = await openBase(root, options.base ?? (await defaultBase(root)), documents);
    const unmerged = 'problem' in base ? undefined : unmergedStep(base.documents, cluster);
    if (unmerged !== undefined) return refuse(unmerged);
    if ('problem' in base) {
      if (options.base !== undefined) return refuse(base.problem);
      notes.push(`Whether the last step is merged was not checked; merge this one only after that. ${base.problem}`);
    }
  }
  const plan = planRemoval(documents, fleet, cluster);
  if ('refused' in plan) return refuse(plan.refused);
  process.stdout.write(formatSteps(plan.title, plan.steps, paintFor(wantsColor(process.stdout))));
  const [next, ...later] = plan.steps;
  if (next === undefined) return refuse(`There is nothing left of ${cluster.id}.`);
  try {
    return await offer(
      repository,
      {
        change: { id: cluster.id, edits: next.edits, deletes: next.deletes ?? [] },
        notes: () => notes,
        next:
          later.length === 0
            ? 'Step 1 is written, the last one. Open a pull request; once it is merged, do by hand what it names.\n'
            : `Step 1 is written. Look at the change, and open a pull request; once it is merged and done, \`npx fleet remove ${cluster.id}\` writes the next.\n`,
      },
      options,
      terminal,
    );
  } finally {
    terminal.close();
  }
}
