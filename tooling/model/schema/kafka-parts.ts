/** Owns how the parts around a Kafka cluster are written: exporters, operators of topics and users, Cruise Control, JMX, the ZooKeeper proxy. */
import Type from 'typebox';
import { asInKubernetes, count, cpu, flag, heap, listOf, object, oneOf, optional, part, size, text } from './common.ts';

const compute = {
  cpu: optional(cpu({ description: 'CPU asked for.' })),
  cpuLimit: optional(cpu({ description: 'Most CPU it may use.' })),
  memory: optional(size({ description: 'Memory asked for and limited.' })),
};

const image = optional(
  text({ description: 'An image of your own for it, with a tag or digest that does not change its content.' }),
);

const ranges = listOf(
  Type.String({
    pattern: '^[0-9A-Fa-f.:]+/[0-9]{1,3}$',
    expected: 'an address range such as `10.0.0.0/8`',
    description: 'An address range (CIDR).',
  }),
  { description: 'Address ranges that may connect to the load balancer; demanded where there is one.' },
);

export const kafkaExporter = part(
  {
    topicRegex: optional(text({ description: 'Topics it reports (regular expression).', default: '.*' })),
    topicExcludeRegex: optional(text({ description: 'Topics it leaves out (regular expression).' })),
    groupRegex: optional(text({ description: 'Consumer groups it reports (regular expression).', default: '.*' })),
    groupExcludeRegex: optional(text({ description: 'Consumer groups it leaves out (regular expression).' })),
    showAllOffsets: optional(flag({ description: 'Whether groups without members are reported too.' })),
    ...compute,
  },
  { description: 'Lag of consumer groups and offsets as metrics, by the Kafka exporter.' },
);

export const entityOperator = part(
  {
    topics: optional(
      flag({ description: 'Whether topics are made from KafkaTopic resources of this namespace.', default: true }),
    ),
    users: optional(
      flag({ description: 'Whether users are made from KafkaUser resources of this namespace.', default: true }),
    ),
    ...compute,
  },
  { description: 'Topics and users as resources; resources are those of each of the two operators.' },
);

export const cruiseControl = part(
  {
    config: optional(
      Type.Record(
        Type.String(),
        Type.Unsafe<string | number | boolean>({
          type: ['string', 'number', 'boolean'],
          expected: 'text, a number, `true` or `false`',
        }),
        { description: 'Settings of Cruise Control, such as its goals.' },
      ),
    ),
    brokerCapacity: optional(
      object(
        {
          inboundNetwork: optional(
            Type.String({
              pattern: '^[0-9]+([KMG]i?)?B/s$',
              expected: 'a rate such as `100MB/s`',
              description: 'Network capacity into a broker.',
            }),
          ),
          outboundNetwork: optional(
            Type.String({
              pattern: '^[0-9]+([KMG]i?)?B/s$',
              expected: 'a rate such as `100MB/s`',
              description: 'Network capacity out of a broker.',
            }),
          ),
        },
        { description: 'What a broker can carry; CPU and disk it knows.' },
      ),
    ),
    autoRebalance: optional(
      listOf(oneOf(['add-brokers', 'remove-brokers'], { description: 'When.' }), {
        description: 'Rebalance by itself when brokers come or go.',
      }),
    ),
    heap: optional(heap({ description: 'Java heap.' })),
    ...compute,
  },
  { description: 'Moves partitions between brokers, so that new brokers get work and leaving ones lose it.' },
);

export const zookeeperProxy = part(
  {
    exposure: optional(
      oneOf(['cluster', 'internal-load-balancer'], {
        description: 'How it is reached: within the Kubernetes cluster only, or also by an internal load balancer.',
        default: 'cluster',
      }),
    ),
    allowFrom: optional(ranges),
    clients: optional(
      listOf(asInKubernetes({ description: 'A peer, as in a NetworkPolicy.' }), {
        description: 'Pods that may connect, as peers of a NetworkPolicy; without it, nobody may.',
      }),
    ),
    annotations: optional(
      Type.Record(Type.String(), Type.String({ expected: 'text' }), {
        description:
          'Further annotations of its Service. On `openshift` and `other` they must keep the load balancer internal.',
      }),
    ),
    replicas: optional(count(1, 10, { description: 'Replicas.', default: 2 })),
    image,
    ...compute,
  },
  {
    description:
      'Lets clients without a certificate talk to ZooKeeper. Whoever reaches it can rewrite topics, access lists and passwords.',
  },
);

export const zookeeperExporter = part(
  { image, ...compute },
  { description: 'Metrics of each ZooKeeper node (`zk_*`), asked from outside by its own name.' },
);

export const jmx = part(
  {
    authentication: optional(
      oneOf(['password', 'none'], {
        description: 'Whether a password is asked for; the operator keeps it in the Secret `<name>-kafka-jmx`.',
        default: 'password',
      }),
    ),
    zookeeper: optional(flag({ description: 'Whether ZooKeeper nodes have JMX too.', default: false })),
    nodePorts: optional(
      flag({
        description:
          'Whether each broker gets a Service `<name>-jmx-<n>` with a node port. A broker tells its clients to go on at its own address, so this works where addresses of pods are routed.',
        default: 'true where `firstNodePort` is written',
      }),
    ),
    firstNodePort: optional(
      count(1, 65535, {
        description:
          'Node port of the broker with the lowest number (broker 0, or the first of `nodeIds`); each next number has the next port. Without it, Kubernetes picks them, and JMX clients must be told.',
      }),
    ),
  },
  { description: 'JMX of the brokers on port 9999. Metrics do not need it.' },
);

export type KafkaExporterSpec = Type.Static<typeof kafkaExporter>;
export type EntityOperatorSpec = Type.Static<typeof entityOperator>;
export type CruiseControlSpec = Type.Static<typeof cruiseControl>;
export type ZookeeperProxySpec = Type.Static<typeof zookeeperProxy>;
export type ZookeeperExporterSpec = Type.Static<typeof zookeeperExporter>;
export type JmxSpec = Type.Static<typeof jmx>;
