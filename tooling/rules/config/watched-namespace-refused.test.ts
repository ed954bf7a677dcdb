import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('watched-namespace-refused', [
  {
    name: 'of the User Operator',
    example: kraftExample(`entityOperator: {}
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/entityOperator/userOperator/watchedNamespace, value: users }]
`),
    finds: [
      'orders.yaml:4:94 error: `watchedNamespace` is `users` and the cluster is in `kafka`, so the operator deletes the operators of topics and users; leave it out.',
    ],
  },
  {
    name: 'before 1.0.1',
    example: `entityOperator: {}
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/entityOperator/topicOperator/watchedNamespace, value: topics }]
`,
    finds: [],
  },
]);
