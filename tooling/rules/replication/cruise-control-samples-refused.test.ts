import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('cruise-control-samples-refused', [
  {
    name: 'as text, with pools',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], nodes: 3 }
cruiseControl: { config: { sample.store.topic.replication.factor: "5" } }
`),
    finds: [
      'orders.yaml:4:67 error: `sample.store.topic.replication.factor` is 5 but there are 3 brokers, so Cruise Control does not start; set 3 at most. [orders.yaml:3:38 the number of brokers]',
    ],
  },
  {
    name: 'no number',
    example: 'cruiseControl: { config: { sample.store.topic.replication.factor: many } }\n',
    finds: [],
  },
  {
    name: 'not given',
    example: 'cruiseControl: {}\n',
    finds: [],
  },
]);
