import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('request-missing', [
  {
    name: 'a limit counts as both',
    example: `kafka: { cpu: 2, cpuLimit: 2 }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/resources/requests }
`,
    finds: [],
  },
  {
    name: 'ZooKeeper in staging',
    example: `tier: staging
patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/zookeeper/resources/requests/cpu }
`,
    finds: [
      'orders.yaml:1:1 warning: Nothing says how much CPU the ZooKeeper nodes need, so any host may be too full; set `zookeeper.cpu`.',
    ],
  },
  {
    name: 'the operators of topics and users',
    example: `entityOperator: {}
patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/entityOperator/topicOperator/resources }
      - { op: remove, path: /spec/entityOperator/userOperator/resources/requests/cpu }
`,
    finds: [
      'orders.yaml:1:1 error: Nothing says how much CPU the Topic Operator needs, so any host may be too full; set `entityOperator.cpu`.',
      'orders.yaml:1:1 error: Nothing says how much CPU the User Operator needs, so any host may be too full; set `entityOperator.cpu`.',
      'orders.yaml:1:1 error: Nothing says how much memory the Topic Operator needs, so any host may be too full; set `entityOperator.memory`.',
    ],
  },
  {
    name: 'the exporter',
    example: `kafkaExporter: {}
patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafkaExporter/resources }
`,
    finds: [
      'orders.yaml:1:1 error: Nothing says how much CPU the Kafka exporter needs, so any host may be too full; set `kafkaExporter.cpu`.',
      'orders.yaml:1:1 error: Nothing says how much memory the Kafka exporter needs, so any host may be too full; set `kafkaExporter.memory`.',
    ],
  },
  { name: 'Cruise Control, all there', example: 'cruiseControl: {}\n', finds: [] },
  {
    name: 'development',
    example: `tier: development
patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/resources }
`,
    finds: [],
  },
  {
    name: 'a patch of a pool',
    example: kraftExample(`patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations:
      - { op: remove, path: /spec/resources/requests/cpu }
`),
    finds: [
      'profiles/sound-kraft.yaml:10:3 error: Nothing says how much CPU the nodes of pool `orders-brokers` need, so any host may be too full; set `pools.brokers.cpu`.',
    ],
  },
]);
