import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('template-volume-unused', [
  {
    name: 'mounted by the init container',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/pod/volumes, value: [{ name: a, emptyDir: {} }] }
      - { op: add, path: /spec/kafka/template/initContainer, value: { volumeMounts: [{ name: a, mountPath: /mnt/a }] } }
`,
    finds: [],
  },
  {
    name: 'one of two',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/pod/volumes, value: [{ name: a, emptyDir: {} }, { name: b, emptyDir: {} }] }
      - { op: add, path: /spec/kafka/template/kafkaContainer/volumeMounts, value: [{ name: b, mountPath: /mnt/a }] }
`,
    finds: [
      'orders.yaml:4:76 warning: No container mounts volume `a`; add it to `volumeMounts` of a container template, or remove it.',
    ],
  },
  {
    name: 'in a pool',
    example: kraftExample(`patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations:
      - { op: add, path: /spec/template/pod/volumes, value: [{ name: plugins, emptyDir: {} }] }
`),
    finds: [
      'orders.yaml:4:70 warning: No container mounts volume `plugins`; add it to `volumeMounts` of a container template, or remove it.',
    ],
  },
]);
