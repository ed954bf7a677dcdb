import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('rack-variable-unfit', [
  {
    name: 'one pool without it',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  north: { roles: [broker] }
  east: { roles: [broker] }
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/kafka/rack, value: { type: environment-variable, envVarName: ROOM } }]
  - target: { kind: KafkaNodePool, name: orders-north }
    operations: [{ op: add, path: /spec/template/kafkaContainer/env, value: [{ name: ROOM, value: north }] }]
`),
    finds: [
      'orders.yaml:7:102 error: Brokers take their rack from the variable `ROOM`, which the nodes of pool `orders-east` do not have; give it to every pool. [orders.yaml:9:78 a pool that has it]',
    ],
  },
  {
    name: 'one pool, one value',
    example: kraftExample(`patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/kafka/rack, value: { type: environment-variable, envVarName: ROOM } }]
  - target: { kind: KafkaNodePool }
    operations: [{ op: add, path: /spec/template/kafkaContainer/env, value: [{ name: ROOM, value: north }] }]
`),
    finds: [
      'orders.yaml:5:78 error: Brokers take their rack from the variable `ROOM`, which is `north` for all of them; give each pool a value of its own.',
    ],
  },
  {
    name: 'from outside',
    example: kraftExample(`patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/kafka/rack, value: { type: environment-variable, envVarName: ROOM } }]
`),
    finds: [],
  },
  {
    name: 'from a ConfigMap, which may differ',
    example: kraftExample(`patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/kafka/rack, value: { type: environment-variable, envVarName: ROOM } }]
  - target: { kind: KafkaNodePool }
    operations: [{ op: add, path: /spec/template/kafkaContainer/env, value: [{ name: ROOM, valueFrom: { configMapKeyRef: { name: rooms, key: room } } }] }]
manifests:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: rooms }, data: { room: north } }
`),
    finds: [],
  },
  {
    name: 'a single broker',
    example: kraftExample(`tier: development
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/kafka/rack, value: { type: environment-variable, envVarName: ROOM } }]
  - target: { kind: KafkaNodePool }
    operations: [{ op: add, path: /spec/template/kafkaContainer/env, value: [{ name: ROOM, value: north }] }]
`),
    finds: [],
  },
]);
