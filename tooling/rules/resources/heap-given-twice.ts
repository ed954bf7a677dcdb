import { defineKafkaRule } from '../rule.ts';
import { fieldOf } from '../wording.ts';
import { seeAlso } from '../written.ts';

/** Options that say the same as `-Xmx` and `-Xms`; of the first kind the last on the command line counts, which is these. */
const options = [
  { name: 'MaxHeapSize', twin: '-Xmx', wins: true },
  { name: 'InitialHeapSize', twin: '-Xms', wins: true },
  { name: 'MaxRAMPercentage', twin: '-Xmx', wins: false },
  { name: 'InitialRAMPercentage', twin: '-Xms', wins: false },
] as const;

export default defineKafkaRule({
  id: 'heap-given-twice',
  summary: 'The size of a heap is given once.',
  severity: 'warning',
  why: `\`MaxHeapSize\` is another name of \`-Xmx\` and comes later on the command line, so \`heap\` does not count, and no check of the
heap holds. \`MaxRAMPercentage\` does not count beside \`-Xmx\`: it looks as if the heap followed the memory, and it does not.`,
  fix: 'Take the option away and set `heap`.',
  bad: `kafka:
  jvm: { xx: { MaxRAMPercentage: 60 } }
`,
  good: `kafka:
  heap: 4Gi
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    for (const nodes of kafka.nodes) {
      const route = ['jvmOptions'] as const;
      for (const { name, twin, wins } of options) {
        if (!nodes.has(...route, '-XX', name) || !nodes.has(...route, twin)) continue;
        const effect = wins
          ? `\`${name}\` wins over \`${fieldOf(nodes, 'heap')}\``
          : `\`${name}\` does nothing beside \`${fieldOf(nodes, 'heap')}\``;
        report(
          `${effect} for the ${nodes.called}; take it away and set the heap alone.`,
          nodes.place(...route, '-XX', name),
          seeAlso(nodes.place(...route, twin), 'the heap'),
        );
      }
    }
  },
});
