import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('zone-unknown', [
  {
    name: 'two at once',
    example: 'zookeeper:\n  placement:\n    zones: [cn-hangzhou-h, eu-central-1a, cn-hangzhou-x]\n',
    finds: [
      'orders.yaml:3:28 error: hz has no zone `eu-central-1a`; expected `cn-hangzhou-h`, `cn-hangzhou-i` or `cn-hangzhou-j`. [cluster.yaml:4:1 the zones of hz]',
      'orders.yaml:3:43 error: hz has no zone `cn-hangzhou-x`; did you mean `cn-hangzhou-h`? [cluster.yaml:4:1 the zones of hz]',
    ],
  },
  {
    name: 'zones that cluster.yaml lists',
    example: { 'cluster.yaml': 'zones: [a, b]\n', 'orders.yaml': 'kafka: { placement: { zones: [b, c] } }\n' },
    finds: ['orders.yaml:1:34 error: hz has no zone `c`; expected `a` or `b`. [cluster.yaml:1:1 the zones of hz]'],
  },
  {
    name: 'a Kubernetes cluster that describes none',
    example: {
      'cluster.yaml': 'nodePools: [{ name: kafka, nodes: 4, cpu: 4, memory: 16Gi }]\n',
      'orders.yaml': 'kafka: { placement: { zones: [a] } }\n',
    },
    finds: ['orders.yaml:1:31 error: hz has no zone `a`; cluster.yaml names none. [cluster.yaml:1:1 the zones of hz]'],
  },
  {
    name: 'a pool',
    example: kraftExample(`pools:
  controllers: { roles: [controller], placement: { zones: [cn-hangzhou-h, cn-hangzhou-i, cn-hangzhou-x] } }
  brokers: { roles: [broker], placement: { zones: [cn-hangzhou-h, cn-hangzhou-i, cn-hangzhou-j] } }
`),
    finds: [
      'orders.yaml:2:90 error: hz has no zone `cn-hangzhou-x`; did you mean `cn-hangzhou-h`? [cluster.yaml:5:1 the zones of hz]',
    ],
  },
]);
