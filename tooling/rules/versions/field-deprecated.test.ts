import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('field-deprecated', [
  {
    name: 'one volume of several',
    example: `kafka: { storage: { volumes: [{ id: 0, size: 100Gi }] } }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/storage/volumes/0/overrides, value: [{ broker: 0, class: cloud-ssd }] }
`,
    finds: [
      'orders.yaml:5:67 warning: `overrides` is deprecated in Strimzi 0.45.2; give all nodes one class, as Strimzi 0.46 drops it.',
    ],
  },
  {
    name: 'parts that are gone',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/jmxTrans, value: { outputDefinitions: [], kafkaQueries: [] } }
      - { op: add, path: /spec/zookeeper/template/statefulset, value: {} }
`,
    finds: [
      'orders.yaml:4:42 warning: `jmxTrans` is ignored in Strimzi 0.45.2; take it away.',
      'orders.yaml:5:64 warning: `statefulset` is ignored in Strimzi 0.45.2; use `template.podSet`.',
    ],
  },
  {
    name: 'metadata of KRaft',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/storage/kraftMetadata, value: shared }
`,
    finds: [
      'orders.yaml:4:68 warning: `kraftMetadata` needs KRaft and does nothing with ZooKeeper in Strimzi 0.45.2; take it away.',
    ],
  },
  {
    name: 'the sidecar',
    example: `entityOperator: {}
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/entityOperator/tlsSidecar, value: {} }
      - { op: add, path: /spec/entityOperator/userOperator/reconciliationIntervalSeconds, value: 120 }
`,
    finds: [
      'orders.yaml:5:59 warning: `tlsSidecar` is ignored in Strimzi 0.45.2; take it away.',
      'orders.yaml:6:98 warning: `reconciliationIntervalSeconds` is deprecated in Strimzi 0.45.2; use `reconciliationIntervalMs`.',
    ],
  },
  {
    name: 'the sections of Cruise Control',
    example: `cruiseControl: {}
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/cruiseControl/brokerCapacity, value: { disk: 100Gi, cpuUtilization: 100 } }
`,
    finds: [
      'orders.yaml:5:77 warning: `disk` is ignored in Strimzi 0.45.2; take it away.',
      'orders.yaml:5:100 warning: `cpuUtilization` is ignored in Strimzi 0.45.2; take it away.',
    ],
  },
  {
    name: 'nothing of it',
    example: `entityOperator: {}
cruiseControl: {}
kafkaExporter: {}
`,
    finds: [],
  },
  {
    name: 'ingress, in the API that has nothing else',
    example: kraftExample(
      'kafka: { authorization: { type: simple }, listeners: [{ name: external, port: 9095, type: ingress, authentication: { type: tls }, configuration: { bootstrap: { host: a.example.com }, hostTemplate: "b-{nodeId}.example.com" } }] }\n',
    ),
    finds: [
      'orders.yaml:1:91 warning: `type: ingress` is deprecated in Strimzi 1.2.0; use `tlsroute` or another type.',
    ],
  },
  {
    name: 'storage of a pool',
    example: `stack: kraft
patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations:
      - { op: add, path: /spec/storage/overrides, value: [{ broker: 0, class: cloud-ssd }] }
`,
    finds: [
      'orders.yaml:5:51 warning: `overrides` is deprecated in Strimzi 0.45.2; give all nodes one class, as Strimzi 0.46 drops it.',
    ],
  },
  {
    name: 'the disk of the metadata is no fault with KRaft',
    example: `stack: kraft
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi, metadata: true }] } }
`,
    finds: [],
  },
]);
