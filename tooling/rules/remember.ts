/** Owns remembering what several rules ask of the same nodes, for as long as their resource is there. */
import type { Nodes } from './nodes.ts';

/** @param compute what else it is given must be the same for the same nodes, such as the context they are in. */
export function oncePerNodes<Value, Rest extends readonly unknown[] = []>(
  compute: (nodes: Nodes, ...rest: Rest) => Value,
): (nodes: Nodes, ...rest: Rest) => Value {
  const known = new WeakMap<Nodes, { readonly value: Value }>();
  return (nodes, ...rest) => {
    const found = known.get(nodes) ?? { value: compute(nodes, ...rest) };
    known.set(nodes, found);
    return found.value;
  };
}
