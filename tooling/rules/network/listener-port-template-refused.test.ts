import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('listener-port-template-refused', [
  {
    name: 'above all ports',
    example: kraftExample(`kafka:
  listeners:
    - { name: ext, port: 9094, type: nodeport, authentication: { type: tls }, configuration: { advertisedPortTemplate: "65535 + {nodeId}" } }
  authorization: { type: simple }
pools:
  brokers: { roles: [broker], nodeIds: { from: 0, to: 9 } }
  controllers: { roles: [controller], nodeIds: { from: 100, to: 109 } }
`),
    finds: [
      'orders.yaml:3:120 error: `advertisedPortTemplate` of listener `ext` gives broker 1 port 65536; expected 1 to 65535.',
    ],
  },
  {
    name: 'a plain number, for all',
    example: kraftExample(`kafka:
  listeners:
    - { name: ext, port: 9094, type: cluster-ip, authentication: { type: tls }, configuration: { advertisedPortTemplate: "9094" } }
  authorization: { type: simple }
`),
    finds: [],
  },
]);
