import { describeRule } from '../../../test/support/examples.ts';

describeRule('config-ignored', [
  {
    name: 'exceptions',
    example: `kafka:
  config:
    ssl.cipher.suites: TLS_AES_256_GCM_SHA384
    sasl.server.max.receive.size: 1000
    zookeeper.connection.timeout.ms: 9000
    cruise.control.metrics.topic.retention.ms: 1000
`,
    finds: [],
  },
  {
    name: 'an exception in capitals is none',
    example: `kafka:
  config:
    SSL.cipher.suites: TLS_AES_256_GCM_SHA384
`,
    finds: [
      "orders.yaml:3:5 error: Setting `SSL.cipher.suites` of brokers is the operator's own, so what stands here has no effect; remove it.",
    ],
  },
  {
    name: 'each with its field',
    example: `kafka:
  config:
    log.dirs: /data
    authorizer.class.name: x
    broker.rack: a
    port: 9092
    security.inter.broker.protocol: SSL
`,
    finds: [
      "orders.yaml:3:5 error: Setting `log.dirs` of brokers is the operator's own, so what stands here has no effect; set `kafka.storage` instead.",
      "orders.yaml:4:5 error: Setting `authorizer.class.name` of brokers is the operator's own, so what stands here has no effect; set `kafka.authorization` instead.",
      "orders.yaml:5:5 error: Setting `broker.rack` of brokers is the operator's own, so what stands here has no effect; set `kafka.rack` instead.",
      "orders.yaml:6:5 error: Setting `port` of brokers is the operator's own, so what stands here has no effect; set `kafka.listeners` instead.",
      "orders.yaml:7:5 error: Setting `security.inter.broker.protocol` of brokers is the operator's own, so what stands here has no effect; remove it.",
    ],
  },
  {
    name: 'names that only begin alike',
    example: `kafka:
  config:
    listener: x
    sslx: y
`,
    finds: [],
  },
  {
    name: 'ZooKeeper',
    example: `zookeeper:
  config:
    ssl.clientAuth: none
    server.1: a
    quorum.auth.enableSasl: true
    ssl.protocol: TLSv1.3
`,
    finds: [
      "orders.yaml:3:5 error: Setting `ssl.clientAuth` of ZooKeeper is the operator's own, so what stands here has no effect; remove it.",
      "orders.yaml:4:5 error: Setting `server.1` of ZooKeeper is the operator's own, so what stands here has no effect; remove it.",
      "orders.yaml:5:5 error: Setting `quorum.auth.enableSasl` of ZooKeeper is the operator's own, so what stands here has no effect; remove it.",
    ],
  },
  {
    name: 'Cruise Control',
    example: `cruiseControl:
  config:
    webserver.http.port: 9091
    self.healing.enabled: true
    num.proposal.precompute.threads: 1
`,
    finds: [
      "orders.yaml:3:5 error: Setting `webserver.http.port` of Cruise Control is the operator's own, so what stands here has no effect; remove it.",
      "orders.yaml:4:5 error: Setting `self.healing.enabled` of Cruise Control is the operator's own, so what stands here has no effect; remove it.",
    ],
  },
  {
    name: 'by a patch',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/config/super.users, value: "User:a" }
`,
    finds: [
      "orders.yaml:4:58 error: Setting `super.users` of brokers is the operator's own, so what stands here has no effect; set `kafka.authorization` instead.",
    ],
  },
]);
