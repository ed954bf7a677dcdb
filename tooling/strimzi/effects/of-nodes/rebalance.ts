/**
 * Owns how partitions get onto new brokers and off those that leave: by Cruise Control, if the cluster has it, by itself or by a
 * KafkaRebalance; else by hand. Source: Strimzi 0.44.0, change log; 0.45.2 and 1.2.0, `KafkaAutoRebalancingReconciler`; 0.31.0,
 * `KafkaRebalanceMode`.
 */
import { hasAt, listAt, textAt } from '../../../source/plain.ts';
import { isSince } from '../../releases.ts';
import type { ClusterState } from '../effect.ts';

export type RebalanceMode = 'add-brokers' | 'remove-brokers';

/** `fails`: other modes are configured and this one is not, so each reconciliation ends with an error. */
export function autoRebalance({ kafka, release }: ClusterState, mode: RebalanceMode): 'on' | 'off' | 'fails' {
  if (!isSince(release, '0.44')) return 'off';
  const modes = listAt(kafka, 'spec', 'cruiseControl', 'autoRebalance').map((one) => textAt(one, 'mode'));
  if (modes.includes(mode)) return 'on';
  return modes.length > 0 ? 'fails' : 'off';
}

/** An imperative without a full stop. */
export function rebalanceAdvice({ kafka, release }: ClusterState, mode: RebalanceMode, ids: readonly number[]): string {
  const cluster = textAt(kafka, 'metadata', 'name') ?? '';
  const brokers = ids.join(', ');
  const noun = ids.length === 1 ? 'broker' : 'brokers';
  if (!hasAt(kafka, 'spec', 'cruiseControl') || !isSince(release, '0.31'))
    return mode === 'add-brokers'
      ? `move partitions to ${noun} ${brokers} with \`kafka-reassign-partitions.sh\``
      : `move all partitions off ${noun} ${brokers} with \`kafka-reassign-partitions.sh\``;
  const name = `${cluster}-${mode}`;
  const namespace = textAt(kafka, 'metadata', 'namespace');
  const where = namespace === undefined ? '' : `, namespace: ${namespace}`;
  const resource = `{ apiVersion: ${textAt(kafka, 'apiVersion') ?? 'kafka.strimzi.io/v1'}, kind: KafkaRebalance, metadata: { name: ${name}${where}, labels: { strimzi.io/cluster: ${cluster} } }, spec: { mode: ${mode}, brokers: [${brokers}] } }`;
  return `apply \`${resource}\`, approve it at \`ProposalReady\` with the annotation \`strimzi.io/rebalance: approve\`, and wait until it is \`Ready\``;
}

/** A clause in a few words, for a list of steps. */
export function drainStep({ kafka, release }: ClusterState, who: string): string {
  if (!hasAt(kafka, 'spec', 'cruiseControl') || !isSince(release, '0.31')) return `move all partitions off ${who}`;
  return `apply KafkaRebalance \`${textAt(kafka, 'metadata', 'name') ?? ''}-remove-brokers\` for ${who}`;
}

/** A sentence of an imperative. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
