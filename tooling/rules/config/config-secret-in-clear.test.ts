import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('config-secret-in-clear', [
  {
    name: 'elsewhere',
    example: `kafka:
  config:
    a.password: "\${strimzienv:X}"
    b.secret: "\${strimzidir:/mnt/a:b}"
    c.credentials: /mnt/secrets/c
`,
    finds: [],
  },
  {
    name: 'what only sounds like one',
    example: `kafka:
  config:
    delegation.token.max.lifetime.ms: 1000
    delegation.token.expiry.time.ms: 1000
`,
    finds: [],
  },
  {
    name: 'of every kind',
    example: `kafka:
  config:
    sasl.jaas.config: "org.apache.kafka.common.security.plain.PlainLoginModule required username=a password=\\"b\\";"
    remote.s3.secret_key: abc
    ssl.keystore.key: "-----BEGIN PRIVATE KEY-----"
    delegation.token.master.key: abc
`,
    finds: [
      'orders.yaml:3:5 error: Setting `sasl.jaas.config` holds a secret in clear text; keep it in a Secret and refer to it through a config provider.',
      'orders.yaml:4:5 error: Setting `remote.s3.secret_key` holds a secret in clear text; keep it in a Secret and refer to it through a config provider.',
      'orders.yaml:5:5 error: Setting `ssl.keystore.key` holds a secret in clear text; keep it in a Secret and refer to it through a config provider.',
      'orders.yaml:6:5 error: Setting `delegation.token.master.key` holds a secret in clear text; keep it in a Secret and refer to it through a config provider.',
    ],
  },
  {
    name: 'a listener',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, authentication: { type: custom, sasl: true, listenerConfig: { plain.sasl.jaas.config: 'x required password="b";' } } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:3:108 error: Setting `plain.sasl.jaas.config` holds a secret in clear text; keep it in a Secret and refer to it through a config provider.',
    ],
  },
  {
    name: 'a system property',
    example: `kafka:
  jvm: { systemProperties: { javax.net.ssl.trustStorePassword: changeit, a.password: b } }
`,
    finds: [
      'orders.yaml:2:64 error: Setting `javax.net.ssl.trustStorePassword` holds a secret in clear text; keep it in a Secret and refer to it through a config provider.',
      'orders.yaml:2:86 error: Setting `a.password` holds a secret in clear text; keep it in a Secret and refer to it through a config provider.',
    ],
  },
  {
    name: 'Cruise Control',
    example: `cruiseControl:
  config: { prometheus.server.password: abc }
`,
    finds: [
      'orders.yaml:2:13 error: Setting `prometheus.server.password` holds a secret in clear text; keep it in a Secret and refer to it through a config provider.',
    ],
  },
  {
    name: 'a system property of a pool',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], jvm: { systemProperties: { javax.net.ssl.trustStorePassword: changeit } } }
`),
    finds: [
      'orders.yaml:3:92 error: Setting `javax.net.ssl.trustStorePassword` holds a secret in clear text; keep it in a Secret and refer to it through a config provider.',
    ],
  },
]);
