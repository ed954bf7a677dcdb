/** Owns the turns of phrase that messages of rules share: lists of names, what is there instead, which nodes are meant. */
import { nearest } from '../source/nearest.ts';
import type { Part } from './kafka-resource.ts';

/** `brokers`, as a person calls the nodes of a part. */
export const nodesOf: Readonly<Record<Part, string>> = { kafka: 'brokers', zookeeper: 'ZooKeeper nodes' };

/** `A broker`, one of them. */
export const nodeOf: Readonly<Record<Part, string>> = { kafka: 'broker', zookeeper: 'ZooKeeper node' };

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

/** `1 broker`, `3 brokers`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
