/** Owns whether the last step of a removal is merged: one that is not would be written over by the next, and a merge would skip it. */
import { loadFleet } from '../model/load.ts';
import type { KafkaCluster } from '../model/model.ts';
import type { Documents } from '../source/tree.ts';

/**
 * Why the next step has to wait, as a sentence.
 * @param base the tree that the branch began from; a cluster that has no file there runs nowhere, so nothing is skipped.
 */
export function unmergedStep(base: Documents, { id, path, spec: { removal } }: KafkaCluster): string | undefined {
  if (removal === undefined || base.kind(path) === undefined) return undefined;
  const before = loadFleet(base).kafkaClusters.find((one) => one.id === id);
  if (before === undefined)
    return `\`${path}\` has faults where this branch began, so nobody can tell whether \`removal: ${removal}\` is merged; mend it there first.`;
  if (before.spec.removal === removal) return undefined;
  return `\`removal: ${removal}\` of ${id} is not merged yet; have that step merged and wait until it is done, then begin a branch from there and run this again.`;
}
