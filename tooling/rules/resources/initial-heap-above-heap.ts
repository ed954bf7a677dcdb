import { parseHeap } from '../../source/quantity.ts';
import { inCluster } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';
import { firstWritten, isWritten, seeAlso } from '../written.ts';

export default defineKafkaRule({
  id: 'initial-heap-above-heap',
  summary: 'The heap does not begin larger than it may become.',
  severity: 'error',
  why: `The JVM does not start when \`-Xms\` is greater than \`-Xmx\`. The operator hands both on as they are, and restarts the first node
into a loop of failures.`,
  fix: 'Leave `jvm.initialHeap` out: the heap then begins as large as `heap`, which is what servers want.',
  mends: 'Takes `jvm.initialHeap` away.',
  bad: `kafka:
  heap: 2Gi
  jvm:
    initialHeap: 4Gi
`,
  good: `kafka:
  heap: 4Gi
  jvm:
    initialHeap: 2Gi
`,
  check({ kafka, cluster }, report) {
    if (kafka === undefined) return;
    for (const nodes of kafka.nodes) {
      const initial = nodes.text('jvmOptions', '-Xms') ?? '';
      const largest = nodes.text('jvmOptions', '-Xmx') ?? '';
      const places = [nodes.place('jvmOptions', '-Xms'), nodes.place('jvmOptions', '-Xmx')] as const;
      if ((parseHeap(initial) ?? 0) <= (parseHeap(largest) ?? Infinity)) continue;
      report(
        `The heap begins with ${initial} but may have ${largest} at most, so the ${nodes.called} do not start; set at most ${largest}.`,
        firstWritten(...places),
        isWritten(places[0]) ? seeAlso(places[1], 'the heap') : [],
        nodes.spec === undefined ? undefined : { remove: inCluster(cluster, ...nodes.authored, 'jvm', 'initialHeap') },
      );
    }
  },
});
