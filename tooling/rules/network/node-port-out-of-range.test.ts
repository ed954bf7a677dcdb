import { describeRule } from '../../../test/support/examples.ts';

const orders = (port: number): string => `kafka:
  listeners:
    - { name: external, port: 9094, type: nodeport, configuration: { bootstrap: { nodePort: ${port} } }, authentication: { type: tls } }
  authorization: { type: simple }
`;

describeRule('node-port-out-of-range', [
  { name: 'the first', example: orders(30000), finds: [] },
  { name: 'the last', example: orders(32767), finds: [] },
  {
    name: 'behind the last',
    example: orders(32768),
    finds: [
      'orders.yaml:3:93 error: Node port 32768 of listener `external` of hz/orders (bootstrap) is outside the range of hz; expected 30000 to 32767.',
    ],
  },
  {
    name: 'a range of its own',
    example: { 'cluster.yaml': 'nodePorts: { from: 20000, to: 21000 }\n', 'orders.yaml': orders(30000) },
    finds: [
      'orders.yaml:3:93 error: Node port 30000 of listener `external` of hz/orders (bootstrap) is outside the range of hz; expected 20000 to 21000. [cluster.yaml:1:31 the end of the range]',
    ],
  },
  {
    name: 'a range of its own that has it',
    example: { 'cluster.yaml': 'nodePorts: { from: 9000, to: 10000 }\n', 'orders.yaml': orders(9094) },
    finds: [],
  },
  {
    name: 'a Service beside the cluster',
    example: `manifests:
  - { apiVersion: v1, kind: Service, metadata: { name: jmx }, spec: { type: NodePort, ports: [{ port: 9999, nodePort: 9999 }] } }
`,
    finds: [
      'orders.yaml:2:119 error: Node port 9999 of Service `kafka/jmx` is outside the range of hz; expected 30000 to 32767.',
    ],
  },
]);
