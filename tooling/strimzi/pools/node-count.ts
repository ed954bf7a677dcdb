/** Owns how many nodes a number of replicas stands for, where nobody has vouched for the number. */
import type { Plain } from '../../source/node.ts';
import { numberAt } from '../../source/plain.ts';

/** More nodes than any cluster has: a slip of the finger must not fill the memory. */
export const mostNodes = 10_000;

/** What is no whole number above zero counts as none. */
export function nodeCount(value: Plain | undefined): number {
  const replicas = numberAt(value) ?? 0;
  return Number.isInteger(replicas) && replicas > 0 ? Math.min(replicas, mostNodes) : 0;
}
