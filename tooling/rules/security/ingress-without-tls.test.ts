import { describeRule } from '../../../test/support/examples.ts';

const ingress = (tls: string, annotations = ''): Readonly<Record<string, string>> => ({
  'cluster.yaml': 'secrets:\n  - { name: viewer-tls, namespaces: [kafka] }\n',
  'orders.yaml': `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata: { name: viewer${annotations} }
    spec:
      tls: ${tls}
      rules:
        - host: viewer.example.com
          http:
            paths:
              - { path: /, pathType: Prefix, backend: { service: { name: orders-kafka-bootstrap, port: { number: 9093 } } } }
`,
});
const none = [
  'orders.yaml:8:17 error: Host `viewer.example.com` of Ingress `viewer` has no certificate; list it under `tls` with the Secret that has one.',
];

describeRule('ingress-without-tls', [
  {
    name: 'its own certificate',
    example: ingress('[{ hosts: [viewer.example.com], secretName: viewer-tls }]'),
    finds: [],
  },
  { name: 'that of the domain', example: ingress('[{ hosts: ["*.example.com"], secretName: viewer-tls }]'), finds: [] },
  { name: 'that of the controller', example: ingress('[{ secretName: viewer-tls }]'), finds: [] },
  {
    name: 'that of another host',
    example: ingress('[{ hosts: [a.example.com], secretName: viewer-tls }]'),
    finds: none,
  },
  { name: 'none', example: ingress('[]'), finds: none },
  {
    name: 'one that the cloud has',
    example: ingress('[]', ', annotations: { alb.ingress.kubernetes.io/certificate-arn: "arn:x" }'),
    finds: [],
  },
]);
