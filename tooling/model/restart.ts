/**
 * Owns how long one node takes to restart, as files say it, and refusing what cannot be. The defaults are no measurement: the fastest is
 * about what a small broker needs, the slowest twice the five minutes that the operator waits for a pod before it gives up. Source:
 * Strimzi 0.45.2 and 1.2.0, `ClusterOperatorConfig.OPERATION_TIMEOUT_MS`.
 */

import { parseDuration } from '../source/duration.ts';
import { originAt, type YamlMap } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';

export interface RestartSpec {
  readonly fastest?: string;
  readonly slowest?: string;
}

export const restartDefaults = { fastest: '1m', slowest: '10m' } as const;

/** Milliseconds for one node. */
export interface RestartTime {
  readonly fastest: number;
  readonly slowest: number;
}

/** @param files what files say, the one that wins first. */
export function restartTime(...files: readonly (RestartSpec | undefined)[]): RestartTime {
  const time = (key: keyof RestartSpec): number => parseDuration(written(key, files)) ?? 0;
  return { fastest: time('fastest'), slowest: time('slowest') };
}

/**
 * @param node of the file that is looked at; where it says nothing of restarts, another file is to blame.
 * @param files as of `restartTime`; the first is that of the node.
 */
export function checkRestart(node: YamlMap, ...files: readonly (RestartSpec | undefined)[]): readonly Problem[] {
  const [own] = files;
  const { fastest, slowest } = restartTime(...files);
  if (own === undefined || fastest <= slowest) return [];
  const key = own.fastest === undefined ? 'slowest' : 'fastest';
  const [from, to] = [written('fastest', files), written('slowest', files)];
  const remedy =
    key === 'fastest'
      ? `set it to ${to} at most, or \`restart.slowest\` to ${from} at least`
      : `set it to ${from} at least`;
  const message =
    key === 'fastest'
      ? `\`restart.fastest\` is ${from}, which is longer than \`restart.slowest\` of ${to}; ${remedy}.`
      : `\`restart.slowest\` is ${to}, which is shorter than \`restart.fastest\` of ${from}; ${remedy}.`;
  return [{ id: 'authored-file', message, origin: originAt(node, ['restart', key]) }];
}

function written(key: keyof RestartSpec, files: readonly (RestartSpec | undefined)[]): string {
  return files.find((one) => one?.[key] !== undefined)?.[key] ?? restartDefaults[key];
}
