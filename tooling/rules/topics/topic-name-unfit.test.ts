import { describeRule } from '../../../test/support/examples.ts';

describeRule('topic-name-unfit', [
  {
    name: 'every character that Kafka takes',
    example: {
      'orders/topics.yaml': `topics:
  Orders.events_v2-final: {}
`,
    },
    finds: [],
  },
  {
    name: 'one that it does not',
    example: {
      'orders/topics.yaml': `topics:
  "orders events": {}
  bestellungen-ö: {}
`,
    },
    finds: [
      'orders/topics.yaml:2:3 error: `orders events` cannot name a topic: Kafka takes no ` ` in it; write letters, digits, `.`, `_` and `-`, 249 characters at most.',
      'orders/topics.yaml:3:3 error: `bestellungen-ö` cannot name a topic: Kafka takes no `ö` in it; write letters, digits, `.`, `_` and `-`, 249 characters at most.',
    ],
  },
  {
    name: 'as long as it may be',
    example: {
      'orders/topics.yaml': `topics:
  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: {}
`,
    },
    finds: [],
  },
  {
    name: 'one character more',
    example: {
      'orders/topics.yaml': `topics:
  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: {}
`,
    },
    finds: [
      'orders/topics.yaml:2:3 error: `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…` cannot name a topic: it has 250 characters; write letters, digits, `.`, `_` and `-`, 249 characters at most.',
    ],
  },
  {
    name: 'a folder',
    example: {
      'orders/topics.yaml': `topics:
  "..": {}
`,
    },
    finds: [
      'orders/topics.yaml:2:3 error: `..` cannot name a topic: it is a folder of every file system; write letters, digits, `.`, `_` and `-`, 249 characters at most.',
    ],
  },
  {
    name: 'in a manifest',
    example: `entityOperator: {}
manifests:
  - { apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: { name: a, labels: { strimzi.io/cluster: orders } }, spec: { topicName: "orders/a" } }
`,
    finds: [
      'orders.yaml:3:145 error: `orders/a` cannot name a topic: Kafka takes no `/` in it; write letters, digits, `.`, `_` and `-`, 249 characters at most.',
    ],
  },
  {
    name: 'one that the operator leaves alone is no topic either',
    example: {
      'orders/topics.yaml': `topics:
  a/b: { managed: false }
`,
    },
    finds: [
      'orders/topics.yaml:2:3 error: `a/b` cannot name a topic: Kafka takes no `/` in it; write letters, digits, `.`, `_` and `-`, 249 characters at most.',
    ],
  },
]);
