import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('kafka-version-unsupported', [
  { name: 'the oldest that the release runs', example: 'kafka: { version: 3.8.0 }\n', finds: [] },
  {
    name: 'the version of the article',
    example: 'kafka: { version: 2.8.1 }\n',
    finds: [
      'orders.yaml:1:19 error: Strimzi 0.45.2 does not run Kafka `2.8.1`; expected `3.8.0`, `3.8.1`, `3.9.0`, `3.9.1` or `3.9.2`. [cluster.yaml:10:12 the release of Strimzi on hz]',
    ],
  },
  {
    name: 'newer than the release',
    example: 'kafka: { version: 4.0.0 }\n',
    finds: [
      'orders.yaml:1:19 error: Strimzi 0.45.2 does not run Kafka `4.0.0`; expected `3.8.0`, `3.8.1`, `3.9.0`, `3.9.1` or `3.9.2`. [cluster.yaml:10:12 the release of Strimzi on hz]',
    ],
  },
  {
    name: 'of a profile, for each cluster that builds on it',
    example: {
      'profiles/old.yaml': 'kind: Profile\nkafka: { version: 3.7.1 }\n',
      'orders.yaml': 'profiles: [sound, old]\n',
      'payments.yaml': 'profiles: [sound, old]\n',
    },
    finds: [
      'profiles/old.yaml:2:19 error: Strimzi 0.45.2 does not run Kafka `3.7.1`; expected `3.8.0`, `3.8.1`, `3.9.0`, `3.9.1` or `3.9.2`. [cluster.yaml:10:12 the release of Strimzi on hz]',
    ],
  },
  {
    name: 'of a patch',
    example: `patches:
  - target: { kind: Kafka }
    operations: [{ op: replace, path: /spec/kafka/version, value: 3.7.0 }]
`,
    finds: [
      'orders.yaml:3:67 error: Strimzi 0.45.2 does not run Kafka `3.7.0`; expected `3.8.0`, `3.8.1`, `3.9.0`, `3.9.1` or `3.9.2`. [cluster.yaml:10:12 the release of Strimzi on hz]',
    ],
  },
  {
    name: 'a release without ZooKeeper',
    example: kraftExample('kafka: { version: 3.9.2, metadataVersion: 3.9-IV0 }\n'),
    finds: [
      'orders.yaml:1:19 error: Strimzi 1.2.0 does not run Kafka `3.9.2`; expected `4.2.0`, `4.2.1`, `4.3.0` or `4.3.1`. [cluster.yaml:1:21 the release of Strimzi on hz]',
    ],
  },
]);
