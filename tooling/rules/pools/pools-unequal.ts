import type { Role } from '../../model/model.ts';
import { formatMemory, parseQuantity } from '../../source/quantity.ts';
import type { Nodes } from '../nodes.ts';
import type { Place } from '../place.ts';
import { defineKafkaRule } from '../rule.ts';
import { volumesOf } from '../storage/volumes.ts';
import { seeAlso } from '../written.ts';

export default defineKafkaRule({
  id: 'pools-unequal',
  summary: 'Pools that do the same have nodes of the same size.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `Kafka deals partitions and leaders out by number and knows nothing of sizes: each broker gets as many as every other, and each
controller may lead. The smallest ones decide what the cluster can do: their disks are full first, and their clients wait while
the others idle.`,
  fix: `Make the pools alike. While brokers move from one pool to another the finding is to be expected: suppress it with a date. Where the
sizes are meant to differ, Cruise Control can place partitions by capacity.`,
  bad: `stack: kraft
pools:
  controllers: { roles: [controller] }
  large: { roles: [broker], memory: 16Gi, nodeIds: { from: 10, to: 19 } }
  small: { roles: [broker], memory: 8Gi, nodeIds: { from: 20, to: 29 } }
`,
  good: `stack: kraft
pools:
  controllers: { roles: [controller] }
  old: { roles: [broker], memory: 16Gi, nodeIds: { from: 10, to: 19 } }
  new: { roles: [broker], memory: 16Gi, nodeIds: { from: 20, to: 29 } }
`,
  check({ kafka }, report) {
    const told = new Set<Nodes>();
    for (const role of ['broker', 'controller'] as const) {
      const pools = (kafka?.nodes ?? []).filter((one) => one.roles.includes(role) && one.replicas > 0);
      for (const { of, sizeOf, textOf, placeOf } of measures) {
        const sized = pools.flatMap((nodes) => {
          const size = sizeOf(nodes);
          return size === undefined ? [] : [{ nodes, size }];
        });
        // A pool without the figure could be as large as any.
        const [first] = sized;
        if (first === undefined || sized.length < pools.length) continue;
        const largest = sized.reduce((most, one) => (one.size > most.size ? one : most), first);
        for (const { nodes, size } of sized) {
          if (size === largest.size || told.has(nodes)) continue;
          told.add(nodes);
          report(
            `The ${nodes.called} have ${textOf(size)} ${of} and the ${largest.nodes.called} ${textOf(largest.size)}, though ${share[role]}; make them alike.`,
            placeOf(nodes),
            seeAlso(placeOf(largest.nodes), 'the larger ones'),
          );
        }
      }
    }
  },
});

const share: Readonly<Record<Role, string>> = {
  broker: 'each broker gets as many partitions',
  controller: 'each of them may have to lead',
};

interface Measure {
  readonly of: string;
  /** Undefined where it is not given. */
  readonly sizeOf: (nodes: Nodes) => number | undefined;
  readonly textOf: (size: number) => string;
  readonly placeOf: (nodes: Nodes) => Place;
}

const measures: readonly Measure[] = [
  {
    of: 'of disk',
    sizeOf: diskOf,
    textOf: formatMemory,
    placeOf: (nodes) => nodes.place('storage', nodes.has('storage', 'size') ? 'size' : 'volumes'),
  },
  requested('of memory', 'memory', formatMemory),
  requested('CPUs', 'cpu', String),
];

function requested(of: string, resource: 'cpu' | 'memory', textOf: (size: number) => string): Measure {
  const route = ['resources', 'requests', resource] as const;
  return { of, sizeOf: (nodes) => nodes.quantity(...route), textOf, placeOf: (nodes) => nodes.place(...route) };
}

/** Of all volumes of a node together. */
function diskOf(nodes: Nodes): number | undefined {
  // Controllers write a few hundred megabytes, whatever their disks could take.
  if (!nodes.roles.includes('broker')) return undefined;
  const sizes = volumesOf(nodes).map((one) => parseQuantity(one.size ?? ''));
  const known = sizes.filter((size) => size !== undefined);
  return known.length < sizes.length || known.length === 0 ? undefined : known.reduce((sum, size) => sum + size, 0);
}
