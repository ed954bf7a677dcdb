/** Owns small cluster files of `orders` for tables of transitions, and how a transition is told in a line or two. */
import type { Effect } from '../../tooling/strimzi/effects/effect.ts';
import { linesOf, type OrdersFiles, type Transition, transition } from './transition.ts';

const head = 'namespace: kafka-orders\nname: orders\n';

/** Three controllers and three brokers. `kafka`: what stands in the braces of `kafka`. */
export function kraftOrders(kafka: string, more = ''): string {
  return `${head}stack: kraft
kafka: { ${kafka} }
pools:
  controllers: { name: controllers, roles: [controller], nodes: 3, storage: { size: 10Gi } }
  brokers: { name: brokers, roles: [broker], nodes: 3, storage: { size: 10Gi } }
${more}`;
}

export function zookeeperOrders(kafka = 'version: 3.9.2', zookeeper = '', more = ''): string {
  return `${head}stack: zookeeper
kafka: { ${kafka}, brokers: 3, storage: { size: 10Gi } }
zookeeper: { nodes: 3, storage: { size: 10Gi }${zookeeper} }
${more}`;
}

/** A cluster of one pool, in which nodes are all or some of it. */
export function pooledOrders(kafka: string, pools: string): string {
  return `${head}tier: development\nstack: kraft\nkafka: { ${kafka} }\npools:\n${pools}`;
}

/**
 * A line for each effect that the facts know, with the pods that restart without the cluster's name: `restart/restart kafka-version:
 * kafka-0 kafka-1 x2`.
 */
export function told(before: OrdersFiles, after: OrdersFiles, facts: object): readonly string[] {
  const found = transition(before, after);
  return toldOf(found, found.effects, facts);
}

export function toldOf(found: Transition, all: readonly Effect[], facts: object): readonly string[] {
  const effects = all.filter((one) => Object.hasOwn(facts, one.id));
  return linesOf({ ...found, effects }).map((line, index) => {
    const { restarts, times } = effects[index] ?? {};
    const pods = restarts?.map((pod) => pod.replace(/^orders-/, '')).join(' ');
    return `${line}${pods === undefined ? '' : `: ${pods}`}${times === undefined ? '' : ` x${times}`}`;
  });
}
