import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('rebalance-template-unknown', [
  {
    name: 'not marked',
    example: kraftExample(`cruiseControl: { autoRebalance: [remove-brokers] }
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/cruiseControl/autoRebalance/0/template, value: { name: gently } }]
manifests:
  - apiVersion: kafka.strimzi.io/v1
    kind: KafkaRebalance
    metadata: { name: gently, labels: { strimzi.io/cluster: orders } }
    spec: { mode: full }
`),
    finds: [
      'orders.yaml:8:23 error: KafkaRebalance `gently` is a rebalance of the whole cluster and no template; set its annotation `strimzi.io/rebalance-template: "true"`. [orders.yaml:4:96 where it is meant as a template]',
    ],
  },
  {
    name: 'a slip',
    example: `cruiseControl: { autoRebalance: [add-brokers] }
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/cruiseControl/autoRebalance/0/template, value: { name: gentle } }]
manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaRebalance
    metadata: { name: gently, labels: { strimzi.io/cluster: orders }, annotations: { strimzi.io/rebalance-template: "true" } }
    spec: { mode: full }
`,
    finds: [
      'orders.yaml:4:96 error: There is no KafkaRebalance `gentle` in namespace `kafka`, so nothing is rebalanced; did you mean `gently`?',
    ],
  },
  {
    name: 'no template',
    example: 'cruiseControl: { autoRebalance: [add-brokers, remove-brokers] }\n',
    finds: [],
  },
]);
