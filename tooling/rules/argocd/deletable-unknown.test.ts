import { describeRule } from '../../../test/support/examples.ts';

describeRule('deletable-unknown', [
  {
    name: 'nothing like it',
    example: 'deletable: [Service/orders-jmx-proxy-of-old]\n',
    finds: [
      'orders.yaml:1:13 warning: `deletable` names `Service/orders-jmx-proxy-of-old`, which is not there; take it out if it is gone.',
    ],
  },
  {
    name: 'Kafka itself',
    example: 'deletable: [Kafka/orders]\n',
    finds: [
      'orders.yaml:1:13 warning: A Kafka resource stays whatever `deletable` says, so `Kafka/orders` does nothing; `removal: unprotected` begins the way out of the whole cluster.',
    ],
  },
  {
    name: 'topics and users of files',
    example: {
      'orders.yaml': `deletable: [KafkaTopic/a, KafkaUser/b]
entityOperator: {}
kafka: { listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }] }
`,
      'orders/topics.yaml': 'topics:\n  a: { partitions: 3 }\n',
      'orders/users.yaml': 'users:\n  b: {}\n',
    },
    finds: [
      'orders.yaml:1:13 warning: `KafkaTopic/a` is in a file of topics, so it does nothing here; write `deletable: true` at the topic.',
      'orders.yaml:1:27 warning: `KafkaUser/b` is in a file of users, so it does nothing here; write `deletable: true` at the user.',
    ],
  },
  {
    name: 'of what Kafka clusters share',
    example: { 'cluster.yaml': 'deletable: [CustomResourceDefinition/kafkabridge.kafka.strimzi.io]\n' },
    finds: [
      'cluster.yaml:1:13 warning: `deletable` names `CustomResourceDefinition/kafkabridge.kafka.strimzi.io`, which is not there; take it out if it is gone, or did you mean `CustomResourceDefinition/kafkabridges.kafka.strimzi.io`?',
    ],
  },
  {
    name: 'an object of manifests',
    example: `deletable: [PersistentVolumeClaim/a]
manifests:
  - apiVersion: v1
    kind: PersistentVolumeClaim
    metadata: { name: a }
    spec: { accessModes: [ReadWriteOnce], storageClassName: cloud-essd, resources: { requests: { storage: 10Gi } } }
`,
    finds: [],
  },
]);
