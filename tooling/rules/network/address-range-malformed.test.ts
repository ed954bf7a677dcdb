import { describeRule } from '../../../test/support/examples.ts';

describeRule('address-range-malformed', [
  {
    name: 'ranges of both families',
    example: `kafka:
  listeners:
    - { name: external, port: 9094, type: loadbalancer, authentication: { type: tls }, configuration: { loadBalancerSourceRanges: [10.0.0.0/8, "fd00::/8", 192.0.2.7/32] } }
  authorization: { type: simple }
`,
    finds: [],
  },
  {
    name: 'a length that is too long',
    example: `kafka:
  listeners:
    - { name: external, port: 9094, type: loadbalancer, authentication: { type: tls }, configuration: { loadBalancerSourceRanges: [10.0.0.0/33] } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:3:132 error: `10.0.0.0/33` is no address range; write an address and the number of its leading bits, such as `10.0.0.0/8` or `192.0.2.10/32`.',
    ],
  },
  {
    name: 'a host name among ranges',
    example: `kafka:
  listeners:
    - { name: external, port: 9094, type: loadbalancer, authentication: { type: tls }, configuration: { loadBalancerSourceRanges: [10.0.0.0/8, office] } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:3:144 error: `office` is no address range; write an address and the number of its leading bits, such as `10.0.0.0/8` or `192.0.2.10/32`.',
    ],
  },
  {
    name: 'peers of a listener',
    example: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, networkPolicyPeers: [{ ipBlock: { cidr: 10.0.0.0 } }] }
`,
    finds: [
      'orders.yaml:3:88 error: `10.0.0.0` is no address range; write an address and the number of its leading bits, such as `10.0.0.0/8` or `192.0.2.10/32`.',
    ],
  },
  {
    name: 'an exception in its range',
    example: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, networkPolicyPeers: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }] }
`,
    finds: [],
  },
  {
    name: 'an exception elsewhere',
    example: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, networkPolicyPeers: [{ ipBlock: { cidr: 10.0.0.0/8, except: [172.16.0.0/16] } }] }
`,
    finds: [
      'orders.yaml:3:109 error: Exception `172.16.0.0/16` does not lie in `10.0.0.0/8`; name a smaller range in it.',
    ],
  },
  {
    name: 'an exception that is all of it',
    example: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, networkPolicyPeers: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.0.0.0/8] } }] }
`,
    finds: [
      'orders.yaml:3:109 error: Exception `10.0.0.0/8` does not lie in `10.0.0.0/8`; name a smaller range in it.',
    ],
  },
  {
    name: 'brought by a patch',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/listeners/0/networkPolicyPeers, value: [{ ipBlock: { cidr: "10.0.0.0/a" } }] }
`,
    finds: [
      'orders.yaml:4:97 error: `10.0.0.0/a` is no address range; write an address and the number of its leading bits, such as `10.0.0.0/8` or `192.0.2.10/32`.',
    ],
  },
]);
