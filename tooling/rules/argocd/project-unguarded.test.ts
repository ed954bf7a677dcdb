import { baseTexts } from '../../../scripts/base-texts.ts';
import { describeRule } from '../../../test/support/examples.ts';
import { soundArgoCd } from './example-set.ts';

const path = 'base/argocd/kubernetes/project-kafka.yaml';
const project = (from: string, to: string) => ({ ...soundArgoCd, [path]: (baseTexts()[path] ?? '').replace(from, to) });

describeRule('project-unguarded', [
  {
    name: 'no warning of orphans',
    example: project('warn: true', 'warn: false'),
    finds: [
      `${path}:31:11 error: This project does not warn of what is in its namespaces and in no file; set \`spec.orphanedResources.warn: true\`.`,
    ],
  },
  {
    name: 'every Kafka cluster ignored',
    example: project('    ignore:\n', '    ignore:\n      - { group: "*", kind: "*" }\n'),
    finds: [
      `${path}:33:9 error: This project does not warn of Kafka clusters that are in no file; name the objects that this entry means.`,
    ],
  },
  {
    name: 'one object ignored',
    example: project(
      '    ignore:\n',
      '    ignore:\n      - { group: kafka.strimzi.io, kind: KafkaTopic, name: mine }\n',
    ),
    finds: [],
  },
]);
