import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('strimzi-label-reserved', [
  {
    name: 'on the resource',
    example: `labels: { strimzi.io/name: orders, strimzi.io/cluster: orders }
`,
    finds: [
      "orders.yaml:1:11 error: Label `strimzi.io/name` of the Kafka resource is Strimzi's own, and the operator refuses the whole resource; leave it out, or use another domain.",
    ],
  },
  {
    name: 'the cluster in a template of pods',
    example: `zookeeper: { podLabels: { strimzi.io/cluster: orders } }
`,
    finds: [
      "orders.yaml:1:27 error: Label `strimzi.io/cluster` here is Strimzi's own, and the operator refuses the whole resource; leave it out, or use another domain.",
    ],
  },
  {
    name: 'an annotation of pods',
    example: `kafka: { podAnnotations: { strimzi.io/manual-rolling-update: "true" } }
`,
    finds: [
      "orders.yaml:1:28 error: Annotation `strimzi.io/manual-rolling-update` here is Strimzi's own, and the operator refuses the whole resource; leave it out, or use another domain.",
    ],
  },
  {
    name: 'an annotation of the resource is for the operator',
    example: `annotations: { strimzi.io/pause-reconciliation: "true" }
`,
    finds: [],
  },
  {
    name: 'a template of a Service',
    example: `patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/kafka/template/bootstrapService, value: { metadata: { labels: { strimzi.io/discovery: "true" } } } }]
`,
    finds: [
      "orders.yaml:3:105 error: Label `strimzi.io/discovery` here is Strimzi's own, and the operator refuses the whole resource; leave it out, or use another domain.",
    ],
  },
  {
    name: 'a listener',
    example: `kafka:
  listeners: [{ name: external, port: 9094, type: nodeport, authentication: { type: tls }, configuration: { brokers: [{ broker: 0, labels: { strimzi.io/kind: a } }] } }]
  authorization: { type: simple }
`,
    finds: [
      "orders.yaml:2:142 error: Label `strimzi.io/kind` here is Strimzi's own, and the operator refuses the whole resource; leave it out, or use another domain.",
    ],
  },
  {
    name: 'of pools and their pods',
    example: kraftExample(`pools:
  controllers: { roles: [controller], podLabels: { strimzi.io/kind: Kafka } }
  brokers: { roles: [broker], labels: { strimzi.io/pool-name: brokers } }
`),
    finds: [
      "orders.yaml:2:52 error: Label `strimzi.io/kind` here is Strimzi's own, and the operator refuses the whole resource; leave it out, or use another domain.",
      "orders.yaml:3:63 error: Label `strimzi.io/pool-name` of the KafkaNodePool is Strimzi's own, and the operator refuses the whole resource; leave it out, or use another domain.",
    ],
  },
]);
