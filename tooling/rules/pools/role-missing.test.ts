import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('role-missing', [
  {
    name: 'no broker',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], nodes: 0 }
`),
    finds: [
      'orders.yaml:1:1 error: Kafka `orders` has no broker, so the operator refuses the cluster; give one pool with a node the role `broker`.',
    ],
  },
  {
    name: 'brokers alone',
    example: `stack: kraft
pools:
  brokers: { roles: [broker] }
`,
    finds: [
      'orders.yaml:2:1 error: Kafka `orders` has no controller, so the operator refuses the cluster; give one pool with a node the role `controller`.',
    ],
  },
  {
    name: 'a pool that says nothing',
    example: `stack: kraft
tier: development
manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaNodePool
    metadata: { name: orders-more, labels: { strimzi.io/cluster: orders } }
    spec: { replicas: 0, roles: [], storage: { type: ephemeral }, jvmOptions: { "-Xmx": 1g } }
`,
    finds: [
      'orders.yaml:7:26 error: Node pool `orders-more` has no roles, so the operator refuses the cluster; set `broker`, `controller` or both.',
    ],
  },
  {
    name: 'both in one pool',
    example: `stack: kraft
tier: staging
pools:
  nodes: { roles: [controller, broker] }
`,
    finds: [],
  },
  {
    name: 'before a migration there are no controllers',
    example: `stack: zookeeper
migration: { phase: prepare }
pools:
  controllers: { roles: [controller] }
  kafka: { name: kafka, roles: [broker] }
`,
    finds: [],
  },
]);
