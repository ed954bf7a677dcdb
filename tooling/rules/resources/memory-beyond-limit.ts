import { formatMemory, parseHeap } from '../../source/quantity.ts';
import type { Nodes } from '../nodes.ts';
import { defineKafkaRule } from '../rule.ts';
import { heapShares } from './heap-share.ts';

/** What the JVM may take beside its heap, for those that have a limit of their own. */
const areas = ['MaxDirectMemorySize', 'MaxMetaspaceSize', 'ReservedCodeCacheSize'] as const;

export default defineKafkaRule({
  id: 'memory-beyond-limit',
  summary: 'Heap and direct memory together stay below the memory limit.',
  severity: { production: 'error', staging: 'error', development: 'warning' },
  why: `All network traffic of a broker goes through direct memory, beside the heap. If both may grow to more than the limit of the
container, the kernel ends the broker when they do; a smaller direct memory would only have made it wait.`,
  fix: 'Lower `MaxDirectMemorySize` or `heap`, or raise `memory`; page cache needs a part of it as well.',
  bad: `kafka:
  memory: 16Gi
  heap: 6Gi
  jvm: { xx: { MaxDirectMemorySize: 12g } }
`,
  good: `kafka:
  memory: 16Gi
  heap: 6Gi
  jvm: { xx: { MaxDirectMemorySize: 2g } }
`,
  check({ kafka }, report) {
    const hasAreas = kafka?.nodes.some((one) => one.has('jvmOptions', '-XX')) === true;
    for (const { nodes, share, limit, related } of kafka === undefined || !hasAreas ? [] : heapShares(kafka)) {
      const heap = share * limit;
      const given = areasOf(nodes);
      const sum = given.reduce((all, area) => all + area.bytes, heap);
      const [first] = given;
      // A heap that is too large by itself: heap-too-large.
      if (first === undefined || sum <= limit || share > 0.75) continue;
      const parts = [
        `Heap ${formatMemory(heap)}`,
        ...given.map((area) => `\`${area.name}\` ${formatMemory(area.bytes)}`),
      ];
      const names = `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
      report(
        `${names} are more than the memory limit ${formatMemory(limit)}, so the kernel may end the ${nodes.called} under load; lower them.`,
        nodes.place('jvmOptions', '-XX', first.name),
        related,
      );
    }
  },
});

function areasOf(nodes: Nodes): readonly { readonly name: string; readonly bytes: number }[] {
  const options = nodes.map('jvmOptions', '-XX');
  return areas.flatMap((name) => {
    const bytes = parseHeap(String(options[name] ?? ''));
    return bytes === undefined || bytes === 0 ? [] : [{ name, bytes }];
  });
}
