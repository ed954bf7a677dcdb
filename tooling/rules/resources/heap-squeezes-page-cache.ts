import { formatMemory } from '../../source/quantity.ts';
import { defineKafkaRule } from '../rule.ts';
import { fieldOf } from '../wording.ts';
import { heapShares } from './heap-share.ts';

/** The share that Strimzi gives a broker by itself (0.45.2, `KafkaCluster`, `heapOptions`); beyond the other, heap-too-large speaks. */
const shares = { from: 0.5, to: 0.75 };

export default defineKafkaRule({
  id: 'heap-squeezes-page-cache',
  summary: 'At least half of the memory is left to the page cache.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `A broker hands most records to consumers from the page cache, without reading the disk or touching the heap; ZooKeeper writes
its log and snapshots through it. Within a container, what the heap takes is not there for the page cache, and a broker that must
read the disk slows down producers too. Half is the share that Strimzi gives a broker's heap by itself, and no more than 5 GiB.`,
  fix: 'Lower `heap`, which seldom needs more than 6 GiB, or raise `memory`.',
  bad: `kafka:
  memory: 16Gi
  heap: 10Gi
`,
  good: `kafka:
  memory: 16Gi
  heap: 6Gi
`,
  check({ kafka }, report) {
    for (const { nodes, share, says, limit, place, related } of kafka === undefined ? [] : heapShares(kafka)) {
      // Controllers answer from the heap and write little.
      const isController = nodes.roles.includes('controller') && !nodes.roles.includes('broker');
      if (isController || share <= shares.from || share > shares.to) continue;
      const advice = `set \`${fieldOf(nodes, 'heap')}\` to ${formatMemory(limit * shares.from)} at most`;
      report(`${says}, which leaves the ${nodes.called} little page cache; ${advice}.`, place, related);
    }
  },
});
