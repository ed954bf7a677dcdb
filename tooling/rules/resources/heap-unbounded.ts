import { inPatches } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';
import { fieldOf } from '../wording.ts';
import { isWritten } from '../written.ts';

export default defineKafkaRule({
  id: 'heap-unbounded',
  summary: 'A heap has a size, or a memory limit that it is a share of.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `Without \`-Xmx\`, the heap is a share of the memory that the JVM sees. In a container with a limit that is the limit; without
one it is the whole host, and two brokers on a host, or a broker beside anything else, together take more than there is.`,
  fix: 'Leave `heap` and `memory` in, or take away the patches that remove both.',
  bad: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/jvmOptions/-Xmx }
      - { op: remove, path: /spec/kafka/resources/limits/memory }
`,
  good: `kafka: { memory: 8Gi, heap: 4Gi }
`,
  check({ kafka, cluster }, report) {
    if (kafka === undefined) return;
    for (const nodes of kafka.nodes) {
      const hasHeap = nodes.has('jvmOptions', '-Xmx');
      const hasShare = nodes.has('jvmOptions', '-XX', 'MaxRAMPercentage');
      if (hasHeap || nodes.has('resources', 'limits', 'memory')) continue;
      const place = nodes.place('jvmOptions');
      report(
        `The ${nodes.called} have ${hasShare ? 'a heap that is a share of memory' : 'no size of heap'} and no memory limit, so the heap is a share of the whole host; set \`${fieldOf(nodes, 'heap')}\` or the limit.`,
        isWritten(place) ? place : inPatches(cluster),
      );
    }
  },
});
