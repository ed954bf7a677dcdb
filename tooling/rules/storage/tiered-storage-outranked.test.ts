import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('tiered-storage-outranked', [
  {
    name: 'what the operator sets',
    example: kraftExample(`kafka:
  image: registry.example.com/kafka-tiered:1.2.0-kafka-4.3.1
  tieredStorage: { className: com.example.S3, classPath: /opt/tiered/* }
  config:
    remote.log.storage.system.enable: true
    remote.log.storage.manager.class.name: com.example.Other
    rlmm.config.remote.log.metadata.common.client.bootstrap.servers: localhost:9092
`),
    finds: [
      'orders.yaml:6:5 error: Setting `remote.log.storage.manager.class.name` wins over what the operator sets for `tieredStorage`; remove it.',
      'orders.yaml:7:5 error: Setting `rlmm.config.remote.log.metadata.common.client.bootstrap.servers` wins over what the operator sets for `tieredStorage`; remove it.',
    ],
  },
  {
    name: 'turned off',
    example: kraftExample(`kafka:
  image: registry.example.com/kafka-tiered:1.2.0-kafka-4.3.1
  tieredStorage: { className: com.example.S3, classPath: /opt/tiered/* }
  config: { remote.log.storage.system.enable: false }
`),
    finds: [
      'orders.yaml:4:13 error: Setting `remote.log.storage.system.enable` wins over what the operator sets for `tieredStorage`; remove it.',
    ],
  },
  {
    name: 'another setting of the plugin',
    example: kraftExample(`kafka:
  image: registry.example.com/kafka-tiered:1.2.0-kafka-4.3.1
  tieredStorage: { className: com.example.S3, classPath: /opt/tiered/*, config: { bucket: orders } }
  config: { rsm.config.region: eu, remote.log.manager.thread.pool.size: 20 }
`),
    finds: [],
  },
]);
