/** What clients notice of changes of one cluster file: the listener, whether it breaks, and the sentence. */
import { describe, expect, test } from 'vitest';
import { transition } from '../../../test/support/transition.ts';

interface Case {
  readonly name: string;
  /** Fields below `kafka` of the cluster file, then fields beside it. */
  readonly before: readonly [kafka: string, rest?: string];
  readonly after: readonly [kafka: string, rest?: string];
  /** `listener: sentence`, with `!` in front where it breaks. */
  readonly notices: readonly string[];
}

const file = ([kafka, rest = '']: readonly [string, string?]): string => `namespace: kafka
name: orders
stack: kraft
kafka: { version: 4.2.1, metadataVersion: 4.2-IV1, rack: false, ${kafka} }
pools:
  controllers: { roles: [controller], nodes: 3, storage: { size: 10Gi } }
  brokers: { roles: [broker], nodes: 3, storage: { size: 10Gi } }
${rest}
`;
const old = ([kafka, rest = '']: readonly [string, string?]): string => `namespace: kafka
name: orders
stack: zookeeper
kafka: { version: 3.9.2, brokers: 3, rack: false, storage: { size: 10Gi }, ${kafka} }
zookeeper: { nodes: 3, storage: { size: 10Gi } }
${rest}
`;

const listeners = (...list: readonly string[]): string =>
  `listeners: [${list.map((one) => `{ name: ext, port: 9094, ${one} }`).join(', ')}]`;
const plain = 'listeners: [{ name: tls, port: 9093, type: internal }]';

function table(strimzi: string, text: (parts: readonly [string, string?]) => string, cases: readonly Case[]): void {
  test.each(cases)('$name', ({ before, after, notices }) => {
    const { clients } = transition({ strimzi, orders: text(before) }, { strimzi, orders: text(after) });
    expect(clients.map(({ listener, breaks, says }) => `${breaks ? '!' : ''}${listener}: ${says}`)).toEqual(notices);
    for (const one of clients) expect(one.changes.length).toBeGreaterThan(0);
  });
}

const balancer = 'port 9094 of the load balancer of Service `orders-kafka-ext-bootstrap`';

describe('1.2.0', () => {
  table('1.2.0', file, [
    {
      name: 'nothing of what brokers keep to themselves',
      before: [plain],
      after: [`memory: 12Gi, heap: 3Gi, ${plain}`],
      notices: [],
    },
    {
      name: 'a new listener',
      before: [plain],
      after: [
        listeners('type: loadbalancer', 'name: tls, port: 9093, type: internal').replace(
          '{ name: ext, port: 9094, name: tls',
          '{ name: tls',
        ),
      ],
      notices: [`ext: There is a new listener, at ${balancer}, encrypted, without authentication.`],
    },
    {
      name: 'a listener with another name',
      before: ['listeners: [{ name: tls, port: 9093, type: internal }]'],
      after: ['listeners: [{ name: inner, port: 9093, type: internal }]'],
      notices: [
        '!tls: It is called `inner`, still at `orders-kafka-bootstrap.kafka.svc:9093`; while brokers restart, clients reach only partitions of brokers that have the name by which they came in.',
      ],
    },
    {
      name: 'a listener that goes',
      before: [listeners('type: cluster-ip')],
      after: [plain],
      notices: [
        'tls: There is a new listener, at `orders-kafka-bootstrap.kafka.svc:9093`, encrypted, without authentication.',
        '!ext: There is no listener at `orders-kafka-ext-bootstrap.kafka.svc:9094` any more; clients that use it cannot connect.',
      ],
    },
    {
      name: 'another type',
      before: [listeners('type: loadbalancer')],
      after: [listeners('type: nodeport')],
      notices: [
        `!ext: Clients find it at the node port of Service \`orders-kafka-ext-bootstrap\` instead of ${balancer}.`,
      ],
    },
    {
      name: 'a port behind a node port',
      before: [listeners('type: nodeport')],
      after: [listeners('type: nodeport').replace('9094', '9095')],
      notices: [],
    },
    {
      name: 'another node port',
      before: [listeners('type: nodeport, configuration: { bootstrap: { nodePort: 32000 } }')],
      after: [listeners('type: nodeport, configuration: { bootstrap: { nodePort: 32001 } }')],
      notices: ['!ext: The bootstrap address has node port 32001 instead of 32000.'],
    },
    {
      name: 'encryption off',
      before: [listeners('type: internal')],
      after: [listeners('type: internal, tls: false')],
      notices: [
        '!ext: Brokers take unencrypted connections alone: clients with SSL in `security.protocol` cannot connect.',
      ],
    },
    {
      name: 'encryption on',
      before: [listeners('type: internal, tls: false')],
      after: [listeners('type: internal')],
      notices: [
        '!ext: Brokers take encrypted connections alone: clients need `security.protocol` with SSL and the certificate of the cluster authority.',
      ],
    },
    {
      name: 'passwords in place of certificates',
      before: [listeners('type: internal, authentication: { type: tls }')],
      after: [listeners('type: internal, authentication: { type: scram-sha-512 }')],
      notices: [
        '!ext: Clients need a user name and a password (SCRAM-SHA-512) instead of a client certificate of the clients authority.',
      ],
    },
    {
      name: 'no proof any more',
      before: [listeners('type: internal, authentication: { type: tls }')],
      after: [listeners('type: internal')],
      notices: ['ext: Brokers ask for no proof any more: every client is `ANONYMOUS`.'],
    },
    {
      name: 'no password any more',
      before: [listeners('type: internal, authentication: { type: scram-sha-512 }')],
      after: [listeners('type: internal')],
      notices: [
        '!ext: Brokers ask for no proof any more: every client is `ANONYMOUS`, and clients that use SASL cannot connect.',
      ],
    },
    {
      name: 'fewer peers',
      before: [listeners('type: internal')],
      after: [listeners('type: internal, networkPolicyPeers: [{ podSelector: {} }]')],
      notices: ['!ext: Clients that none of `networkPolicyPeers` matches cannot connect any more, where all could.'],
    },
    {
      name: 'another bootstrap host',
      before: [
        listeners('type: ingress, configuration: { class: a, bootstrap: { host: a.b }, hostTemplate: "{nodeId}.b" }'),
      ],
      after: [
        listeners('type: ingress, configuration: { class: a, bootstrap: { host: c.b }, hostTemplate: "{nodeId}.b" }'),
      ],
      notices: ['!ext: Clients find it at `c.b:443` instead of `a.b:443`.'],
    },
    {
      name: 'what a broker tells',
      before: [listeners('type: loadbalancer, configuration: { brokers: [{ broker: 1, advertisedHost: a }] }')],
      after: [listeners('type: loadbalancer, configuration: { brokers: [{ broker: 1, advertisedHost: b }] }')],
      notices: ['ext: Clients are told another host of broker 1, `b`; those that cannot reach it lose its partitions.'],
    },
    {
      name: 'an override for nobody',
      before: [listeners('type: loadbalancer')],
      after: [listeners('type: loadbalancer, configuration: { brokers: [{ broker: 71, advertisedHost: b }] }')],
      notices: [],
    },
    {
      name: 'a certificate of its own',
      before: [listeners('type: internal')],
      after: [
        listeners(
          'type: internal, configuration: { brokerCertChainAndKey: { secretName: s, certificate: c, key: k } }',
        ),
      ],
      notices: [
        '!ext: Brokers show a certificate of your own instead of one of the cluster authority; clients that do not trust its issuer cannot connect.',
      ],
    },
    {
      name: 'authorization on',
      before: [plain],
      after: [`authorization: { type: simple }, ${plain}`],
      notices: [
        '!*: Clients may do only what they have rights for (authorization `simple`); without any they are refused.',
      ],
    },
    {
      name: 'authorization off',
      before: [`authorization: { type: simple }, ${plain}`],
      after: [plain],
      notices: ['*: Everybody who can connect may do everything.'],
    },
    {
      name: 'JMX off',
      before: [plain, 'jmx: {}'],
      after: [plain],
      notices: ['!port 9999: JMX of nodes of Kafka is not at port 9999 any more.'],
    },
    {
      name: 'JMX asks for a password',
      before: [plain, 'jmx: { authentication: none }'],
      after: [plain, 'jmx: {}'],
      notices: [
        '!port 9999: JMX of nodes of Kafka is at port 9999 with the user and password of Secret `orders-kafka-jmx`.',
      ],
    },
    {
      name: 'metrics off',
      before: [plain],
      after: [plain, 'metrics: false'],
      notices: [
        '!port 9404: There are no metrics of nodes of Kafka at port 9404 any more; alerts on them stay silent.',
      ],
    },
    {
      name: 'nothing while the cluster is paused',
      before: [plain],
      after: [listeners('type: internal'), 'annotations: { strimzi.io/pause-reconciliation: "true" }'],
      notices: [],
    },
    {
      name: 'an authority of your own',
      before: [plain],
      after: [
        plain,
        'patches: [{ target: { kind: Kafka }, operations: [{ op: add, path: /spec/clusterCa/generateCertificateAuthority, value: false }] }]',
      ],
      notices: [
        '*: Certificates of brokers come from whoever makes the cluster authority now; where that is another authority, clients with TLS have to trust it first.',
      ],
    },
  ]);
});

describe('0.45.2 with ZooKeeper', () => {
  table('0.45.2', old, [
    {
      name: 'another port',
      before: [plain],
      after: [plain.replace('9093', '9095')],
      notices: [
        '!tls: Clients find it at `orders-kafka-bootstrap.kafka.svc:9095` instead of `orders-kafka-bootstrap.kafka.svc:9093`.',
      ],
    },
    {
      name: 'JMX of ZooKeeper',
      before: [plain, 'jmx: {}'],
      after: [plain, 'jmx: { zookeeper: true }'],
      notices: [
        'port 9999: JMX of ZooKeeper nodes is at port 9999 with the user and password of Secret `orders-zookeeper-jmx`.',
      ],
    },
    {
      name: 'metrics of both',
      before: [plain, 'metrics: false'],
      after: [plain],
      notices: [
        'port 9404: Metrics of nodes of Kafka are at port 9404.',
        'port 9404: Metrics of ZooKeeper nodes are at port 9404.',
      ],
    },
  ]);
});
