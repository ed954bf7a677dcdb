import { expect, test } from 'vitest';
import { describeRule, examples } from '../../../test/support/examples.ts';
import { judge } from '../../lint/judge.ts';
import { openDocuments, treeOf } from '../../source/tree.ts';
import { kraftExample } from '../kraft-example.ts';

const listener = (type: string, configuration: string): string =>
  `kafka:
  listeners:
    - { name: external, port: 9094, type: ${type}, configuration: { ${configuration} }, authentication: { type: tls } }
  authorization: { type: simple }
`;
/** The rest of the brokers, so that nothing else is wrong. */
const others = '{ broker: 1, nodePort: 31001 }, { broker: 2, nodePort: 31002 }';
const ranges = 'loadBalancerSourceRanges: [203.0.113.0/24]';
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
    example: listener(
      'nodeport',
      `bootstrap: { nodePort: 31000 }, brokers: [{ broker: 0, nodePort: 31000 }, ${others}]`,
    ),
    finds: [
      'orders.yaml:3:135 error: Node port 31000 of listener `external` of hz/orders (broker 0) is also that of listener `external` of hz/orders (bootstrap); give each its own. [orders.yaml:3:93 the first use]',
    ],
  },
  {
    name: 'a broker that does not run takes no port',
    example: listener(
      'nodeport',
      `brokers: [{ broker: 0, nodePort: 31000 }, { broker: 3, nodePort: 31000 }, ${others}]`,
    ),
    finds: [
      'orders.yaml:3:122 warning (listener-broker-unknown): Listener `external` has settings for broker 3, but the 3 brokers are numbered 0 to 2; correct the number or remove the entry.',
    ],
  },
  {
    name: 'a load balancer has node ports too',
    example: listener(
      'loadbalancer',
      `bootstrap: { nodePort: 31000 }, brokers: [{ broker: 0, nodePort: 31000 }], ${ranges}`,
    ),
    finds: [
      'orders.yaml:3:139 error: Node port 31000 of listener `external` of hz/orders (broker 0) is also that of listener `external` of hz/orders (bootstrap); give each its own. [orders.yaml:3:97 the first use]',
    ],
  },
  {
    name: 'but not one that asks for none',
    example: listener(
      'loadbalancer',
      `allocateLoadBalancerNodePorts: false, bootstrap: { nodePort: 31000 }, brokers: [{ broker: 0, nodePort: 31000 }], ${ranges}`,
    ),
    finds: [],
  },
  {
    name: 'a Service beside the cluster',
    example: listener('nodeport', 'bootstrap: { nodePort: 31000 }') + service('{ port: 9999, nodePort: 31000 }'),
    finds: [
      'orders.yaml:9:61 error: Node port 31000 of Service `kafka/jmx` is also that of listener `external` of hz/orders (bootstrap); give each its own. [orders.yaml:3:93 the first use]',
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
      'orders.yaml:5:108 error (object-schema): Field `spec.ports[1].nodePort` is 31000, as `spec.ports[0].nodePort` is; a port of the nodes is used once.',
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
  {
    name: 'entries of nodes that are no brokers take no port',
    example: kraftExample(`kafka:
  listeners:
    - name: external
      port: 9094
      type: nodeport
      authentication: { type: tls }
      configuration:
        brokers:
          - { broker: 0, nodePort: 31000 }
          - { broker: 10, nodePort: 31000 }
          - { broker: 11, nodePort: 31001 }
          - { broker: 12, nodePort: 31001 }
  authorization: { type: simple }
pools:
  controllers: { roles: [controller], nodeIds: { from: 0, to: 9 } }
  brokers: { roles: [broker], nodeIds: { from: 10, to: 19 } }
`),
    finds: [
      'orders.yaml:9:23 warning (listener-broker-unknown): Listener `external` has settings for broker 0, but the 3 brokers are numbered 10 to 12; correct the number or remove the entry.',
      'orders.yaml:12:37 error: Node port 31001 of listener `external` of hz/orders (broker 12) is also that of listener `external` of hz/orders (broker 11); give each its own. [orders.yaml:11:37 the first use]',
    ],
  },
]);

test('a Service of an overlay that a person wrote', async () => {
  const example = listener('nodeport', 'bootstrap: { nodePort: 31000 }');
  const overlay = {
    'overlays/hz/extra/kustomization.yaml': 'resources: [service.yaml]\n',
    'overlays/hz/extra/service.yaml': `apiVersion: v1
kind: Service
metadata: { name: extra, namespace: kafka }
spec: { type: NodePort, selector: { app: extra }, ports: [{ port: 80, nodePort: 31000 }] }
`,
  };
  const { findings } = await judge(openDocuments(treeOf({ ...examples.texts(example), ...overlay })));
  const [finding, ...others] = findings.filter((one) => one.rule === 'node-port-used-twice');
  expect(finding?.origin.file.path).toBe('overlays/hz/extra/service.yaml');
  expect(others).toEqual([]);
});
