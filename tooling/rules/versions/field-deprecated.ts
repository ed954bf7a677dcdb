import { originAt, type Route } from '../../source/node.ts';
import {
  type DeprecatedField,
  deprecatedFields,
  deprecatedOfNodes,
  isDeprecated,
} from '../../strimzi/kafka-resource/deprecated-fields.ts';
import { metadataStage } from '../../strimzi/pools/metadata-stage.ts';
import type { Fields } from '../fields.ts';
import { isV1 } from '../kafka-resource.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'field-deprecated',
  summary: 'A Kafka resource and its pools have no field that their release of Strimzi ignores or is about to drop.',
  severity: 'warning',
  why: `Most deprecated fields are ignored already, so what they ask for does not happen; the others stop an upgrade of Strimzi later.
The operator has a warning for most of them in the status (\`DeprecatedFields\`), which keeps others from being seen.`,
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
    const told = new Set<string>();
    const tell = (fields: Fields, all: readonly DeprecatedField[], hasZookeeper: boolean): void => {
      for (const field of all) {
        if (!isDeprecated(field, release, isV1(kafka)) || (field.zookeeper === true && !hasZookeeper)) continue;
        for (const route of routesOf(fields, field)) {
          const place = fields.place(...route);
          const { file, start } = originAt(place.node, place.route);
          // What pools take from the Kafka resource is one line.
          if (told.has(`${file.path}:${start}`)) continue;
          told.add(`${file.path}:${start}`);
          const what = field.value === undefined ? `\`${route.at(-1)}\`` : `\`${route.at(-1)}: ${field.value}\``;
          report(`${what} ${field.because} in Strimzi ${release.release}; ${field.instead}.`, place);
        }
      }
    };
    tell(kafka, deprecatedFields, metadataStage(kafka.map(), release) !== 'kraft');
    // From 1.0 on, pools are not looked at; nor do they have any such field.
    for (const nodes of kafka.nodes) tell(nodes, deprecatedOfNodes, true);
  },
});

/** Every place of a list where the pattern has `*`. */
function routesOf(fields: Fields, { route: pattern, value }: DeprecatedField): readonly Route[] {
  const at = pattern.indexOf('*');
  const before = pattern.slice(0, at);
  const routes =
    at === -1
      ? [pattern]
      : fields.list(...before).map((_, index): Route => [...before, index, ...pattern.slice(at + 1)]);
  return routes.filter((route) => (value === undefined ? fields.has(...route) : fields.text(...route) === value));
}
