import { describeRule } from '../../../test/support/examples.ts';

const listener = (type: string, configuration: string): string =>
  `kafka:\n  listeners:\n    - { name: external, port: 9094, type: ${type}, configuration: { ${configuration} } }\n`;
const service = (ports: string, type = 'NodePort'): string =>
  `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: jmx }
    spec: { type: ${type}, ports: [${ports}] }
`;

describeRule('node-port-used-twice', [
  {
    name: 'bootstrap and a broker',
    example: listener('nodeport', 'bootstrap: { nodePort: 31000 }, brokers: [{ broker: 0, nodePort: 31000 }]'),
    finds: [
      'orders.yaml:3:135 error: Node port 31000 of listener `external` of hz/orders (broker 0) is also that of listener `external` of hz/orders (bootstrap); give each its own. [orders.yaml:3:93 the first use]',
    ],
  },
  {
    name: 'a broker that does not run takes no port',
    example: listener('nodeport', 'brokers: [{ broker: 0, nodePort: 31000 }, { broker: 3, nodePort: 31000 }]'),
    finds: [],
  },
  {
    name: 'a load balancer has node ports too',
    example: listener('loadbalancer', 'bootstrap: { nodePort: 31000 }, brokers: [{ broker: 0, nodePort: 31000 }]'),
    finds: [
      'orders.yaml:3:139 error: Node port 31000 of listener `external` of hz/orders (broker 0) is also that of listener `external` of hz/orders (bootstrap); give each its own. [orders.yaml:3:97 the first use]',
    ],
  },
  {
    name: 'but not one that asks for none',
    example: listener(
      'loadbalancer',
      'allocateLoadBalancerNodePorts: false, bootstrap: { nodePort: 31000 }, brokers: [{ broker: 0, nodePort: 31000 }]',
    ),
    finds: [],
  },
  {
    name: 'a Service beside the cluster',
    example: listener('nodeport', 'bootstrap: { nodePort: 31000 }') + service('{ port: 9999, nodePort: 31000 }'),
    finds: [
      'orders.yaml:8:61 error: Node port 31000 of Service `kafka/jmx` is also that of listener `external` of hz/orders (bootstrap); give each its own. [orders.yaml:3:93 the first use]',
    ],
  },
  {
    name: 'one Service, once for each protocol',
    example: service('{ name: a, port: 53, nodePort: 31000 }, { name: b, port: 53, protocol: UDP, nodePort: 31000 }'),
    finds: [],
  },
  {
    name: 'one Service, twice for one protocol',
    example: service('{ name: a, port: 53, nodePort: 31000 }, { name: b, port: 54, nodePort: 31000 }'),
    finds: [
      'orders.yaml:5:108 error: Node port 31000 stands twice in Service `kafka/jmx`; give each port its own. [orders.yaml:5:68 the first use]',
    ],
  },
  {
    name: 'three clusters, each told against the first',
    example: {
      'a.yaml': listener('nodeport', 'bootstrap: { nodePort: 31000 }'),
      'b.yaml': listener('nodeport', 'bootstrap: { nodePort: 31000 }'),
      'c.yaml': listener('nodeport', 'bootstrap: { nodePort: 31000 }'),
    },
    finds: [
      'b.yaml:3:93 error: Node port 31000 of listener `external` of hz/b (bootstrap) is also that of listener `external` of hz/a (bootstrap); give each its own. [a.yaml:3:93 the first use]',
      'c.yaml:3:93 error: Node port 31000 of listener `external` of hz/c (bootstrap) is also that of listener `external` of hz/a (bootstrap); give each its own. [a.yaml:3:93 the first use]',
    ],
  },
]);
