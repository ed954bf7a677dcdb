/**
 * Owns what rendering an overlay gives: the objects that would be applied, every field with the place it was written, and how
 * they came about (files read, patches and what they matched).
 */
import type { Origin, YamlMap } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';

/** One object as `kustomize build` would print it. */
export interface RenderedObject {
  readonly node: YamlMap;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  /** The document it began as; for a generated ConfigMap or Secret the entry in the kustomization. */
  readonly from: Origin;
}

/** A patch of a kustomization that was used, and what it found: one that matches nothing is silent in kustomize. */
export interface PatchUse {
  /** The entry under `patches`. */
  readonly origin: Origin;
  /** How many objects it was applied to. */
  readonly matched: number;
}

export interface Rendering {
  /** In kustomize's order; empty when there are problems. */
  readonly objects: readonly RenderedObject[];
  readonly problems: readonly Problem[];
  /** Every file and directory that was read: a change outside of them cannot change the objects. */
  readonly files: ReadonlySet<string>;
  /** Of this overlay and of everything it builds on, in the order in which they were applied. */
  readonly patches: readonly PatchUse[];
}
