/** Owns how rules read the listeners of a rendered Kafka resource, and which brokers they are for. */

import type { Route } from '../../source/node.ts';
import { type Listener, readListeners } from '../../strimzi/listeners/listeners.ts';
import type { OperatorObjects } from '../../strimzi/made/operator-makes.ts';
import type { KafkaContext } from '../context.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import { areNumbersSure } from '../node-numbers.ts';
import type { Place } from '../place.ts';

const list: Route = ['spec', 'kafka', 'listeners'];

/** Asked for by many rules, for every cluster. */
const known = new WeakMap<KafkaResource, readonly Listener[]>();

export function listenersOf(kafka: KafkaResource): readonly Listener[] {
  const found = known.get(kafka) ?? readListeners(kafka.list(...list));
  known.set(kafka, found);
  return found;
}

/** Where a field of a listener stands; its name for the listener as a whole, and for what is below a field that it does not have. */
export function listenerPlace(kafka: KafkaResource, { index }: Listener, ...route: Route): Place {
  const [field = 'name'] = route;
  return kafka.place(...list, index, ...(kafka.has(...list, index, field) ? [field, ...route.slice(1)] : ['name']));
}

export interface Broker {
  readonly id: number;
  readonly pod: string;
}

export interface Brokers {
  /** As the operator numbers them in a cluster that is made anew. */
  readonly numbered: readonly Broker[];
  /** Whether one that has grown has the same numbers. */
  readonly isSure: boolean;
}

const knownBrokers = new WeakMap<KafkaResource, Brokers>();

/** Undefined where pools decide and none is in sight. */
export function brokersIn({ kafka, made }: Pick<KafkaContext, 'kafka' | 'made'>): Brokers | undefined {
  if (kafka === undefined || made?.complete !== true) return undefined;
  const brokers = knownBrokers.get(kafka) ?? number(kafka, made);
  knownBrokers.set(kafka, brokers);
  return brokers;
}

function number(kafka: KafkaResource, made: OperatorObjects): Brokers {
  const numbered = made.fields.pools
    .filter((one) => one.isBroker)
    .flatMap(({ ids, podsName }) => ids.map((id) => ({ id, pod: `${podsName}-${id}` })));
  return {
    numbered: numbered.sort((a, b) => a.id - b.id),
    isSure: areNumbersSure(made, kafka.pools),
  };
}

/**
 * Brokers as a listener counts on them. Where numbers are not sure, those that it has entries for are taken for right, as long as there
 * are no more entries than brokers.
 */
export function brokersFor(listener: Listener, { numbered, isSure }: Brokers): readonly Broker[] {
  const named = [...new Set((listener.brokers ?? []).map(({ broker }) => broker))];
  const [first] = numbered;
  if (isSure || first === undefined || named.length > numbered.length) return numbered;
  const podsName = first.pod.slice(0, first.pod.lastIndexOf('-'));
  const meant = named.map((id) => numbered.find((one) => one.id === id) ?? { id, pod: `${podsName}-${id}` });
  const rest = numbered.filter(({ id }) => !named.includes(id));
  return [...meant, ...rest].slice(0, numbered.length).sort((a, b) => a.id - b.id);
}
