import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('template-volume-refused', [
  {
    name: 'the name of an own one',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/pod/volumes, value: [{ name: broker-certs, emptyDir: {} }] }
      - { op: add, path: /spec/kafka/template/kafkaContainer/volumeMounts, value: [{ name: broker-certs, mountPath: /mnt/a }] }
`,
    finds: [
      "orders.yaml:4:76 error: Volume `broker-certs` has the name of one of the operator's own, which refuses the cluster; rename it.",
    ],
  },
  {
    name: 'twice',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/pod/volumes, value: [{ name: a, emptyDir: {} }, { name: a, emptyDir: {} }] }
      - { op: add, path: /spec/kafka/template/kafkaContainer/volumeMounts, value: [{ name: a, mountPath: /mnt/a }] }
`,
    finds: [
      'orders.yaml:4:103 error: Two volumes are named `a`, so the API server refuses the pods; rename one. [orders.yaml:4:76 the first]',
    ],
  },
  {
    name: 'a name that is none',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/pod/volumes, value: [{ name: My_Volume, emptyDir: {} }] }
      - { op: add, path: /spec/kafka/template/kafkaContainer/volumeMounts, value: [{ name: My_Volume, mountPath: /mnt/a }] }
`,
    finds: [
      'orders.yaml:4:76 error: Volume name `My_Volume` is none that Kubernetes takes; use lower-case letters, digits and dashes, 63 at most.',
    ],
  },
  {
    name: 'a mount of nothing',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/pod/volumes, value: [{ name: plugins, emptyDir: {} }] }
      - { op: add, path: /spec/kafka/template/kafkaContainer/volumeMounts, value: [{ name: plugins, mountPath: /mnt/a }, { name: plugin, mountPath: /mnt/b }] }
`,
    finds: [
      'orders.yaml:5:130 error: A mount names volume `plugin`, which the template does not have, so the API server refuses the pods; did you mean `plugins`?',
    ],
  },
  {
    name: 'a mount without any volumes',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/kafkaContainer/volumeMounts, value: [{ name: plugins, mountPath: /mnt/a }] }
`,
    finds: [
      'orders.yaml:4:92 error: A mount names volume `plugins`, which the template does not have, so the API server refuses the pods; add it to `pod.volumes`.',
    ],
  },
  {
    name: 'one path twice',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/pod/volumes, value: [{ name: a, emptyDir: {} }, { name: b, emptyDir: {} }] }
      - { op: add, path: /spec/kafka/template/kafkaContainer/volumeMounts, value: [{ name: a, mountPath: /mnt/a }, { name: b, mountPath: /mnt/a }] }
`,
    finds: [
      'orders.yaml:5:138 error: Two volumes are mounted at `/mnt/a`, so the API server refuses the pods; give each a path of its own.',
    ],
  },
  {
    name: 'one of the operator, mounted again',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/kafkaContainer/volumeMounts, value: [{ name: strimzi-tmp, mountPath: /mnt/tmp }] }
`,
    finds: [],
  },
  {
    name: 'ZooKeeper',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/zookeeper/template/pod/volumes, value: [{ name: a, emptyDir: {} }] }
      - { op: add, path: /spec/zookeeper/template/zookeeperContainer/volumeMounts, value: [{ name: a, mountPath: /opt/a }] }
`,
    finds: [
      'orders.yaml:5:114 error: Volume `a` is mounted at `/opt/a`, so the operator refuses the cluster; mount it below `/mnt`.',
    ],
  },
  {
    name: 'in a pool',
    example: kraftExample(`patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations:
      - { op: add, path: /spec/template/pod/volumes, value: [{ name: ready-files, emptyDir: {} }, { name: cluster-ca, emptyDir: {} }] }
      - { op: add, path: /spec/template/kafkaContainer, value: { volumeMounts: [{ name: ready-files, mountPath: /opt/a }, { name: cluster-ca, mountPath: /mnt/b }] } }
`),
    finds: [
      "orders.yaml:4:70 error: Volume `ready-files` has the name of one of the operator's own, which refuses the cluster; rename it.",
      'orders.yaml:5:113 error: Volume `ready-files` is mounted at `/opt/a`, so the operator refuses the cluster; mount it below `/mnt`.',
    ],
  },
  {
    name: 'names of certificates up to 0.48',
    example: `stack: kraft
patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations:
      - { op: add, path: /spec/template/pod/volumes, value: [{ name: cluster-ca, emptyDir: {} }] }
      - { op: add, path: /spec/template/kafkaContainer/volumeMounts, value: [{ name: cluster-ca, mountPath: /mnt/b }] }
`,
    finds: [
      "orders.yaml:5:70 error: Volume `cluster-ca` has the name of one of the operator's own, which refuses the cluster; rename it.",
    ],
  },
]);
