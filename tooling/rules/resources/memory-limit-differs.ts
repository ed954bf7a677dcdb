import { inPatches } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';
import { isWritten, seeAlso } from '../written.ts';

export default defineKafkaRule({
  id: 'memory-limit-differs',
  summary: 'Brokers, controllers and ZooKeeper nodes have the memory they may use set aside.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `A broker uses all of its memory, as page cache if nothing else. What it may use beyond its request is not set aside on the host:
when others want theirs, the pod that is furthest above its request is evicted or killed first. Without a limit, the heap that the
operator chooses is a share of the whole host.`,
  fix: '`memory` is request and limit alike; take away the patch that sets one of them.',
  bad: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/resources/requests/memory, value: 4Gi }
`,
  good: `kafka: { memory: 8Gi }
`,
  check({ kafka, cluster }, report) {
    if (kafka === undefined) return;
    for (const nodes of kafka.nodes) {
      const resources = ['resources'] as const;
      const request = nodes.quantity(...resources, 'requests', 'memory');
      const limit = nodes.quantity(...resources, 'limits', 'memory');
      // A request above the limit is refused: resources-refused. A limit alone is the request, too.
      if (request === undefined || (limit !== undefined && request >= limit)) continue;
      // Without a size of heap either, heap-unbounded says what is worse.
      if (limit === undefined && !nodes.has('jvmOptions', '-Xmx')) continue;
      const written = (of: string): string => String(nodes.map(...resources, of)['memory'] ?? '');
      const place = nodes.place(...resources, 'requests', 'memory');
      const says = limit === undefined ? 'have no limit of memory' : `may use ${written('limits')} of memory`;
      report(
        `The ${nodes.called} ${says} but ask for ${written('requests')}, so what they use beyond it may be taken away; make both the same.`,
        [place, nodes.place(...resources, 'limits', 'memory')].find(isWritten) ?? inPatches(cluster),
        limit === undefined
          ? []
          : seeAlso(nodes.place(...resources, 'limits', 'memory'), 'the limit').filter(() => isWritten(place)),
      );
    }
  },
});
