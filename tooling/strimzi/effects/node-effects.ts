/** Owns what a change of the nodes of a cluster does: how many there are, what they do, in which pools. */
import type { ClusterChange, Effect, EffectFact } from './effect.ts';
import { brokerEffects, brokerFacts } from './of-nodes/broker-effects.ts';
import { controllerEffects, controllerFacts } from './of-nodes/controller-effects.ts';
import { nodeChangeOf } from './of-nodes/node-change.ts';
import { nodeIdEffects, nodeIdFacts } from './of-nodes/node-id-effects.ts';
import { poolEffects, poolFacts } from './of-nodes/pool-effects.ts';
import { zookeeperEffects, zookeeperFacts } from './of-nodes/zookeeper-effects.ts';

export const nodeFacts = {
  ...poolFacts,
  ...brokerFacts,
  ...controllerFacts,
  ...zookeeperFacts,
  ...nodeIdFacts,
} as const satisfies Readonly<Record<string, EffectFact>>;

const parts = [poolEffects, brokerEffects, controllerEffects, zookeeperEffects, nodeIdEffects];

export function nodeEffects(change: ClusterChange): readonly Effect[] {
  const nodes = nodeChangeOf(change);
  return parts.flatMap((part) => part(nodes));
}
