import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('metadata-version-missing', [
  {
    name: 'in development',
    example: kraftExample(`tier: development
patches:
  - target: { kind: Kafka }
    operations: [{ op: remove, path: /spec/kafka/metadataVersion }]
`),
    finds: [
      'orders.yaml:2:1 warning: A patch takes the metadata version away, so the next version of Kafka raises it at once; leave `metadataVersion` in, such as `4.3-IV0`.',
    ],
  },
  {
    name: 'another in its place',
    example: `stack: kraft
patches:
  - target: { kind: Kafka }
    operations: [{ op: replace, path: /spec/kafka/metadataVersion, value: "3.9" }]
`,
    finds: [],
  },
  {
    name: 'with ZooKeeper there is none',
    example: 'kafka: { brokers: 3 }\n',
    finds: [],
  },
  {
    name: 'nor at the beginning of the way from it',
    example: `stack: zookeeper
migration: { phase: migrating }
pools:
  controllers: { roles: [controller] }
  kafka: { name: kafka, roles: [broker] }
`,
    finds: [],
  },
]);
