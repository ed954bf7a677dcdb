import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('grace-period-too-short', [
  { name: 'that of the base', example: '', finds: [] },
  {
    name: 'the least',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/template/pod/terminationGracePeriodSeconds, value: 60 }
`,
    finds: [],
  },
  {
    name: 'one second less',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/template/pod/terminationGracePeriodSeconds, value: 59 }
`,
    finds: [
      'orders.yaml:4:93 warning: Brokers are killed 59 seconds after they are told to stop, before they have handed over their partitions; set `terminationGracePeriodSeconds` to 60 at least.',
    ],
  },
  {
    name: 'taken away: 30 seconds',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/template/pod/terminationGracePeriodSeconds }
`,
    finds: [
      'base/kafka/zookeeper/kafka.yaml:38:7 warning: Brokers are killed 30 seconds after they are told to stop, before they have handed over their partitions; set `terminationGracePeriodSeconds` to 60 at least.',
    ],
  },
  {
    name: 'at once',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/template/pod/terminationGracePeriodSeconds, value: 0 }
`,
    finds: [
      'orders.yaml:4:93 warning: Brokers are killed 0 seconds after they are told to stop, before they have handed over their partitions; set `terminationGracePeriodSeconds` to 60 at least.',
    ],
  },
  {
    name: 'staging',
    example: `tier: staging
patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/template/pod/terminationGracePeriodSeconds, value: 5 }
`,
    finds: [],
  },
  {
    name: 'a pool with brokers',
    example: kraftExample(`patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations:
      - { op: replace, path: /spec/template/pod/terminationGracePeriodSeconds, value: 15 }
`),
    finds: [
      'orders.yaml:4:87 warning: Brokers are killed 15 seconds after they are told to stop, before they have handed over their partitions; set `terminationGracePeriodSeconds` to 60 at least.',
    ],
  },
  {
    name: 'controllers hand no partitions over',
    example: kraftExample(`patches:
  - target: { kind: KafkaNodePool, name: orders-controllers }
    operations:
      - { op: replace, path: /spec/template/pod/terminationGracePeriodSeconds, value: 15 }
`),
    finds: [],
  },
]);
