import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('resources-refused', [
  { name: 'exactly the limit', example: 'kafka: { cpu: 1500m, cpuLimit: 1500m }\n', finds: [] },
  {
    name: 'the request of a profile',
    example: 'kafka: { cpuLimit: 1 }\n',
    finds: [
      'orders.yaml:1:20 error: The request of CPU for the brokers, 2, is above the limit of 1; raise the limit or lower the request.',
    ],
  },
  {
    name: 'zero',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/zookeeper/resources/requests/cpu, value: 0 }
`,
    finds: ['orders.yaml:4:77 error: The request of CPU for the ZooKeeper nodes is 0; expected more than 0.'],
  },
  {
    name: 'zero for the exporter is a request',
    example: `kafkaExporter: {}
patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafkaExporter/resources/requests/cpu, value: 0 }
`,
    finds: [],
  },
  {
    name: 'less than nothing',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/resources/limits/memory, value: "-1" }
`,
    finds: ['orders.yaml:4:74 error: The limit of memory for the brokers is -1; expected more than 0.'],
  },
  {
    name: 'memory',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/resources/requests/memory, value: 9Gi }
`,
    finds: [
      'orders.yaml:4:76 error: The request of memory for the brokers, 9Gi, is above the limit of 8Gi; raise the limit or lower the request.',
    ],
  },
  {
    name: 'Cruise Control',
    example: 'cruiseControl: { cpu: 2, cpuLimit: 1 }\n',
    finds: [
      'orders.yaml:1:36 error: The request of CPU for Cruise Control, 2, is above the limit of 1; raise the limit or lower the request. [orders.yaml:1:23 the request]',
    ],
  },
  {
    name: 'of a pool',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], cpu: 4, cpuLimit: 2 }
`),
    finds: [
      'orders.yaml:3:49 error: The request of CPU for the nodes of pool `orders-brokers`, 4, is above the limit of 2; raise the limit or lower the request. [orders.yaml:3:36 the request]',
    ],
  },
]);
