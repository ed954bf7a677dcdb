import { describeRule } from '../../../test/support/examples.ts';

describeRule('service-unknown', [
  {
    name: 'the bootstrap Service',
    example: `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata: { name: extra }
    spec:
      tls: [{ hosts: [a.example.com] }]
      defaultBackend: { service: { name: orders-kafka-bootstrap, port: { name: tcp-clientstls } } }
`,
    finds: [],
  },
  {
    name: 'a port that it does not have',
    example: `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata: { name: extra }
    spec:
      tls: [{ hosts: [a.example.com] }]
      defaultBackend: { service: { name: orders-kafka-bootstrap, port: { number: 9092 } } }
`,
    finds: [
      'orders.yaml:7:82 error: Service `orders-kafka-bootstrap` has no port `9092`, which Ingress `extra` names; expected 9091 or 9093.',
    ],
  },
  {
    name: 'a Route',
    example: `manifests:
  - { apiVersion: route.openshift.io/v1, kind: Route, metadata: { name: extra }, spec: { to: { kind: Service, name: orders-kafka-bootstraps } } }
`,
    finds: [
      'orders.yaml:2:117 error: Route `extra` names Service `orders-kafka-bootstraps`, which is not in namespace `kafka`; did you mean `orders-kafka-bootstrap`?',
    ],
  },
  {
    name: 'an HTTPRoute, and one to another namespace',
    example: `manifests:
  - apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: { name: extra }
    spec: { rules: [{ backendRefs: [{ name: registry, port: 80 }, { name: registry, namespace: elsewhere, port: 80 }] }] }
`,
    finds: [
      'orders.yaml:5:45 error: HTTPRoute `extra` names Service `registry`, which is not in namespace `kafka`; write it beside.',
    ],
  },
]);
