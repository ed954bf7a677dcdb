import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('listener-addresses-collide', [
  {
    name: 'one host, ports of their own',
    example: `kafka:
  listeners:
    - { name: gateway, port: 9095, type: cluster-ip, configuration: { brokers: [{ broker: 0, advertisedHost: a, advertisedPort: 1 }, { broker: 1, advertisedHost: a, advertisedPort: 2 }, { broker: 2, advertisedHost: a, advertisedPort: 3 }] } }
`,
    finds: [],
  },
  {
    name: 'one port, hosts of their own',
    example: `kafka:
  listeners:
    - { name: gateway, port: 9095, type: cluster-ip, configuration: { brokers: [{ broker: 0, advertisedHost: a }, { broker: 1, advertisedHost: b }] } }
`,
    finds: [],
  },
  {
    name: 'two brokers',
    example: `kafka:
  listeners:
    - { name: gateway, port: 9095, type: internal, configuration: { brokers: [{ broker: 0, advertisedHost: a, advertisedPort: 5 }, { broker: 2, advertisedHost: a, advertisedPort: 5 }] } }
`,
    finds: [
      'orders.yaml:3:161 error: Listener `gateway` makes broker 2 advertise a:5, which broker 0 advertises too, so it does not start; give each a host or port of its own. [orders.yaml:3:108 that of broker 0]',
    ],
  },
  {
    name: 'two listeners of one broker',
    example: `kafka:
  listeners:
    - { name: a, port: 9095, type: cluster-ip, configuration: { brokers: [{ broker: 0, advertisedHost: a, advertisedPort: 5 }] } }
    - { name: b, port: 9096, type: cluster-ip, configuration: { brokers: [{ broker: 0, advertisedHost: a, advertisedPort: 5 }] } }
`,
    finds: [],
  },
  {
    name: 'two listeners of two brokers',
    example: `kafka:
  listeners:
    - { name: a, port: 9095, type: cluster-ip, configuration: { brokers: [{ broker: 0, advertisedHost: a, advertisedPort: 5 }] } }
    - { name: b, port: 9096, type: cluster-ip, configuration: { brokers: [{ broker: 1, advertisedHost: a, advertisedPort: 5 }] } }
`,
    finds: [
      'orders.yaml:4:104 error: Listener `b` makes broker 1 advertise a:5, which broker 0 advertises too, so it does not start; give each a host or port of its own. [orders.yaml:3:104 that of broker 0]',
    ],
  },
  {
    name: 'node ports differ by themselves',
    example: `kafka:
  listeners:
    - { name: a, port: 9095, type: nodeport, authentication: { type: tls }, configuration: { advertisedHostTemplate: kafka.example.com } }
  authorization: { type: simple }
`,
    finds: [],
  },
  {
    name: 'a template by pod names',
    example: `kafka:
  listeners:
    - { name: a, port: 9095, type: cluster-ip, configuration: { advertisedHostTemplate: "{nodePodName}.example.com" } }
`,
    finds: [],
  },
  {
    name: 'a template, and a port for one',
    example: `kafka:
  listeners:
    - { name: a, port: 9095, type: cluster-ip, configuration: { advertisedHostTemplate: kafka.example.com, brokers: [{ broker: 1, advertisedPort: 9196 }, { broker: 2, advertisedPort: 9197 }] } }
`,
    finds: [],
  },
  {
    name: 'a broker that does not run',
    example: `tier: development
kafka:
  listeners:
    - { name: a, port: 9095, type: cluster-ip, configuration: { brokers: [{ broker: 0, advertisedHost: a, advertisedPort: 5 }, { broker: 1, advertisedHost: a, advertisedPort: 5 }] } }
`,
    finds: [
      'orders.yaml:4:138 warning (listener-broker-unknown): Listener `a` has settings for broker 1, but the one broker is number 0; correct the number or remove the entry.',
    ],
  },
  {
    name: 'a template for the port keeps brokers apart',
    example:
      kraftExample(`kafka: { listeners: [{ name: gateway, port: 9095, type: cluster-ip, configuration: { advertisedHostTemplate: kafka.example.com } }] }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/listeners/0/configuration/advertisedPortTemplate, value: "9100 + {nodeId}" }
`),
    finds: [],
  },
  {
    name: 'brokers of two pools',
    example:
      kraftExample(`kafka: { listeners: [{ name: gateway, port: 9095, type: cluster-ip, configuration: { advertisedHostTemplate: kafka.example.com } }] }
pools:
  controllers: { roles: [controller] }
  a: { roles: [broker], nodes: 2 }
  b: { roles: [broker], nodes: 1 }
`),
    finds: [
      'orders.yaml:1:110 error: Listener `gateway` makes broker 1 advertise kafka.example.com:9095, which broker 0 advertises too, so it does not start; give each a host or port of its own.',
    ],
  },
]);
