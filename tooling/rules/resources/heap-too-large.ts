import { formatMemory } from '../../source/quantity.ts';
import { defineKafkaRule } from '../rule.ts';
import { fieldOf } from '../wording.ts';
import { heapShares } from './heap-share.ts';

/** The largest share that Strimzi gives a heap by itself: that of ZooKeeper. Source: 0.45.2, `ZookeeperCluster` (`heapOptions`). */
const largest = 0.75;

export default defineKafkaRule({
  id: 'heap-too-large',
  summary: 'The heap leaves the JVM room for everything else it needs within the memory limit.',
  severity: 'error',
  why: `Beside the heap, the JVM needs memory for its own code and data, for a stack of each thread and for the buffers through which
all network traffic goes. Together they may not exceed the memory limit, or the kernel ends the process in the middle of its work:
under load, on one node after another, as all have the same sizes. Strimzi itself never gives the heap more than 75 % of the limit.`,
  fix: 'Lower `heap` or raise `memory`. Left out, `heap` is half of `memory` and 6 GiB at most, which suits most clusters.',
  bad: `kafka:
  memory: 16Gi
  heap: 14Gi
`,
  good: `kafka:
  memory: 16Gi
  heap: 6Gi
`,
  check({ kafka }, report) {
    for (const { nodes, share, says, limit, place, related } of kafka === undefined ? [] : heapShares(kafka)) {
      if (share <= largest) continue;
      const advice = `set \`${fieldOf(nodes, 'heap')}\` to ${formatMemory(limit * largest)} at most`;
      report(`${says}, so the kernel may end the ${nodes.called} under load; ${advice}.`, place, related);
    }
  },
});
