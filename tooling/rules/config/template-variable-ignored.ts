import { variablesOfJvmOptions, variablesOfOperator } from '../../strimzi/kafka-resource/template-parts.ts';
import type { Fields } from '../fields.ts';
import { defineKafkaRule } from '../rule.ts';
import { podTemplatesOf } from './pod-templates.ts';

export default defineKafkaRule({
  id: 'template-variable-ignored',
  summary: 'Variables of a template are not the operator\u2019s own.',
  severity: 'error',
  why: `The operator sets variables of its own in every container: the heap, the bootstrap address and so on. One of the same name in a
template is left out, with a line in its log.`,
  fix: 'Remove the variable, and use the field that it stands for, such as `heap` for `KAFKA_HEAP_OPTS`.',
  bad: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/kafkaContainer/env, value: [{ name: KAFKA_HEAP_OPTS, value: "-Xmx9g" }] }
`,
  good: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/kafkaContainer/env, value: [{ name: TZ, value: Asia/Shanghai }] }
`,
  check(context, report) {
    for (const { pod, fields, containers } of podTemplatesOf(context)) {
      for (const { container, variables } of containers) {
        const taken = [
          ...variablesOfOperator(container, context.release),
          ...fromJvm(fields, pod.part, container.section),
        ];
        for (const { name, place } of variables) {
          if (!taken.includes(name)) continue;
          report(
            `Variable \`${name}\` is the operator's own, so what stands here has no effect; remove it.`,
            place('name'),
          );
        }
      }
    }
  },
});

/** The operators of topics and users take their options another way. */
function fromJvm(fields: Fields, part: string, section: string): readonly string[] {
  if (part === 'entityOperator' || section === 'initContainer') return [];
  return Object.entries(variablesOfJvmOptions).flatMap(([variable, options]) =>
    options.some((option) => fields.has('jvmOptions', option)) ? variable : [],
  );
}
