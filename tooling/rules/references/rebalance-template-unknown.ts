import { textAt } from '../../source/plain.ts';
import { sightOf } from '../in-sight.ts';
import { namespaceOf } from '../kafka-resource.ts';
import { kraftExample } from '../kraft-example.ts';
import { defineKubernetesRule } from '../rule.ts';
import { otherwise } from '../wording.ts';

const mark = 'strimzi.io/rebalance-template';

export default defineKubernetesRule({
  id: 'rebalance-template-unknown',
  summary: 'The template of an automatic rebalance is there and marked as one.',
  severity: 'error',
  why: `When brokers come or go, the operator copies the KafkaRebalance that \`autoRebalance\` names as its template. Where there is none of
that name it skips the rebalance with a line in its log: new brokers stay empty, and brokers that are to go never do. One without
the annotation \`${mark}: "true"\` is no template but a rebalance of the whole cluster.`,
  fix: `Correct the name, add the KafkaRebalance with the annotation, or leave \`template\` out for the goals of Cruise Control.`,
  bad: kraftExample(`cruiseControl: { autoRebalance: [add-brokers] }
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/cruiseControl/autoRebalance/0/template, value: { name: gently } }]
`),
  good: kraftExample(`cruiseControl: { autoRebalance: [add-brokers] }
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/cruiseControl/autoRebalance/0/template, value: { name: gently } }]
manifests:
  - apiVersion: kafka.strimzi.io/v1
    kind: KafkaRebalance
    metadata:
      name: gently
      labels: { strimzi.io/cluster: orders }
      annotations: { strimzi.io/rebalance-template: "true" }
    spec: { concurrentLeaderMovements: 100 }
`),
  check(context, report) {
    for (const { kafka } of context.kafka) {
      const modes = kafka?.list('spec', 'cruiseControl', 'autoRebalance') ?? [];
      for (const [index, mode] of modes.entries()) {
        const name = textAt(mode, 'template', 'name');
        const sight = name === undefined ? undefined : sightOf(context);
        if (kafka === undefined || name === undefined || sight === undefined) continue;
        const namespace = namespaceOf(kafka);
        if (sight.namespace(namespace) === undefined) continue;
        const there = sight
          .ofKind('KafkaRebalance')
          .filter(({ object }) => (object.namespace ?? namespace) === namespace);
        const found = there.find(({ object }) => object.name === name);
        const place = kafka.place('spec', 'cruiseControl', 'autoRebalance', index, 'template', 'name');
        if (found === undefined) {
          const names = there.map(({ object }) => object.name);
          const advice = names.length === 0 ? '; add it, or leave `template` out.' : otherwise(name, names);
          report(
            `There is no KafkaRebalance \`${name}\` in namespace \`${namespace}\`, so nothing is rebalanced${advice}`,
            place,
          );
        } else if (textAt(found.plain, 'metadata', 'annotations', mark)?.toLowerCase() !== 'true')
          report(
            `KafkaRebalance \`${name}\` is a rebalance of the whole cluster and no template; set its annotation \`${mark}: "true"\`.`,
            { node: found.object.node, route: ['metadata', 'name'] },
            [{ place, message: 'where it is meant as a template' }],
          );
      }
    }
  },
});
