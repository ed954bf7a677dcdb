import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

const own = 'migration: { phase: prepare }\npools:\n  kafka: { name: kafka, roles: [broker] }\n';
const arrived = 'pools:\n  kafka: { name: kafka, roles: [broker] }\n  controllers: { roles: [controller] }\n';

describeRule('migration-namespace-shared', [
  {
    name: 'two on their way',
    example: { 'orders.yaml': own, 'payments.yaml': own },
    finds: [
      'payments.yaml:3:18 error: KafkaNodePool `kafka` of namespace `kafka` has the brokers of hz/orders and cannot have those of hz/payments; a new cluster gives its pool another `name`, one that comes from ZooKeeper needs a namespace without such a pool. [orders.yaml:3:18 the pool of the other cluster]',
    ],
  },
  {
    name: 'two that have arrived',
    example: { ...kraftExample(arrived), 'payments.yaml': arrived },
    finds: [
      'payments.yaml:2:18 error: KafkaNodePool `kafka` of namespace `kafka` has the brokers of hz/orders and cannot have those of hz/payments; a new cluster gives its pool another `name`, one that comes from ZooKeeper needs a namespace without such a pool. [orders.yaml:2:18 the pool of the other cluster]',
    ],
  },
  {
    name: 'beside one that was never with ZooKeeper',
    example: { ...kraftExample(arrived), 'payments.yaml': arrived.replace('name: kafka, ', '') },
    finds: [],
  },
]);
