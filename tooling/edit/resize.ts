/**
 * Owns giving a cluster another size: which fields of its own file say how many nodes there are, and how large. What comes from a profile is
 * not changed there, where it would reach other clusters, but said anew in the cluster's own file.
 */
import type { KafkaCluster } from '../model/model.ts';
import { type NodeGroup, nodeGroupsOf } from '../model/node-groups.ts';
import { nameOf } from '../model/wording.ts';
import type { Plain, Route } from '../source/node.ts';
import { parseCpu, parseHeap, parseQuantity } from '../source/quantity.ts';
import type { Edited, Planned } from './edited.ts';
import { planStorage } from './resize-storage.ts';
import { targetOf } from './resize-target.ts';
import type { Wish } from './wish.ts';
import { placeOf, profileNotes } from './written-place.ts';

export function planResize(cluster: KafkaCluster, wish: Wish): Planned {
  const { id, spec } = cluster;
  if (spec.removal !== undefined)
    return { refused: `${id} is on its way out (\`removal: ${spec.removal}\`); take that line out to keep it.` };
  if (wish.volume !== undefined && wish.storage === undefined)
    return { refused: `\`--volume ${wish.volume}\` says which disk; write \`--storage\` with it, its new size.` };
  const nodes = wish.nodes ?? wish.brokers;
  if ([nodes, wish.storage, wish.memory, wish.cpu, wish.cpuLimit, wish.heap].every((one) => one === undefined))
    return {
      refused:
        'Say what to change: `--brokers`, `--nodes`, `--storage`, `--memory`, `--cpu`, `--cpu-limit` or `--heap`.',
    };
  const group = targetOf(cluster, wish);
  if ('refused' in group) return group;
  const edited: Edited[] = [];
  const { cpu, cpuLimit, memory, heap } = group.spec;
  const change = (field: string, before: Plain | undefined, after: Plain | undefined, measure: Measure): void => {
    if (after === undefined || (before !== undefined && measure(before) === measure(after))) return;
    edited.push(setField(cluster, group, field, after));
  };
  change('nodes', group.nodes, nodes, Number);
  change('cpu', cpu, wish.cpu, (one) => parseCpu(String(one)));
  change('cpuLimit', cpuLimit, wish.cpuLimit, (one) => parseCpu(String(one)));
  change('memory', memory, wish.memory, (one) => parseQuantity(String(one)));
  change('heap', heap, wish.heap, (one) => parseHeap(String(one)));
  if (wish.storage !== undefined) {
    const storage = planStorage(cluster, group, wish.storage, wish.volume);
    if ('refused' in storage) return storage;
    edited.push(storage);
  }
  const edits = edited.flatMap((one) => one.edits);
  if (edits.length === 0) return { refused: `${id} has all of that already; there is nothing to change.` };
  return { edits, notes: edited.flatMap((one) => one.notes) };
}

type Measure = (value: Plain) => number | undefined;

function setField(cluster: KafkaCluster, group: NodeGroup, field: string, value: Plain): Edited {
  const own: Route = field === 'nodes' ? group.nodesRoute : [...group.route, field];
  const route = placeOf(cluster, group, own, ['kafka', field === 'nodes' ? 'brokers' : field]);
  return { edits: [{ path: cluster.path, edit: { route, set: value } }], notes: profileNotes(cluster, route) };
}

/** What follows for the heap, where nobody asked for another. */
export function heapNotes(before: KafkaCluster, after: KafkaCluster, wish: Wish): readonly string[] {
  if (wish.heap !== undefined) return [];
  const old = new Map(nodeGroupsOf(before).map((one) => [one.route.join('.'), one.spec.heap]));
  return nodeGroupsOf(after).flatMap(({ route, spec }) => {
    const was = old.get(route.join('.'));
    if (was === undefined || parseHeap(was) === parseHeap(spec.heap)) return [];
    return [`The heap of \`${nameOf(route)}\` follows its memory: ${spec.heap} after ${was}.`];
  });
}
