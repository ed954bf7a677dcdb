import { describeRule } from '../../../test/support/examples.ts';

describeRule('derived-name-too-long', [
  {
    name: '46 characters and `-zookeeper-client` are 63',
    example: `name: abbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
`,
    finds: [],
  },
  {
    name: '47 are one too many',
    example: `name: abbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
`,
    finds: [
      'orders.yaml:1:7 error: The operator would make Service `abbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb-zookeeper-client` of 64 characters, and Kubernetes takes 63; shorten the name of the cluster.',
    ],
  },
  {
    name: 'internal listeners add nothing',
    example: `name: abbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
kafka:
  listeners: [{ name: abcdefghijk, port: 9095, type: internal }]
`,
    finds: [],
  },
  {
    name: 'a listener from outside does',
    example: `name: abbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
kafka:
  listeners: [{ name: abcdefghijk, port: 9095, type: nodeport, authentication: { type: tls } }]
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:3:23 error: The operator would make Service `abbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb-kafka-abcdefghijk-bootstrap` of 64 characters, and Kubernetes takes 63; shorten the name of the listener or of the cluster.',
    ],
  },
  {
    name: 'and one letter less fits',
    example: `name: abbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
kafka:
  listeners: [{ name: abcdefghijk, port: 9095, type: nodeport, authentication: { type: tls } }]
  authorization: { type: simple }
`,
    finds: [],
  },
]);
