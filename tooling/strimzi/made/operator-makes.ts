/**
 * Owns what the operator makes of a Kafka resource and its node pools: every object, by kind, computed from these alone. Left out is what
 * only the running cluster decides, and what variables of the operator change (`STRIMZI_NETWORK_POLICY_GENERATION` and others, which `base/operator`
 * leaves alone).
 */
import type { Plain } from '../../source/node.ts';
import { type KafkaFields, readKafka } from '../kafka-resource/kafka-fields.ts';
import { usesNodePools } from '../pools/metadata-stage.ts';
import { poolsOf } from '../pools/node-pools.ts';
import type { StrimziRelease } from '../releases.ts';
import type { MadeKind, MadeObject, MadeOf } from './made.ts';
import { makeAuthorities } from './make-authorities.ts';
import { makeBrokers } from './make-brokers.ts';
import { makeCruiseControl } from './make-cruise-control.ts';
import { makeEntityOperator } from './make-entity-operator.ts';
import { makeKafkaExporter } from './make-kafka-exporter.ts';
import { makeListeners } from './make-listeners.ts';
import { makeZookeeper } from './make-zookeeper.ts';

export interface OperatorObjects {
  /** What the resource says, as the operator reads it. */
  readonly fields: KafkaFields;
  /** False where node pools decide which nodes there are and none was given: what is made for them is missing here. */
  readonly complete: boolean;
  readonly all: readonly MadeObject[];
  ofKind<Kind extends MadeKind>(kind: Kind): readonly MadeOf<Kind>[];
}

/** What a part gives, where it is of a few kinds only: it is not made for somebody who asks for others. */
interface Part {
  readonly kinds?: readonly MadeKind[];
  make(fields: KafkaFields): readonly MadeObject[];
}

const ofBrokers: readonly Part[] = [
  { make: makeBrokers },
  { make: makeListeners, kinds: ['Service', 'Route', 'TLSRoute', 'Ingress'] },
];

const parts: readonly Part[] = [
  { make: makeZookeeper },
  { make: makeAuthorities, kinds: ['Secret'] },
  { make: makeEntityOperator },
  { make: makeKafkaExporter },
  { make: makeCruiseControl },
];

/**
 * @param resource a Kafka resource as plain data, with its namespace; a field of a wrong type counts as absent.
 * @param release the operator that will read it.
 * @param pools KafkaNodePool resources likewise; those of other clusters may be among them. Where one has a status, its node ids are kept.
 */
export function operatorMakes(resource: Plain, release: StrimziRelease, pools: readonly Plain[] = []): OperatorObjects {
  const fields = readKafka(resource, release, pools);
  const complete = !usesNodePools(resource, release) || poolsOf(resource, pools).length > 0;
  const used = complete ? [...ofBrokers, ...parts] : parts;
  const made = new Map<Part, readonly MadeObject[]>();
  const give = (part: Part): readonly MadeObject[] => {
    const known = made.get(part) ?? part.make(fields);
    made.set(part, known);
    return known;
  };
  const byKind = new Map<MadeKind, readonly MadeObject[]>();
  const find = (kind: MadeKind): readonly MadeObject[] => {
    const known =
      byKind.get(kind) ??
      used.flatMap((part) =>
        part.kinds === undefined || part.kinds.includes(kind) ? give(part).filter((one) => one.kind === kind) : [],
      );
    byKind.set(kind, known);
    return known;
  };
  return {
    fields,
    complete,
    get all() {
      return used.flatMap(give);
    },
    ofKind: <Kind extends MadeKind>(kind: Kind) => find(kind) as readonly MadeOf<Kind>[],
  };
}
