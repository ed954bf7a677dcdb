import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('kraft-not-enabled', [
  {
    name: 'the other annotation',
    example: `stack: kraft
patches:
  - target: { kind: Kafka }
    operations: [{ op: replace, path: /metadata/annotations/strimzi.io~1kraft, value: disabled }]
`,
    finds: [
      'orders.yaml:2:1 error: The cluster needs ZooKeeper and has none, so the operator refuses the cluster; describe it, or set the annotation `strimzi.io/kraft: enabled` on a new cluster.',
    ],
  },
  {
    name: 'in capitals it counts',
    example: `stack: kraft
patches:
  - target: { kind: Kafka }
    operations: [{ op: replace, path: /metadata/annotations/strimzi.io~1kraft, value: ENABLED }]
`,
    finds: [],
  },
  {
    name: 'later releases do without',
    example: kraftExample('tier: production\n'),
    finds: [],
  },
]);
