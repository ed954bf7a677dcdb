import { describeRule } from '../../../test/support/examples.ts';

describeRule('listener-certificate-empty', [
  {
    name: 'all of it, by a patch',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/listeners/0/configuration, value: { brokerCertChainAndKey: { secretName: "", certificate: "", key: "" } } }
`,
    finds: [
      'orders.yaml:4:111 error: The certificate of listener `tls` has nothing in `secretName`, `certificate` and `key`, so the operator refuses the cluster; name the Secret and its keys.',
    ],
  },
]);
