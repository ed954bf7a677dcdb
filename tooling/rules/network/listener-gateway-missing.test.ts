import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('listener-gateway-missing', [
  {
    name: 'an empty list',
    example: kraftExample(`kafka:
  listeners:
    - { name: gw, port: 9094, type: tlsroute, authentication: { type: tls }, configuration: { parentRefs: [], bootstrap: { host: a.example.com }, hostTemplate: "b-{nodeId}.example.com" } }
  authorization: { type: simple }
`),
    finds: [
      'orders.yaml:3:95 error: TLSRoute listener `gw` names no Gateway, so nothing leads to it; set `configuration.parentRefs`.',
    ],
  },
  {
    name: 'other types need none',
    example: kraftExample(`kafka:
  listeners:
    - { name: ext, port: 9094, type: route, authentication: { type: tls } }
  authorization: { type: simple }
`),
    finds: [],
  },
]);
