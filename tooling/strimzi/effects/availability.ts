import type { ClusterChange, Effect } from './effect.ts';
import type { RolledPod } from './roll.ts';

export function rollHazards(_change: ClusterChange, _rolls: readonly RolledPod[]): readonly Effect[] {
  return [];
}
