import { describeRule } from '../../../test/support/examples.ts';

describeRule('protocol-version-refused', [
  { name: 'the whole version', example: 'kafka: { config: { inter.broker.protocol.version: 3.9.2 } }\n', finds: [] },
  {
    name: 'its own way to write it',
    example: 'kafka: { config: { inter.broker.protocol.version: 3.9-IV0 } }\n',
    finds: [],
  },
  { name: 'a number', example: 'kafka: { config: { inter.broker.protocol.version: 3.9 } }\n', finds: [] },
  {
    name: 'a word is another rule',
    example: 'kafka: { config: { inter.broker.protocol.version: latest } }\n',
    finds: [
      'orders.yaml:1:51 error (config-value-refused): Setting `inter.broker.protocol.version` is `latest`, so the operator refuses the cluster; expected a version such as `3.9`.',
    ],
  },
  {
    name: 'one part is another rule',
    example: 'kafka: { config: { log.message.format.version: 3 } }\n',
    finds: [
      'orders.yaml:1:48 error (config-value-refused): Setting `log.message.format.version` is `3`, so the operator refuses the cluster; expected a version such as `3.9`.',
    ],
  },
  {
    name: 'numbers are compared as numbers, and there is no such protocol',
    example: 'kafka: { config: { inter.broker.protocol.version: "3.10" } }\n',
    finds: [
      'orders.yaml:1:51 error (config-value-refused): Setting `inter.broker.protocol.version` is `3.10`, so the operator refuses the cluster; expected a version such as `3.9`.',
    ],
  },
  {
    name: 'the format of messages',
    example: 'kafka: { config: { log.message.format.version: "4.0" } }\n',
    finds: [
      'orders.yaml:1:48 error: `log.message.format.version` is 4.0, which is newer than Kafka 3.9.2, so brokers do not start; set 3.9.',
    ],
  },
  {
    name: 'a version that a patch lowers',
    example: `kafka: { config: { inter.broker.protocol.version: "3.9" } }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/version, value: 3.8.1 }
`,
    finds: [
      'orders.yaml:1:51 error: `inter.broker.protocol.version` is 3.9, which is newer than Kafka 3.8.1, so brokers do not start; set 3.8.',
    ],
  },
]);
