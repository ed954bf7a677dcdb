import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('tiered-storage-refused', [
  {
    name: 'by hand, without a plugin',
    example: 'kafka: { config: { remote.log.storage.system.enable: true } }\n',
    finds: [
      'orders.yaml:1:54 error: Tiered storage is turned on without `remote.log.storage.manager.class.name`, so brokers do not start; describe it in `kafka.tieredStorage` instead.',
    ],
  },
  {
    name: 'by hand, with one',
    example: `kafka:
  config: { remote.log.storage.system.enable: true, remote.log.storage.manager.class.name: com.example.S3 }
`,
    finds: [],
  },
  {
    name: 'turned off by hand',
    example: 'kafka: { config: { remote.log.storage.system.enable: "false" } }\n',
    finds: [],
  },
  {
    name: 'a section without a plugin',
    example: kraftExample(`kafka: { image: "registry.example.com/kafka:1.2.0-kafka-4.3.1" }
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/kafka/tieredStorage, value: { type: custom, remoteStorageManager: { className: com.example.S3 } } }]
`),
    finds: [
      'orders.yaml:2:1 error: Tiered storage has no `classPath`, so brokers do not start; give it, or leave tiered storage out.',
    ],
  },
  {
    name: 'several volumes on an old Kafka',
    example: `kafka:
  version: 3.7.2
  image: registry.example.com/kafka-tiered:3.7.2
  tieredStorage: { className: com.example.S3, classPath: /opt/tiered/* }
  storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi }] }
`,
    finds: [
      'orders.yaml:2:12 error (kafka-version-unsupported): Strimzi 0.45.2 does not run Kafka `3.7.2`; expected `3.8.0`, `3.8.1`, `3.9.0`, `3.9.1` or `3.9.2`. [cluster.yaml:10:12 the release of Strimzi on hz]',
      'orders.yaml:5:14 error: Kafka 3.7.2 has no tiered storage with 2 volumes, so brokers do not start; use one volume, or Kafka 3.8.0 or later.',
    ],
  },
  {
    name: 'several volumes on a later one',
    example: `kafka:
  version: 3.8.1
  image: registry.example.com/kafka-tiered:3.8.1
  tieredStorage: { className: com.example.S3, classPath: /opt/tiered/* }
  storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi }] }
`,
    finds: [],
  },
]);
