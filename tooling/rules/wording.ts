/** Owns the turns of phrase that messages of rules share: lists of names, what is there instead, which nodes are meant. */
import { nearest } from '../source/nearest.ts';
import type { Nodes } from './nodes.ts';

/** Fields of the cluster file by what they are in a resource. */
const inResource = {
  heap: 'jvmOptions.-Xmx',
  cpu: 'resources.requests.cpu',
  memory: 'resources.requests.memory',
} as const;

/** What a person sets: `kafka.heap`, `pools.brokers.heap`; of a pool that the cluster file does not describe, the resource's own field. */
export function fieldOf({ spec, pool, authored }: Nodes, field: keyof typeof inResource): string {
  return spec === undefined && pool !== undefined ? inResource[field] : [...authored, field].join('.');
}

/** `a`, `b` and `c`, in backticks. */
export function listNames(names: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${conjunction} ${last}`;
}

/** Ends a sentence about a name that is not there: with the one that was meant, or with all there are. */
export function otherwise(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  if (near !== undefined) return `; did you mean \`${near}\`?`;
  return known.length === 0 ? '; cluster.yaml names none.' : `; expected ${listNames(known, 'or')}.`;
}

/** Several kinds of nodes in one breath: `brokers and ZooKeeper nodes`, ``nodes of pools `a` and `b` ``. */
export function calledTogether(nodes: readonly Nodes[]): string {
  const pools = nodes.flatMap((one) => one.pool ?? []);
  const others = nodes.filter((one) => one.pool === undefined || pools.length === 1).map((one) => one.called);
  return [...(pools.length > 1 ? [`nodes of pools ${listNames(pools)}`] : []), ...others].join(' and ');
}

/** `1 broker`, `3 brokers`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
