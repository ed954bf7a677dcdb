/**
 * Owns what becomes of the claims of nodes that go. What counts is how the claims were made: the operator looks at an annotation of the
 * claim, and writes none on claims that it does not want any more. Source: Strimzi 0.45.2 and 1.2.0, `PvcReconciler`,
 * `PersistentVolumeClaimUtils`.
 */
import type { MadeClaim } from '../../made/made.ts';
import { operatorMakes } from '../../made/operator-makes.ts';
import type { ClusterState } from '../effect.ts';
import { named } from './words.ts';

export function claimsOf({ kafka, release, pools }: ClusterState, pods: readonly string[]): readonly MadeClaim[] {
  const wanted = new Set(pods);
  return operatorMakes(kafka, release, pools)
    .ofKind('PersistentVolumeClaim')
    .filter((one) => wanted.has(one.pod));
}

/** Sentences; empty where there are no claims. `again`: what would take a claim that stays. */
export function claimsLeft(claims: readonly MadeClaim[], again: string): readonly string[] {
  const deleted = claims.filter((one) => one.deleteClaim).map((one) => one.name);
  const left = claims.filter((one) => !one.deleteClaim).map((one) => one.name);
  return [
    ...(deleted.length === 0 ? [] : [`The operator deletes ${claimText(deleted)}, as \`deleteClaim\` is true.`]),
    ...(left.length === 0
      ? []
      : [
          `${upper(claimText(left))} ${left.length === 1 ? 'stays' : 'stay'} with what is on ${left.length === 1 ? 'it' : 'them'}; ${again} would take ${left.length === 1 ? 'it' : 'them'} again, so delete by hand what nobody needs.`,
        ]),
  ];
}

function claimText(names: readonly string[]): string {
  return `${names.length === 1 ? 'claim' : 'claims'} ${named(names)}`;
}

function upper(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
