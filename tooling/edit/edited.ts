/** Owns what an edit of a cluster is before it is written: changes of authored files, and what has to be known of them. */
import type { FileEdit } from '../lint/mend/edits.ts';

export interface Edited {
  readonly edits: readonly FileEdit[];
  /** What has to be known of it, a sentence each. */
  readonly notes: readonly string[];
}

export type Planned = Edited | { readonly refused: string };
