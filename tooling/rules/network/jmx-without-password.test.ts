import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('jmx-without-password', [
  { name: 'none at all', example: '', finds: [] },
  {
    name: 'brokers',
    example: `jmx: { authentication: none }
`,
    finds: [
      'orders.yaml:1:1 error: JMX of the brokers asks for no password and is open to every pod; set `jmx.authentication` to `password`, or take JMX away.',
    ],
  },
  {
    name: 'in staging',
    example: `tier: staging
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/jmxOptions, value: {} }
`,
    finds: [
      'orders.yaml:5:50 warning: JMX of the brokers asks for no password and is open to every pod; set `jmxOptions.authentication.type` to `password`, or take JMX away.',
    ],
  },
  {
    name: 'both',
    example: `jmx: { authentication: none, zookeeper: true }
`,
    finds: [
      'orders.yaml:1:1 error: JMX of the ZooKeeper nodes asks for no password and is open to every pod; set `jmx.authentication` to `password`, or take JMX away.',
      'orders.yaml:1:1 error: JMX of the brokers asks for no password and is open to every pod; set `jmx.authentication` to `password`, or take JMX away.',
    ],
  },
  {
    name: 'with a password',
    example: `jmx: { zookeeper: true }
`,
    finds: [],
  },
  {
    name: 'nodes of pools',
    example: kraftExample('jmx: { authentication: none }\n'),
    finds: [
      'orders.yaml:1:1 error: JMX of the Kafka nodes asks for no password and is open to every pod; set `jmx.authentication` to `password`, or take JMX away.',
    ],
  },
]);
