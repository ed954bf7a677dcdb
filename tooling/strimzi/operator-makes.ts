/**
 * Owns what the operator makes of a Kafka resource: every object, by kind, computed from the resource alone. Left out is what only the
 * running cluster decides, and what variables of the operator change (`STRIMZI_NETWORK_POLICY_GENERATION` and others, which `base/operator`
 * leaves alone).
 */
import type { Plain } from '../source/node.ts';
import { textAt } from '../source/plain.ts';
import { type KafkaFields, readKafka } from './kafka-fields.ts';
import type { MadeKind, MadeObject, MadeOf } from './made.ts';
import { makeAuthorities } from './make-authorities.ts';
import { makeBrokers } from './make-brokers.ts';
import { makeCruiseControl } from './make-cruise-control.ts';
import { makeEntityOperator } from './make-entity-operator.ts';
import { makeKafkaExporter } from './make-kafka-exporter.ts';
import { makeZookeeper } from './make-zookeeper.ts';
import type { StrimziRelease } from './releases.ts';

export interface OperatorObjects {
  /** What the resource says, as the operator reads it. */
  readonly fields: KafkaFields;
  /** False where node pools decide which brokers there are: what is made for them is missing here. */
  readonly complete: boolean;
  readonly all: readonly MadeObject[];
  ofKind<Kind extends MadeKind>(kind: Kind): readonly MadeOf<Kind>[];
}

/**
 * @param resource a Kafka resource as plain data, with its namespace; a field of a wrong type counts as absent.
 * @param release the operator that will read it.
 */
export function operatorMakes(resource: Plain, release: StrimziRelease): OperatorObjects {
  const fields = readKafka(resource, release);
  const complete = !usesNodePools(resource);
  const all = [
    ...makeAuthorities(fields),
    ...(complete ? makeBrokers(fields) : []),
    ...makeZookeeper(fields),
    ...makeEntityOperator(fields),
    ...makeKafkaExporter(fields),
    ...makeCruiseControl(fields),
  ];
  const byKind = new Map<MadeKind, MadeObject[]>();
  for (const one of all) {
    const same = byKind.get(one.kind);
    if (same === undefined) byKind.set(one.kind, [one]);
    else same.push(one);
  }
  return {
    fields,
    complete,
    all,
    ofKind: <Kind extends MadeKind>(kind: Kind) =>
      (byKind.get(kind) ?? []) as readonly MadeObject[] as readonly MadeOf<Kind>[],
  };
}

/** Source: `ReconcilerUtils.nodePoolsEnabled` and `kraftEnabled`. */
function usesNodePools(resource: Plain): boolean {
  const annotation = (name: string): string | undefined => textAt(resource, 'metadata', 'annotations', name);
  return annotation('strimzi.io/node-pools') === 'enabled' || annotation('strimzi.io/kraft') !== undefined;
}
