/**
 * Owns what another number of ZooKeeper nodes does. Source: Strimzi 0.45.2, `ZooKeeperReconciler`, `ZookeeperScaler`; brokers find
 * ZooKeeper by a Service, so they notice nothing.
 */
import { numberAt } from '../../../source/plain.ts';
import type { Effect, EffectFact } from '../effect.ts';
import { claimsLeft, claimsOf } from './claims-left.ts';
import { fieldsAt, type NodeChange } from './node-change.ts';
import { afterwards, named } from './words.ts';

export const zookeeperFacts = {
  'zookeeper-nodes-added': {
    when: 'ZooKeeper gets more nodes.',
    source: 'Strimzi 0.45.2, `ZooKeeperReconciler.scaleUp`: one after the other, after the others have restarted.',
  },
  'zookeeper-nodes-removed': {
    when: 'ZooKeeper gets fewer nodes.',
    source: 'Strimzi 0.45.2, `ZooKeeperReconciler.scaleDown`: each leaves the quorum before its pod goes.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

const route = ['spec', 'zookeeper', 'replicas'];

export function zookeeperEffects({ change, cluster }: NodeChange): readonly Effect[] {
  const [from, to] = [numberAt(change.before.kafka, ...route), numberAt(change.after.kafka, ...route)];
  const changes = fieldsAt(change, 'Kafka', cluster, ...route);
  if (from === undefined || to === undefined || from === to || changes.length === 0) return [];
  const names = Array.from(
    { length: Math.abs(to - from) },
    (_, index) => `${cluster}-zookeeper-${Math.min(from, to) + index}`,
  );
  const fails = Math.floor((to - 1) / 2);
  const bears = `With ${to} ${to === 1 ? 'node' : 'nodes'} ZooKeeper goes on while ${fails === 0 ? 'none fails' : `${fails} of them ${fails === 1 ? 'fails' : 'fail'}`}${to % 2 === 0 ? `, as with ${to - 1}; take an odd number` : ''}.`;
  if (to > from)
    return [
      {
        id: 'zookeeper-nodes-added',
        outcome: 'made',
        risk: to % 2 === 0 ? 'degraded' : 'none',
        changes,
        says: `${named(names)} ${names.length === 1 ? 'starts and joins ZooKeeper' : 'start and join ZooKeeper, one after the other'}; neither its other nodes nor brokers restart for it.`,
        ...afterwards([bears]),
      },
    ];
  return [
    {
      id: 'zookeeper-nodes-removed',
      outcome: 'gone',
      risk: 'degraded',
      changes,
      says: `${named([...names].reverse())} ${names.length === 1 ? 'leaves ZooKeeper and goes' : 'leave ZooKeeper and go, one after the other'}, once all its nodes are ready; neither its other nodes nor brokers restart for it.`,
      ...afterwards([bears, ...claimsLeft(claimsOf(change.before, names), 'a new node with the same number')]),
    },
  ];
}
