/** Owns which running nodes something reaches, and how they are called: in sentences, and as the subject of an effect. */
import type { ClusterChange } from '../effect.ts';
import { type ClusterNode, nodesOf } from '../nodes.ts';
import { named } from '../of-nodes/words.ts';

export type NodesOf = (change: ClusterChange) => readonly ClusterNode[];

/** Nodes that run before and after: one that is new is made as it is to be. */
export function runningNodes(change: ClusterChange): readonly ClusterNode[] {
  const ran = new Set(nodesOf(change.before).map(({ pod }) => pod));
  return nodesOf(change.after).filter(({ pod }) => ran.has(pod));
}

export const kafkaNodes: NodesOf = (change) => runningNodes(change).filter(({ part }) => part === 'kafka');
export const zookeeperNodes: NodesOf = (change) => runningNodes(change).filter(({ part }) => part === 'zookeeper');
export const brokers: NodesOf = (change) => kafkaNodes(change).filter(({ roles }) => roles.includes('broker'));
/** Controllers that are no brokers. */
export const controllers: NodesOf = (change) => kafkaNodes(change).filter(({ roles }) => !roles.includes('broker'));

export function podsOf(nodes: readonly ClusterNode[]): readonly string[] {
  return nodes.map(({ pod }) => pod);
}

export interface Called {
  /** `brokers`, `controllers`, `nodes` of Kafka, `zookeeper`, else their pools or, for a part of one, their pods. */
  readonly subject: string;
  /** `All 3 brokers`. */
  readonly text: string;
}

export function callNodes(pods: readonly string[], change: ClusterChange): Called {
  const wanted = new Set(pods);
  const isAll = (nodes: readonly ClusterNode[]): boolean =>
    nodes.length === wanted.size && nodes.every(({ pod }) => wanted.has(pod));
  const all = kafkaNodes(change);
  const hasControllers = all.some(({ roles }) => roles.includes('controller'));
  const sets: readonly (readonly [string, string, readonly ClusterNode[]])[] = [
    ['zookeeper', 'ZooKeeper node', zookeeperNodes(change)],
    hasControllers ? ['nodes', 'node', all] : ['brokers', 'broker', all],
    ['brokers', 'broker', brokers(change)],
    ['controllers', 'controller', controllers(change)],
  ];
  const whole = sets.find(([, , nodes]) => isAll(nodes));
  if (whole !== undefined) {
    const [subject, what, nodes] = whole;
    const [only] = nodes;
    return {
      subject,
      text:
        nodes.length === 1 && only !== undefined
          ? `The only ${what}, \`${only.pod}\`,`
          : `All ${nodes.length} ${what}s`,
    };
  }
  const pools = [...new Set(all.flatMap(({ pod, pool }) => (wanted.has(pod) && pool !== undefined ? [pool] : [])))];
  if (isAll(all.filter(({ pool }) => pool !== undefined && pools.includes(pool))))
    return {
      subject: pools.join(','),
      text: `${pods.length === 1 ? 'The node' : `The ${pods.length} nodes`} of ${pools.length === 1 ? 'pool' : 'pools'} ${named(pools)}`,
    };
  return { subject: pods.join(','), text: `${pods.length === 1 ? 'Pod' : 'Pods'} ${named(pods)}` };
}
