type Ex = string | { kraft: string; cluster?: string } | { files: Record<string, string> };
export const cases: Record<string, { folder: string; list: { name: string; ex: Ex }[] }> = {
  'node-pools-missing': { folder: 'pools', list: [
    { name: 'a patch takes the nodes away', ex: `stack: kraft
patches:
  - target: { kind: KafkaNodePool }
    operations: [{ op: replace, path: /spec/replicas, value: 0 }]
` },
    { name: 'on a release without ZooKeeper', ex: { kraft: `pools:
  nodes: { roles: [controller, broker], nodes: 0 }
` } },
    { name: 'a single node is enough', ex: { kraft: `tier: development
pools:
  nodes: { roles: [controller, broker], nodes: 1 }
` } },
    { name: 'ZooKeeper has no pools', ex: `kafka: { brokers: 3 }
` },
  ] },
  'role-missing': { folder: 'pools', list: [
    { name: 'no broker', ex: { kraft: `pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], nodes: 0 }
` } },
    { name: 'brokers alone', ex: `stack: kraft
pools:
  brokers: { roles: [broker] }
` },
    { name: 'a pool that says nothing', ex: `stack: kraft
tier: development
manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaNodePool
    metadata: { name: orders-more, labels: { strimzi.io/cluster: orders } }
    spec: { replicas: 0, roles: [], storage: { type: ephemeral }, jvmOptions: { "-Xmx": 1g } }
` },
    { name: 'both in one pool', ex: `stack: kraft
tier: staging
pools:
  nodes: { roles: [controller, broker] }
` },
    { name: 'before a migration there are no controllers', ex: `stack: zookeeper
migration: { phase: prepare }
pools:
  controllers: { roles: [controller] }
  kafka: { name: kafka, roles: [broker] }
` },
  ] },
  'kraft-not-enabled': { folder: 'pools', list: [
    { name: 'the other annotation', ex: `stack: kraft
patches:
  - target: { kind: Kafka }
    operations: [{ op: replace, path: /metadata/annotations/strimzi.io~1kraft, value: disabled }]
` },
    { name: 'in capitals it counts', ex: `stack: kraft
patches:
  - target: { kind: Kafka }
    operations: [{ op: replace, path: /metadata/annotations/strimzi.io~1kraft, value: ENABLED }]
` },
    { name: 'later releases do without', ex: { kraft: `tier: production
` } },
  ] },
  'metadata-version-refused': { folder: 'pools', list: [
    { name: 'too old', ex: `stack: kraft
tier: development
kafka: { version: 3.9.2, metadataVersion: 3.2-IV0 }
` },
    { name: 'none that Kafka has', ex: `stack: kraft
kafka: { version: 3.9.2, metadataVersion: 3.9-IV7 }
` },
    { name: 'a word, by a patch', ex: `stack: kraft
patches:
  - target: { kind: Kafka }
    operations: [{ op: replace, path: /spec/kafka/metadataVersion, value: latest }]
` },
    { name: 'too old for Kafka 4', ex: { kraft: `tier: development
kafka: { version: 4.3.1, metadataVersion: 3.2-IV0 }
` } },
    { name: 'newer than Kafka', ex: { kraft: `kafka: { version: 4.2.1, metadataVersion: 4.3-IV0 }
` } },
    { name: 'the last of its kind, two parts, three parts', ex: { files: {
      'orders.yaml': 'stack: kraft\nkafka: { version: 3.9.2, metadataVersion: 3.9-IV0 }\n',
      'events.yaml': 'stack: kraft\nkafka: { version: 3.9.2, metadataVersion: "3.9" }\n',
      'clicks.yaml': 'stack: kraft\nkafka: { version: 3.9.2, metadataVersion: 3.9.1 }\n',
    } } },
  ] },
  'metadata-version-missing': { folder: 'pools', list: [
    { name: 'in development', ex: { kraft: `tier: development
patches:
  - target: { kind: Kafka }
    operations: [{ op: remove, path: /spec/kafka/metadataVersion }]
` } },
    { name: 'another in its place', ex: `stack: kraft
patches:
  - target: { kind: Kafka }
    operations: [{ op: replace, path: /spec/kafka/metadataVersion, value: "3.9" }]
` },
    { name: 'with ZooKeeper there is none', ex: `kafka: { brokers: 3 }
` },
    { name: 'nor at the beginning of the way from it', ex: `stack: zookeeper
migration: { phase: migrating }
pools:
  controllers: { roles: [controller] }
  kafka: { name: kafka, roles: [broker] }
` },
  ] },
  'volumes-above-metadata-version': { folder: 'pools', list: [
    { name: 'one volume in a list', ex: `stack: kraft
tier: development
kafka: { version: 3.8.1, metadataVersion: 3.6-IV2 }
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }] } }
` },
    { name: 'controllers, too', ex: `stack: kraft
tier: development
kafka: { version: 3.8.1, metadataVersion: "3.6" }
pools:
  controllers: { roles: [controller], storage: { volumes: [{ id: 0, size: 20Gi }, { id: 1, size: 20Gi }] } }
  brokers: { roles: [broker] }
` },
    { name: 'the first version that may', ex: `stack: kraft
tier: development
kafka: { version: 3.8.1, metadataVersion: 3.7-IV2 }
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi }] } }
` },
    { name: 'with ZooKeeper there is no such version', ex: `kafka: { storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi }] } }
` },
  ] },
  'controllers-even': { folder: 'pools', list: [
    { name: 'two in staging', ex: { kraft: `tier: staging
pools:
  controllers: { roles: [controller], nodes: 2 }
  brokers: { roles: [broker] }
` } },
    { name: 'in two pools', ex: `stack: kraft
pools:
  controllers: { roles: [controller], nodes: 3 }
  others: { roles: [controller], nodes: 1 }
  brokers: { roles: [broker] }
` },
    { name: 'of mixed nodes', ex: `stack: kraft
tier: staging
pools:
  nodes: { roles: [controller, broker], nodes: 4 }
` },
    { name: 'one, three, five', ex: { files: {
      'orders.yaml': 'stack: kraft\ntier: development\npools: { nodes: { roles: [controller, broker], nodes: 1 } }\n',
      'events.yaml': 'stack: kraft\npools: { controllers: { roles: [controller], nodes: 5 }, brokers: { roles: [broker] } }\n',
    } } },
    { name: 'a pool with none', ex: `stack: kraft
pools:
  controllers: { roles: [controller], nodes: 3 }
  others: { roles: [controller], nodes: 0 }
  brokers: { roles: [broker] }
` },
  ] },
  'controllers-below-three': { folder: 'pools', list: [
    { name: 'two', ex: { kraft: `pools:
  controllers: { roles: [controller], nodes: 2 }
  brokers: { roles: [broker] }
` } },
    { name: 'three in three pools', ex: `stack: kraft
pools:
  a: { roles: [controller], nodes: 1 }
  b: { roles: [controller], nodes: 1 }
  c: { roles: [controller], nodes: 1 }
  brokers: { roles: [broker] }
` },
    { name: 'one outside of production', ex: { files: {
      'orders.yaml': 'stack: kraft\ntier: staging\npools: { controllers: { roles: [controller], nodes: 1 }, brokers: { roles: [broker] } }\n',
      'events.yaml': 'stack: kraft\ntier: development\npools: { nodes: { roles: [controller, broker], nodes: 1 } }\n',
    } } },
    { name: 'none with ZooKeeper', ex: `zookeeper: { nodes: 3 }
` },
  ] },
  'roles-mixed': { folder: 'pools', list: [
    { name: 'beside others', ex: { kraft: `pools:
  nodes: { roles: [broker, controller] }
  brokers: { roles: [broker] }
` } },
    { name: 'in staging and with no node', ex: { files: {
      'orders.yaml': 'stack: kraft\ntier: staging\npools: { nodes: { roles: [controller, broker] } }\n',
      'events.yaml': 'stack: kraft\npools: { controllers: { roles: [controller] }, brokers: { roles: [broker] }, old: { roles: [controller, broker], nodes: 0 } }\n',
    } } },
  ] },
  'node-ids-overlap': { folder: 'pools', list: [
    { name: 'one number in common, downwards', ex: { kraft: `tier: staging
pools:
  controllers: { roles: [controller], nodeIds: { from: 0, to: 2 } }
  brokers: { roles: [broker], annotations: { strimzi.io/next-node-ids: "[9-2]" } }
` } },
    { name: 'single numbers', ex: `stack: kraft
pools:
  controllers: { roles: [controller], annotations: { strimzi.io/next-node-ids: "[0, 2, 4]" } }
  brokers: { roles: [broker], annotations: { strimzi.io/next-node-ids: "[1, 3, 5]" } }
` },
    { name: 'three pools, each with the others', ex: `stack: kraft
pools:
  controllers: { roles: [controller], nodeIds: { from: 0, to: 9 } }
  brokers: { roles: [broker], nodeIds: { from: 0, to: 9 } }
  more: { roles: [broker], nodeIds: { from: 9, to: 19 } }
` },
    { name: 'other clusters have numbers of their own', ex: { files: {
      'orders.yaml': 'stack: kraft\npools: { controllers: { roles: [controller], nodeIds: { from: 0, to: 2 } }, brokers: { roles: [broker], nodeIds: { from: 3, to: 9 } } }\n',
      'events.yaml': 'stack: kraft\npools: { controllers: { roles: [controller], nodeIds: { from: 0, to: 2 } }, brokers: { roles: [broker], nodeIds: { from: 3, to: 9 } } }\n',
    } } },
  ] },
  'node-ids-ignored': { folder: 'pools', list: [
    { name: 'of nodes that go', ex: { kraft: `pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], annotations: { strimzi.io/remove-node-ids: "5" } }
` } },
    { name: 'an empty list', ex: `stack: kraft
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], annotations: { strimzi.io/next-node-ids: "[]" } }
` },
    { name: 'fewer numbers than nodes', ex: `stack: kraft
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], nodes: 4, annotations: { strimzi.io/next-node-ids: "[3-5]" } }
` },
    { name: 'numbers that a pool without a range has taken', ex: `stack: kraft
pools:
  brokers: { roles: [broker] }
  controllers: { roles: [controller], nodeIds: { from: 0, to: 2 } }
` },
    { name: 'enough', ex: `stack: kraft
pools:
  controllers: { roles: [controller], nodeIds: { from: 100, to: 102 } }
  brokers: { roles: [broker], nodeIds: { from: 0, to: 99 } }
` },
  ] },
  'field-unused': { folder: 'pools', list: [
    { name: 'ZooKeeper is left until its nodes are gone', ex: `stack: zookeeper
migration: { phase: finalised }
pools:
  controllers: { roles: [controller] }
  kafka: { name: kafka, roles: [broker] }
` },
    { name: 'disks and ZooKeeper', ex: `stack: kraft
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/storage, value: { type: ephemeral } }
      - { op: add, path: /spec/zookeeper, value: { replicas: 3, storage: { type: ephemeral } } }
` },
  ] },
  'migration-versions-differ': { folder: 'pools', list: [
    { name: 'the version that brokers speak', ex: `stack: zookeeper
tier: staging
migration: { phase: migrating }
kafka: { version: 3.9.2, config: { inter.broker.protocol.version: "3.7" } }
pools:
  controllers: { roles: [controller] }
  kafka: { name: kafka, roles: [broker] }
` },
    { name: 'all three the same', ex: `stack: zookeeper
migration: { phase: migrating }
kafka: { version: 3.9.2, metadataVersion: 3.9-IV0, config: { inter.broker.protocol.version: "3.9", log.message.format.version: 3.9.2 } }
pools:
  controllers: { roles: [controller] }
  kafka: { name: kafka, roles: [broker] }
` },
    { name: 'before the migration only the upgrade is told', ex: `stack: zookeeper
migration: { phase: prepare }
kafka: { version: 3.9.2, config: { inter.broker.protocol.version: "3.8" } }
pools:
  kafka: { name: kafka, roles: [broker] }
` },
  ] },
  'pools-unequal': { folder: 'pools', list: [
    { name: 'disks, whatever their number', ex: `stack: kraft
pools:
  controllers: { roles: [controller] }
  one: { roles: [broker], storage: { size: 500Gi }, nodeIds: { from: 10, to: 19 } }
  two: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi }] }, nodeIds: { from: 20, to: 29 } }
` },
    { name: 'the same in two disks', ex: `stack: kraft
pools:
  controllers: { roles: [controller] }
  one: { roles: [broker], storage: { size: 200Gi }, nodeIds: { from: 10, to: 19 } }
  two: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi }] }, nodeIds: { from: 20, to: 29 } }
` },
    { name: 'CPUs of controllers', ex: { kraft: `pools:
  one: { roles: [controller], nodes: 2, cpu: 2 }
  two: { roles: [controller], nodes: 1, cpu: 500m, storage: { size: 40Gi } }
  brokers: { roles: [broker] }
` } },
    { name: 'a pool with no nodes, and another tier', ex: { files: {
      'orders.yaml': 'stack: kraft\npools: { controllers: { roles: [controller] }, brokers: { roles: [broker] }, next: { roles: [broker], nodes: 0, memory: 32Gi } }\n',
      'events.yaml': 'stack: kraft\ntier: staging\npools: { controllers: { roles: [controller] }, brokers: { roles: [broker] }, next: { roles: [broker], memory: 32Gi } }\n',
    } } },
  ] },
  'metadata-volume-unclear': { folder: 'pools', list: [
    { name: 'none, by a patch', ex: `stack: kraft
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { volumes: [{ id: 1, size: 100Gi }, { id: 0, size: 100Gi }] } }
patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations: [{ op: remove, path: /spec/storage/volumes/0/kraftMetadata }]
` },
    { name: 'two, by a patch', ex: { kraft: `pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi }] } }
patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations: [{ op: add, path: /spec/storage/volumes/1/kraftMetadata, value: shared }]
` } },
    { name: 'one volume, one named, none named in the file', ex: { kraft: `pools:
  controllers: { roles: [controller], storage: { volumes: [{ id: 0, size: 20Gi }] } }
  brokers: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi, metadata: true }] } }
  more: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi }] } }
` } },
    { name: 'ZooKeeper keeps the metadata', ex: `kafka: { storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi }] } }
` },
  ] },
  'metadata-log-above-disk': { folder: 'pools', list: [
    { name: 'a disk for trying out', ex: { kraft: `tier: development
pools:
  nodes: { roles: [controller, broker], storage: { size: 1Gi } }
`, cluster: `storageClasses: [{ name: hostpath, default: true }]
` } },
    { name: 'just enough', ex: { kraft: `tier: development
pools:
  nodes: { roles: [controller, broker], storage: { size: 1124Mi } }
`, cluster: `storageClasses: [{ name: hostpath, default: true }]
` } },
    { name: 'the volume with the metadata counts', ex: { kraft: `tier: development
kafka: { config: { metadata.max.retention.bytes: 53687091200 } }
pools:
  controllers: { roles: [controller], storage: { size: 100Gi } }
  brokers: { roles: [broker], storage: { volumes: [{ id: 0, size: 20Gi, metadata: true }, { id: 1, size: 100Gi }] } }
` } },
    { name: 'no limit, and no disk', ex: { files: {
      'orders.yaml': 'stack: kraft\nkafka: { config: { metadata.max.retention.bytes: -1 } }\n',
      'events.yaml': 'stack: kraft\ntier: development\npools: { nodes: { roles: [controller, broker], storage: { ephemeral: true } } }\n',
    } } },
  ] },
  'volume-classes-differ': { folder: 'storage', list: [
    { name: 'one that cannot grow, in a pool', ex: { kraft: `tier: staging
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi, class: fixed }, { id: 1, size: 100Gi, class: essd }] } }
`, cluster: `storageClasses:
  - { name: essd, default: true }
  - { name: fixed, allowVolumeExpansion: false }
` } },
    { name: 'in production the class is told by itself', ex: { files: { 'cluster.yaml': `storageClasses:
  - { name: essd, default: true }
  - { name: fixed, allowVolumeExpansion: false }
`, 'orders.yaml': `kafka: { storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi, class: fixed }] } }
` } } },
    { name: 'other names for the same', ex: { files: { 'cluster.yaml': `storageClasses:
  - { name: essd, default: true, maxSize: 32Ti }
  - { name: ssd, maxSize: 32Ti, volumeBindingMode: WaitForFirstConsumer, allowVolumeExpansion: true }
`, 'orders.yaml': `kafka: { storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi, class: ssd }] } }
` } } },
    { name: 'other classes in other pools', ex: { kraft: `tier: staging
pools:
  controllers: { roles: [controller], storage: { size: 20Gi, class: fixed } }
  brokers: { roles: [broker], storage: { size: 100Gi } }
`, cluster: `storageClasses:
  - { name: essd, default: true }
  - { name: fixed, allowVolumeExpansion: false }
` } },
  ] },
  'tiered-storage-refused': { folder: 'storage', list: [
    { name: 'by hand, without a plugin', ex: `kafka: { config: { remote.log.storage.system.enable: true } }
` },
    { name: 'by hand, with one', ex: `kafka:
  config: { remote.log.storage.system.enable: true, remote.log.storage.manager.class.name: com.example.S3 }
` },
    { name: 'turned off by hand', ex: `kafka: { config: { remote.log.storage.system.enable: "false" } }
` },
    { name: 'a section without a plugin', ex: { kraft: `kafka: { image: "registry.example.com/kafka:1.2.0-kafka-4.3.1" }
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/kafka/tieredStorage, value: { type: custom, remoteStorageManager: { className: com.example.S3 } } }]
` } },
    { name: 'several volumes on an old Kafka', ex: `kafka:
  version: 3.7.2
  image: registry.example.com/kafka-tiered:3.7.2
  tieredStorage: { className: com.example.S3, classPath: /opt/tiered/* }
  storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi }] }
` },
    { name: 'several volumes on a later one', ex: `kafka:
  version: 3.8.1
  image: registry.example.com/kafka-tiered:3.8.1
  tieredStorage: { className: com.example.S3, classPath: /opt/tiered/* }
  storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi }] }
` },
  ] },
  'tiered-storage-outranked': { folder: 'storage', list: [
    { name: 'what the operator sets', ex: { kraft: `kafka:
  image: registry.example.com/kafka-tiered:1.2.0-kafka-4.3.1
  tieredStorage: { className: com.example.S3, classPath: /opt/tiered/* }
  config:
    remote.log.storage.system.enable: true
    remote.log.storage.manager.class.name: com.example.Other
    rlmm.config.remote.log.metadata.common.client.bootstrap.servers: localhost:9092
` } },
    { name: 'turned off', ex: { kraft: `kafka:
  image: registry.example.com/kafka-tiered:1.2.0-kafka-4.3.1
  tieredStorage: { className: com.example.S3, classPath: /opt/tiered/* }
  config: { remote.log.storage.system.enable: false }
` } },
    { name: 'another setting of the plugin', ex: { kraft: `kafka:
  image: registry.example.com/kafka-tiered:1.2.0-kafka-4.3.1
  tieredStorage: { className: com.example.S3, classPath: /opt/tiered/*, config: { bucket: orders } }
  config: { rsm.config.region: eu, remote.log.manager.thread.pool.size: 20 }
` } },
  ] },
  'tiered-storage-plugin-missing': { folder: 'storage', list: [
    { name: 'in a volume', ex: { kraft: `kafka: { tieredStorage: { className: com.example.S3, classPath: /mnt/tiered/* } }
patches:
  - target: { kind: KafkaNodePool }
    operations:
      - { op: add, path: /spec/template/pod/volumes, value: [{ name: tiered, image: { reference: "registry.example.com/tiered:1.0.0" } }] }
      - { op: add, path: /spec/template/kafkaContainer/volumeMounts, value: [{ name: tiered, mountPath: /mnt/tiered }] }
` } },
    { name: 'in another volume', ex: { kraft: `kafka: { tieredStorage: { className: com.example.S3, classPath: /mnt/tiered/* } }
patches:
  - target: { kind: KafkaNodePool }
    operations:
      - { op: add, path: /spec/template/pod/volumes, value: [{ name: other, emptyDir: {} }] }
      - { op: add, path: /spec/template/kafkaContainer/volumeMounts, value: [{ name: other, mountPath: /mnt/other }] }
` } },
    { name: 'a registry of one\u2019s own', ex: { files: { 'cluster.yaml': `strimzi: { release: 1.2.0, registry: registry.example.com/strimzi }
`, 'orders.yaml': `kafka: { tieredStorage: { className: com.example.S3, classPath: /opt/tiered/* } }
` } } },
    { name: 'an image for another version', ex: { files: { 'cluster.yaml': `strimzi: { release: 1.2.0, images: { 4.3.0: "registry.example.com/kafka:1.2.0-kafka-4.3.0" } }
`, 'orders.yaml': `kafka: { tieredStorage: { className: com.example.S3, classPath: /opt/tiered/* } }
` } } },
  ] },
  'quotas-stop-producers': { folder: 'config', list: [
    { name: 'the whole as a share', ex: { kraft: `kafka: { quotas: { type: strimzi, minAvailableRatioPerVolume: 1 } }
` } },
    { name: 'more than the smallest volume', ex: { kraft: `tier: development
kafka: { quotas: { type: strimzi, minAvailableBytesPerVolume: 64424509440 } }
pools:
  nodes: { roles: [controller, broker], storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 50Gi }] } }
` } },
    { name: 'one byte less, and none', ex: { files: {
      'orders.yaml': 'kafka: { storage: { size: 100Gi }, quotas: { type: strimzi, minAvailableBytesPerVolume: 107374182399 } }\n',
      'events.yaml': 'kafka: { quotas: { type: strimzi, minAvailableRatioPerVolume: 0.99 } }\n',
      'clicks.yaml': 'kafka: { quotas: { type: kafka, producerByteRate: 1048576 } }\n',
    } } },
  ] },
  'rack-variable-unfit': { folder: 'config', list: [
    { name: 'one pool without it', ex: { kraft: `pools:
  controllers: { roles: [controller] }
  north: { roles: [broker] }
  east: { roles: [broker] }
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/kafka/rack, value: { type: environment-variable, envVarName: ROOM } }]
  - target: { kind: KafkaNodePool, name: orders-north }
    operations: [{ op: add, path: /spec/template/kafkaContainer/env, value: [{ name: ROOM, value: north }] }]
` } },
    { name: 'one pool, one value', ex: { kraft: `patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/kafka/rack, value: { type: environment-variable, envVarName: ROOM } }]
  - target: { kind: KafkaNodePool }
    operations: [{ op: add, path: /spec/template/kafkaContainer/env, value: [{ name: ROOM, value: north }] }]
` } },
    { name: 'from outside', ex: { kraft: `patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/kafka/rack, value: { type: environment-variable, envVarName: ROOM } }]
` } },
    { name: 'from a ConfigMap, which may differ', ex: { kraft: `patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/kafka/rack, value: { type: environment-variable, envVarName: ROOM } }]
  - target: { kind: KafkaNodePool }
    operations: [{ op: add, path: /spec/template/kafkaContainer/env, value: [{ name: ROOM, valueFrom: { configMapKeyRef: { name: rooms, key: room } } }] }]
manifests:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: rooms }, data: { room: north } }
` } },
    { name: 'a single broker', ex: { kraft: `tier: development
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/kafka/rack, value: { type: environment-variable, envVarName: ROOM } }]
  - target: { kind: KafkaNodePool }
    operations: [{ op: add, path: /spec/template/kafkaContainer/env, value: [{ name: ROOM, value: north }] }]
` } },
  ] },
  'listener-gateway-missing': { folder: 'network', list: [
    { name: 'an empty list', ex: { kraft: `kafka:
  listeners:
    - { name: gw, port: 9094, type: tlsroute, authentication: { type: tls }, configuration: { parentRefs: [], bootstrap: { host: a.example.com }, hostTemplate: "b-{nodeId}.example.com" } }
  authorization: { type: simple }
` } },
    { name: 'other types need none', ex: { kraft: `kafka:
  listeners:
    - { name: ext, port: 9094, type: route, authentication: { type: tls } }
  authorization: { type: simple }
` } },
  ] },
  'listener-port-template-refused': { folder: 'network', list: [
    { name: 'above all ports', ex: { kraft: `kafka:
  listeners:
    - { name: ext, port: 9094, type: nodeport, authentication: { type: tls }, configuration: { advertisedPortTemplate: "65535 + {nodeId}" } }
  authorization: { type: simple }
pools:
  brokers: { roles: [broker], nodeIds: { from: 0, to: 9 } }
  controllers: { roles: [controller], nodeIds: { from: 100, to: 109 } }
` } },
    { name: 'a plain number, for all', ex: { kraft: `kafka:
  listeners:
    - { name: ext, port: 9094, type: cluster-ip, authentication: { type: tls }, configuration: { advertisedPortTemplate: "9094" } }
  authorization: { type: simple }
` } },
  ] },
  'metrics-reporter-refused': { folder: 'monitoring', list: [
    { name: 'one expression', ex: { kraft: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/metricsConfig/type, value: strimziMetricsReporter }
      - { op: add, path: /spec/kafka/metricsConfig/values, value: { allowList: ["kafka_log.*"] } }
` } },
    { name: 'the list of the operator', ex: { kraft: `patches:
  - target: { kind: Kafka }
    operations: [{ op: replace, path: /spec/kafka/metricsConfig/type, value: strimziMetricsReporter }]
` } },
  ] },
  'watched-namespace-refused': { folder: 'config', list: [
    { name: 'of the User Operator', ex: { kraft: `entityOperator: {}
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/entityOperator/userOperator/watchedNamespace, value: users }]
` } },
    { name: 'before 1.0.1', ex: `entityOperator: {}
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/entityOperator/topicOperator/watchedNamespace, value: topics }]
` },
  ] },
  'cruise-control-samples-refused': { folder: 'replication', list: [
    { name: 'as text, with pools', ex: { kraft: `pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], nodes: 3 }
cruiseControl: { config: { sample.store.topic.replication.factor: "5" } }
` } },
    { name: 'no number', ex: `cruiseControl: { config: { sample.store.topic.replication.factor: many } }
` },
    { name: 'not given', ex: `cruiseControl: {}
` },
  ] },
  'rebalance-template-unknown': { folder: 'references', list: [
    { name: 'not marked', ex: { kraft: `cruiseControl: { autoRebalance: [remove-brokers] }
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/cruiseControl/autoRebalance/0/template, value: { name: gently } }]
manifests:
  - apiVersion: kafka.strimzi.io/v1
    kind: KafkaRebalance
    metadata: { name: gently, labels: { strimzi.io/cluster: orders } }
    spec: { mode: full }
` } },
    { name: 'a slip', ex: `cruiseControl: { autoRebalance: [add-brokers] }
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/cruiseControl/autoRebalance/0/template, value: { name: gentle } }]
manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaRebalance
    metadata: { name: gently, labels: { strimzi.io/cluster: orders }, annotations: { strimzi.io/rebalance-template: "true" } }
    spec: { mode: full }
` },
    { name: 'no template', ex: `cruiseControl: { autoRebalance: [add-brokers, remove-brokers] }
` },
  ] },
};
