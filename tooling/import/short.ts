/** Owns leaving out what is so anyway: an entry of the cluster file goes where the overlay is the same without it. */
import type { Plain, Route } from '../source/node.ts';
import { isPlainMap, plainAt } from '../source/plain.ts';
import { entryRoutes, without } from './edit.ts';
import type { Candidate, Realise } from './realise.ts';
import { sameObjects } from './wanted.ts';

/** What a reader of the file asks for first stays, also where a default would be the same: which Kafka, and how large its nodes are. */
const kept: readonly string[] = ['kind', 'owner', 'stack', 'version', 'metadataVersion', 'phase'];
const keptOfNodes: readonly string[] = [
  ...['roles', 'brokers', 'nodes', 'nodeIds', 'cpu', 'memory', 'heap', 'size', 'volumes', 'id'],
];
const nodes: readonly string[] = ['kafka', 'zookeeper', 'pools'];

export function withoutDefaults(candidate: Candidate, realise: Realise): Candidate {
  const goal = realise(candidate);
  if (goal.problems.length > 0) return candidate;
  let short = candidate;
  for (const route of entryRoutes(candidate.cluster)) {
    const value = plainAt(short.cluster, ...route);
    if (value === undefined || holdsKept(value, route)) continue;
    const tried = { ...short, cluster: without(short.cluster, route) };
    if (sameObjects(realise(tried), goal)) short = tried;
  }
  return short;
}

function holdsKept(value: Plain, route: Route): boolean {
  if (route[1] === 'config' && route.length > 2) return false;
  const last = String(route.at(-1));
  if (kept.includes(last) || (keptOfNodes.includes(last) && nodes.includes(String(route[0])))) return true;
  return isPlainMap(value) && Object.entries(value).some(([key, child]) => holdsKept(child, [...route, key]));
}
