import { formatMemory, parseHeap } from '../../source/quantity.ts';
import { defineKafkaRule } from '../rule.ts';
import { fieldOf } from '../wording.ts';

const gibibyte = 1024 ** 3;
/** From 32 GiB on, pointers take twice the room; below about 48 GiB a heap thus holds less than one of 31. */
const bounds = { from: 32 * gibibyte, to: 48 * gibibyte };

export default defineKafkaRule({
  id: 'heap-above-pointers',
  summary: 'A heap is below 32 GiB.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `Up to a heap of nearly 32 GiB the JVM keeps pointers in four bytes. From there on each takes eight, so that a heap a little
larger holds less than before, and all of it is page cache that the broker does not get.`,
  fix: 'Set `heap` to 6Gi, which is enough for nearly every broker, or to 31Gi at most.',
  bad: {
    'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 31000m, memory: 120Gi }
`,
    'orders.yaml': 'kafka: { memory: 96Gi, heap: 36Gi }\n',
  },
  good: {
    'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 31000m, memory: 120Gi }
`,
    'orders.yaml': 'kafka: { memory: 96Gi, heap: 31Gi }\n',
  },
  check({ kafka }, report) {
    if (kafka === undefined) return;
    for (const nodes of kafka.nodes) {
      const heap = parseHeap(nodes.text('jvmOptions', '-Xmx') ?? '');
      if (heap === undefined || heap < bounds.from || heap >= bounds.to) continue;
      report(
        `Heap ${formatMemory(heap)} of the ${nodes.called} holds less than one of 31Gi, as pointers take twice the room from 32Gi on; set \`${fieldOf(nodes, 'heap')}\` to 31Gi at most.`,
        nodes.place('jvmOptions', '-Xmx'),
      );
    }
  },
});
