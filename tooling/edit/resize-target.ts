/** Owns which nodes of a cluster a wish is for: brokers, ZooKeeper nodes, or those of one pool. */
import type { KafkaCluster } from '../model/model.ts';
import { type NodeGroup, nodeGroupsOf } from '../model/node-groups.ts';
import { nearest } from '../source/nearest.ts';
import { either, shorten } from '../source/show.ts';
import type { Wish } from './wish.ts';

type Target = NodeGroup | { readonly refused: string };

export function targetOf(cluster: KafkaCluster, { brokers, nodes, pool, zookeeper }: Wish): Target {
  const { id } = cluster;
  if (brokers !== undefined && nodes !== undefined)
    return { refused: '`--brokers` and `--nodes` say the same; write one of them.' };
  const groups = nodeGroupsOf(cluster);
  if (zookeeper === true) {
    if (pool !== undefined || brokers !== undefined)
      return {
        refused: `\`--zookeeper\` is for ZooKeeper nodes alone; change the ${pool === undefined ? 'brokers' : 'pool'} with a command of its own.`,
      };
    const found = groups.find((one) => one.part === 'zookeeper');
    return found ?? { refused: `${id} has no ZooKeeper nodes; leave \`--zookeeper\` out.` };
  }
  const ofKafka = groups.filter((one) => one.part === 'kafka');
  const [first] = ofKafka;
  if (first === undefined) return { refused: `${id} has no nodes in its file; add a pool to it first.` };
  if (first.pool === undefined)
    return pool === undefined
      ? first
      : { refused: `${id} has no pools, so \`--pool ${shorten(pool)}\` names none; leave it out.` };
  return amongPools(id, ofKafka, { brokers, pool });
}

function amongPools(
  id: string,
  groups: readonly NodeGroup[],
  { brokers, pool }: Pick<Wish, 'brokers' | 'pool'>,
): Target {
  const keys = groups.map(keyOf);
  if (pool !== undefined) {
    const found = groups.find((one) => keyOf(one) === pool) ?? groups.find((one) => one.pool?.name === pool);
    if (found === undefined) {
      const near = nearest(pool, keys);
      return {
        refused: `${id} has no pool \`${shorten(pool)}\`; ${near === undefined ? `expected ${either(keys)}.` : `did you mean \`${near}\`?`}`,
      };
    }
    return brokers === undefined || found.roles.includes('broker')
      ? found
      : {
          refused: `Pool \`${keyOf(found)}\` of ${id} has no brokers; write \`--nodes ${brokers}\` for its controllers.`,
        };
  }
  const withBrokers = groups.filter((one) => one.roles.includes('broker'));
  const possible = brokers === undefined ? groups : withBrokers;
  const [only, second] = possible;
  if (only !== undefined && second === undefined) return only;
  return {
    refused: `${id} has several pools; say which is meant with \`--pool\`: ${either(possible.length === 0 ? keys : possible.map(keyOf))}.`,
  };
}

/** As the file calls it. */
function keyOf({ route }: NodeGroup): string {
  return String(route.at(-1));
}
