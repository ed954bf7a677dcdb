import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('object-of-operator', [
  {
    name: 'another kind with that name',
    example: `manifests:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: orders-kafka-bootstrap }, data: { a: b } }
`,
    finds: [],
  },
  {
    name: 'another namespace',
    example: {
      'orders.yaml': ``,
      'payments.yaml': `namespace: other
manifests:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: orders-zookeeper-config }, data: { a: b } }
`,
    },
    finds: [],
  },
  {
    name: 'the overlay of another cluster',
    example: {
      'orders.yaml': ``,
      'payments.yaml': `manifests:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: orders-zookeeper-config }, data: { a: b } }
`,
    },
    finds: [
      'payments.yaml:2:58 error: ConfigMap `orders-zookeeper-config` is one that the operator makes for hz/orders, and the two would overwrite each other; leave it out, or rename it. [orders.yaml:1:1 the cluster]',
    ],
  },
  {
    name: 'a component that is not turned on',
    example: `manifests:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: orders-cruise-control-config }, data: { a: b } }
`,
    finds: [],
  },
  {
    name: 'claims that a recovery makes beforehand',
    example: `manifests:
  - { apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: data-orders-kafka-0 }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 100Gi } } } }
`,
    finds: [],
  },
  {
    name: 'named like a pod of a pool',
    example: kraftExample(`manifests:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: orders-orders-brokers-0 }, data: { a: b } }
`),
    finds: [
      'orders.yaml:2:58 error: ConfigMap `orders-orders-brokers-0` is one that the operator makes for hz/orders, and the two would overwrite each other; leave it out, or rename it. [orders.yaml:1:1 the cluster]',
    ],
  },
]);
