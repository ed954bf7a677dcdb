/** Owns what clients of a cluster notice of a change: addresses, encryption, how they prove who they are. */
import type { ClusterChange, FieldChange } from './effect.ts';

export interface ClientChange {
  readonly listener: string;
  /** Whether clients that go on as they are cannot connect any more. */
  readonly breaks: boolean;
  /** A sentence. */
  readonly says: string;
  readonly changes: readonly FieldChange[];
}

export function clientChanges(_change: ClusterChange): readonly ClientChange[] {
  return [];
}
