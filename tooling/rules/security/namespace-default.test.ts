import { describeRule } from '../../../test/support/examples.ts';

describeRule('namespace-default', [
  { name: 'one of its own', example: 'namespace: kafka-eu\n', finds: [] },
  {
    name: 'default',
    example: 'namespace: default\n',
    finds: [
      'orders.yaml:1:12 error: Kafka `orders` runs in namespace `default`, which belongs to everybody; choose one of its own, such as `kafka`.',
    ],
  },
  {
    name: 'kube-system, in staging',
    example: 'tier: staging\nnamespace: kube-system\n',
    finds: [
      'orders.yaml:2:12 warning: Kafka `orders` runs in namespace `kube-system`, which belongs to Kubernetes itself; choose one of its own, such as `kafka`.',
    ],
  },
]);
