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
  fix: `Make the pools alike, or turn on Cruise Control, which places partitions by what brokers can carry. While brokers move from one
pool to another the finding is to be expected: suppress it with a date.`,
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
      // It places partitions by what brokers can carry.
      if (kafka === undefined || (role === 'broker' && kafka.has('spec', 'cruiseControl'))) continue;
      const pools = kafka.nodes.filter((one) => one.roles.includes(role) && one.replicas > 0);
      for (const nodes of pools) {
        const larger = pools.find((other) => isLarger(other, nodes));
        const measure = measures.find(({ sizeOf }) => larger !== undefined && sizeOf(larger) !== sizeOf(nodes));
        if (larger === undefined || measure === undefined || told.has(nodes)) continue;
        told.add(nodes);
        const { of, sizeOf, textOf, placeOf } = measure;
        report(
          `The ${nodes.called} have ${textOf(sizeOf(nodes) ?? 0)} ${of} and the ${larger.called} ${textOf(sizeOf(larger) ?? 0)}, though ${share[role]}; make them alike.`,
          placeOf(nodes),
          seeAlso(placeOf(larger), 'the larger ones'),
        );
      }
    }
  },
});

/** In something, and smaller in nothing: pools of which each has more of something are meant for different topics. */
function isLarger(nodes: Nodes, other: Nodes): boolean {
  const differences = measures.map(({ sizeOf }) => (sizeOf(nodes) ?? Number.NaN) - (sizeOf(other) ?? Number.NaN));
  // What is not given could be as large as any.
  return differences.every((one) => one >= 0) && differences.some((one) => one > 0);
}

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
  if (!nodes.roles.includes('broker')) return 0;
  const sizes = volumesOf(nodes).map((one) => parseQuantity(one.size ?? ''));
  const known = sizes.filter((size) => size !== undefined);
  return known.length < sizes.length || known.length === 0 ? undefined : known.reduce((sum, size) => sum + size, 0);
}
