import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('metadata-version-refused', [
  {
    name: 'too old',
    example: `stack: kraft
tier: development
kafka: { version: 3.9.2, metadataVersion: 3.2-IV0 }
`,
    finds: [
      'orders.yaml:3:43 error: Metadata version `3.2-IV0` is too old, so the operator refuses the cluster; set one from `3.3-IV0` to `3.9-IV0`.',
    ],
  },
  {
    name: 'none that Kafka has',
    example: `stack: kraft
kafka: { version: 3.9.2, metadataVersion: 3.9-IV7 }
`,
    finds: [
      'orders.yaml:2:43 error: Metadata version `3.9-IV7` is none that Kafka has, so the operator refuses the cluster; set one from `3.3-IV0` to `3.9-IV0`.',
    ],
  },
  {
    name: 'a word, by a patch',
    example: `stack: kraft
patches:
  - target: { kind: Kafka }
    operations: [{ op: replace, path: /spec/kafka/metadataVersion, value: latest }]
`,
    finds: [
      'orders.yaml:4:75 error: Metadata version `latest` is no version, so the operator refuses the cluster; set one from `3.3-IV0` to `3.9-IV0`.',
    ],
  },
  {
    name: 'too old for Kafka 4',
    example: kraftExample(`tier: development
kafka: { version: 4.3.1, metadataVersion: 3.2-IV0 }
`),
    finds: [
      'orders.yaml:2:43 error: Metadata version `3.2-IV0` is too old, so the operator refuses the cluster; set one from `3.3-IV3` to `4.3-IV0`.',
    ],
  },
  {
    name: 'newer than Kafka',
    example: kraftExample('kafka: { version: 4.2.1, metadataVersion: 4.3-IV0 }\n'),
    finds: [
      'orders.yaml:1:43 error: Metadata version `4.3-IV0` is newer than Kafka 4.2.1, so it has no effect; set `4.2-IV1` at most.',
    ],
  },
  {
    name: 'the last of its kind, two parts, three parts',
    example: {
      'orders.yaml': `stack: kraft
kafka: { version: 3.9.2, metadataVersion: 3.9-IV0 }
`,
      'events.yaml': `stack: kraft
kafka: { version: 3.9.2, metadataVersion: "3.9" }
`,
      'clicks.yaml': `stack: kraft
kafka: { version: 3.9.2, metadataVersion: 3.9.1 }
`,
    },
    finds: [],
  },
]);
