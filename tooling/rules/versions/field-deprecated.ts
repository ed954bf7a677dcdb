import type { Route } from '../../source/node.ts';
import { deprecatedFields } from '../../strimzi/deprecated-fields.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'field-deprecated',
  summary: 'A Kafka resource has no field that its release of Strimzi ignores or is about to drop.',
  severity: 'warning',
  why: `Most deprecated fields are ignored already, so what they ask for does not happen; the others stop an upgrade of Strimzi later.
The operator has a warning for them in the status (\`DeprecatedFields\`), which keeps others from being seen.`,
  fix: 'Take the field out of the patch, or use what took its place.',
  bad: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/storage/overrides, value: [{ broker: 0, class: cloud-ssd }] }
`,
  good: `kafka:
  storage: { class: cloud-ssd }
`,
  check({ kafka, release }, report) {
    if (kafka === undefined) return;
    for (const { route: pattern, because, instead } of deprecatedFields) {
      for (const route of routesOf(kafka, pattern))
        report(`\`${route.at(-1)}\` ${because} in Strimzi ${release.release}; ${instead}.`, kafka.place(...route));
    }
  },
});

/** Every place of a list where the pattern has `*`. */
function routesOf(kafka: KafkaResource, pattern: readonly string[]): readonly Route[] {
  const at = pattern.indexOf('*');
  if (at === -1) return kafka.has(...pattern) ? [pattern] : [];
  const before = pattern.slice(0, at);
  return kafka
    .list(...before)
    .map((_, index): Route => [...before, index, ...pattern.slice(at + 1)])
    .filter((route) => kafka.has(...route));
}
