import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('tiered-storage-plugin-missing', [
  {
    name: 'in a volume',
    example: kraftExample(`kafka: { tieredStorage: { className: com.example.S3, classPath: /mnt/tiered/* } }
patches:
  - target: { kind: KafkaNodePool }
    operations:
      - { op: add, path: /spec/template/pod/volumes, value: [{ name: tiered, image: { reference: "registry.example.com/tiered:1.0.0" } }] }
      - { op: add, path: /spec/template/kafkaContainer/volumeMounts, value: [{ name: tiered, mountPath: /mnt/tiered }] }
`),
    finds: [],
  },
  {
    name: 'in another volume',
    example: kraftExample(`kafka: { tieredStorage: { className: com.example.S3, classPath: /mnt/tiered/* } }
patches:
  - target: { kind: KafkaNodePool }
    operations:
      - { op: add, path: /spec/template/pod/volumes, value: [{ name: other, emptyDir: {} }] }
      - { op: add, path: /spec/template/kafkaContainer/volumeMounts, value: [{ name: other, mountPath: /mnt/other }] }
`),
    finds: [
      'orders.yaml:1:65 error: Brokers run the image of Strimzi, which has nothing in `/mnt/tiered/*`, so they do not start; name an image with the plugin, or mount it below `/mnt`.',
    ],
  },
  {
    name: 'a registry of one’s own',
    example: {
      'cluster.yaml': 'strimzi: { release: 1.2.0, registry: registry.example.com/strimzi }\n',
      'orders.yaml': 'kafka: { tieredStorage: { className: com.example.S3, classPath: /opt/tiered/* } }\n',
    },
    finds: [],
  },
  {
    name: 'an image for another version',
    example: {
      'cluster.yaml':
        'strimzi: { release: 1.2.0, images: { 4.3.0: "registry.example.com/kafka:1.2.0-kafka-4.3.0" } }\n',
      'orders.yaml': 'kafka: { tieredStorage: { className: com.example.S3, classPath: /opt/tiered/* } }\n',
    },
    finds: [
      'orders.yaml:1:65 error: Brokers run the image of Strimzi, which has nothing in `/opt/tiered/*`, so they do not start; name an image with the plugin, or mount it below `/mnt`.',
    ],
  },
]);
