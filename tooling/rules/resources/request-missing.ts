import { defineKafkaRule } from '../rule.ts';
import { componentsOf } from './components.ts';

export default defineKafkaRule({
  id: 'request-missing',
  summary: 'Brokers, controllers, ZooKeeper nodes and the parts around them say how much CPU and memory they need.',
  severity: { production: 'error', staging: 'warning', development: 'off' },
  why: `Without a request, a pod is put on any host, however full it is, gets what the others leave, and is the first to be evicted when
memory runs short. A limit without a request counts as both.`,
  fix: 'Leave `cpu` and `memory` in, or take away the patch that removes them.',
  bad: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/resources/requests/cpu }
`,
  good: `kafka: { cpu: 2 }
`,
  check({ kafka }, report) {
    for (const { name, needs, fields, field } of kafka === undefined ? [] : componentsOf(kafka)) {
      for (const resource of ['cpu', 'memory'] as const) {
        if (fields.has('resources', 'requests', resource) || fields.has('resources', 'limits', resource)) continue;
        const what = resource === 'cpu' ? 'CPU' : 'memory';
        report(
          `Nothing says how much ${what} ${name} ${needs}, so any host may be too full; set \`${field(resource)}\`.`,
          fields.place('resources', 'requests', resource),
        );
      }
    }
  },
});
