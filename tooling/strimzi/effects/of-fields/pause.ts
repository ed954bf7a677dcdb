/**
 * Owns what a pause does: the operator looks at nothing of the cluster but the annotation itself. The Entity Operator runs on, so topics
 * and users are looked after. Source: Strimzi 0.45.2 and 1.2.0, `AbstractOperator.reconcile`.
 */
import { textAt } from '../../../source/plain.ts';
import type { ClusterChange, ClusterState, Effect } from '../effect.ts';

export const pauseName = 'strimzi.io/pause-reconciliation';

export function isPaused({ kafka }: ClusterState): boolean {
  return textAt(kafka, 'metadata', 'annotations', pauseName)?.toLowerCase() === 'true';
}

/** Undefined where the cluster is not paused after the change; else all that there is to say but of topics and users. */
export function pausedEffects(change: ClusterChange): readonly Effect[] | undefined {
  if (!isPaused(change.after)) return undefined;
  const changes = change.fields.filter(({ kind }) => kind !== 'KafkaTopic' && kind !== 'KafkaUser');
  if (changes.length === 0) return [];
  const others = changes.filter(({ route }) => route[1] !== 'annotations' || route[2] !== pauseName).length;
  const left =
    others === 0
      ? 'certificates are not renewed, and pods that go are made anew as they were'
      : `${others === 1 ? 'the change' : `all ${others} changes`} beside it ${others === 1 ? 'does' : 'do'} nothing until then`;
  return [
    {
      id: 'reconciliation-paused',
      outcome: 'ignored',
      risk: 'degraded',
      changes,
      says: `The operator does nothing for this cluster while annotation \`${pauseName}\` is \`true\`: ${left}.`,
      afterwards: [`Take \`${pauseName}\` away to have it done.`],
    },
  ];
}
