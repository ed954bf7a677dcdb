/** Owns what part of a fleet a run looks at. */
import type { Documents } from '../source/tree.ts';

/** Everything, one Kubernetes cluster (`hz`), or one Kafka cluster (`hz/orders`). */
export interface Scope {
  readonly kubernetes?: string;
  readonly kafka?: string;
}

/** The state that a change began from. A run since then looks at the Kubernetes clusters that read what changed. */
export interface Since {
  /** As a person calls it: `origin/main`. */
  readonly ref: string;
  readonly documents: Documents;
  /** Paths that differ between it and what is judged. */
  readonly changed: ReadonlySet<string>;
}

/** What a run since a state was about. */
export interface Part {
  readonly ref: string;
  /** How many Kubernetes clusters there are in all. */
  readonly of: number;
  /** Those that were looked at, also where they are gone; undefined for all. */
  readonly ids: ReadonlySet<string> | undefined;
  /** A path that all of them depend on, where such a one changed. */
  readonly because?: string;
}

/** The Kubernetes cluster that a file is of; undefined for what several share, such as what Argo CD itself gets. */
export function kubernetesOf(path: string): string | undefined {
  return /^(?:clusters|overlays)\/(?!profiles\/|argocd\/)([^/]+)\//.exec(path)?.[1];
}
