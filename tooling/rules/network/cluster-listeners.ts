/** Owns how rules read the listeners of a rendered Kafka resource, and which brokers they are for. */

import type { Route } from '../../source/node.ts';
import { type Listener, readListeners } from '../../strimzi/listeners.ts';
import type { KafkaResource } from '../kafka-resource.ts';
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

/** More brokers than any cluster has: a slip of the finger must not fill the memory. */
const mostBrokers = 10_000;

/** Numbers of the brokers; undefined where node pools give them. */
export function brokerNumbers(kafka: KafkaResource): readonly number[] | undefined {
  if (kafka.text('metadata', 'annotations', 'strimzi.io/node-pools') === 'enabled') return undefined;
  const brokers = kafka.replicas('kafka');
  return Array.from({ length: Math.min(Math.max(0, brokers), mostBrokers) }, (_, number) => number);
}
