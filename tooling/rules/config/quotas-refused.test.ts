import { describeRule } from '../../../test/support/examples.ts';

describeRule('quotas-refused', [
  {
    name: 'bytes',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/quotas, value: { type: strimzi, minAvailableBytesPerVolume: 1073741824 } }
`,
    finds: [],
  },
  {
    name: 'the quotas of Kafka',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/quotas, value: { type: kafka, producerByteRate: 1000000 } }
`,
    finds: [],
  },
]);
