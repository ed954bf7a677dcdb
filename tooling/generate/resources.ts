/** Owns how `cpu`, `cpuLimit` and `memory` of a part become the resources of its containers. */
import type { Reader } from '../model/reader.ts';
import type { Draft, Route } from '../source/node.ts';

/** Memory is asked for and limited alike; undefined where nothing is said. */
export function resourcesOf(reader: Reader, ...route: Route): Draft {
  const cpu = cpuAt(reader, [...route, 'cpu']);
  const cpuLimit = cpuAt(reader, [...route, 'cpuLimit']);
  const memory = reader.node(...route, 'memory');
  if (cpu === undefined && cpuLimit === undefined && memory === undefined) return undefined;
  return { requests: { cpu, memory }, limits: { cpu: cpuLimit, memory } };
}

/** A quantity in a custom resource is text or a whole number: of `0.5` the API server says that it is no text. */
function cpuAt(reader: Reader, route: Route): Draft {
  const node = reader.node(...route);
  if (node?.kind !== 'scalar' || typeof node.value !== 'number' || Number.isInteger(node.value)) return node;
  return reader.value(String(node.value), ...route);
}
