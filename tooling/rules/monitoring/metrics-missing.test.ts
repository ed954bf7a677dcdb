import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

const patch = (part: string): string => `patches:
  - target: { kind: Kafka }
    operations: [{ op: remove, path: /spec/${part}/metricsConfig }]
`;

describeRule('metrics-missing', [
  {
    name: 'by default',
    example: '',
    finds: [],
  },
  {
    name: 'turned off',
    example: 'metrics: false\n',
    finds: [
      'orders.yaml:1:10 warning: The brokers and the ZooKeeper nodes of orders have neither metrics nor JMX, so nobody sees what goes wrong in them; set `metrics: true`.',
    ],
  },
  {
    name: 'turned off in staging',
    example: 'tier: staging\nmetrics: false\n',
    finds: [],
  },
  {
    name: 'read by JMX',
    example: 'metrics: false\njmx: { zookeeper: true }\n',
    finds: [],
  },
  {
    name: 'brokers alone read by JMX',
    example: 'metrics: false\njmx: {}\n',
    finds: [
      'orders.yaml:1:10 warning: The ZooKeeper nodes of orders have neither metrics nor JMX, so nobody sees what goes wrong in them; set `metrics: true`.',
    ],
  },
  {
    name: 'taken away by a patch',
    example: patch('zookeeper'),
    finds: [
      'orders.yaml:1:1 warning: The ZooKeeper nodes of orders have neither metrics nor JMX, so nobody sees what goes wrong in them; leave `metricsConfig` where it is generated.',
    ],
  },
  {
    name: 'nodes of pools',
    example: kraftExample('metrics: false\n'),
    finds: [
      'orders.yaml:1:10 warning: The nodes of orders have neither metrics nor JMX, so nobody sees what goes wrong in them; set `metrics: true`.',
    ],
  },
]);
