import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('retention-above-disk', [
  {
    name: 'a byte less than the disk',
    example: 'kafka: { config: { log.retention.bytes: 107374182399 } }\n',
    finds: [],
  },
  {
    name: 'the smallest of several',
    example: `kafka:
  storage:
    volumes:
      - { id: 0, size: 50Gi }
      - { id: 1, size: 50Gi }
  config: { log.retention.bytes: 53687091200 }
`,
    finds: [
      'orders.yaml:6:34 error: `log.retention.bytes` is 50Gi and a disk has 50Gi, so the disk is full before anything is deleted for its size; set a small part of the disk. [orders.yaml:4:24 the disk]',
    ],
  },
  { name: 'no limit by size', example: 'kafka: { config: { log.retention.bytes: -1 } }\n', finds: [] },
  {
    name: 'a segment as large as the disk',
    example: {
      'cluster.yaml': `storageClasses:
  - { name: ssd, default: true }
`,
      'orders.yaml': `tier: staging
kafka:
  storage: { size: 1Gi }
  config: { log.segment.bytes: 1073741824 }
`,
    },
    finds: [
      'orders.yaml:4:32 warning: `log.segment.bytes` is 1Gi and a disk has 1Gi, so a partition fills the disk before its first segment is closed; set a small part of the disk. [orders.yaml:3:20 the disk]',
    ],
  },
  {
    name: 'text',
    example: 'kafka: { config: { log.retention.bytes: "107374182400" } }\n',
    finds: [
      'orders.yaml:1:41 error: `log.retention.bytes` is 100Gi and a disk has 100Gi, so the disk is full before anything is deleted for its size; set a small part of the disk. [profiles/sound.yaml:5:20 the disk]',
    ],
  },
  {
    name: 'ephemeral storage has no size',
    example: `tier: development
kafka:
  storage: { ephemeral: true }
  config: { log.retention.bytes: 107374182400 }
`,
    finds: [],
  },
  {
    name: 'a patch that makes the disk smaller',
    example: `kafka: { config: { log.retention.bytes: 53687091200 } }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/storage/size, value: 40Gi }
`,
    finds: [
      'orders.yaml:1:41 error: `log.retention.bytes` is 50Gi and a disk has 40Gi, so the disk is full before anything is deleted for its size; set a small part of the disk. [orders.yaml:5:63 the disk]',
    ],
  },
  {
    name: 'the smallest disk of all pools',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  large: { roles: [broker], storage: { size: 500Gi } }
  small: { roles: [broker], storage: { size: 100Gi } }
kafka: { config: { log.retention.bytes: 107374182400 } }
`),
    finds: [
      'orders.yaml:4:46 warning (pools-unequal): The nodes of pool `orders-small` have 100Gi of disk and the nodes of pool `orders-large` 500Gi, though each broker gets as many partitions; make them alike. [orders.yaml:3:46 the larger ones]',
      'orders.yaml:5:41 error: `log.retention.bytes` is 100Gi and a disk of pool `orders-small` has 100Gi, so the disk is full before anything is deleted for its size; set a small part of the disk. [orders.yaml:4:46 the disk]',
    ],
  },
  {
    name: 'disks of controllers hold no records',
    example: kraftExample('kafka: { config: { log.retention.bytes: 53687091200 } }\n'),
    finds: [],
  },
  {
    name: 'what is kept elsewhere needs no disk',
    example:
      kraftExample(`kafka: { image: "registry.example.com/kafka:1.2.0-kafka-4.3.1", config: { log.retention.bytes: 1099511627776 } }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/tieredStorage, value: { type: custom, remoteStorageManager: { className: com.example.Manager, classPath: /opt/* } } }
`),
    finds: [],
  },
]);
