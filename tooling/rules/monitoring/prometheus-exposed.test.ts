import { describeRule } from '../../../test/support/examples.ts';
import { handMade } from './hand-made.ts';

const service = (fields: string): string => `${handMade({ disk: '50Gi' })}  - apiVersion: v1
    kind: Service
    metadata: { name: prometheus-outside }
    spec: { ${fields}, selector: { app: prometheus }, ports: [{ port: 9090 }] }
`;
const ingress = (annotations: string): Readonly<Record<string, string>> => ({
  'cluster.yaml': `prometheus:
  storage: { size: 50Gi }
  ingress: { host: p.example.com, tlsSecret: tls, annotations: ${annotations} }
secrets: [{ name: tls, namespaces: [monitoring] }]
`,
});

describeRule('prometheus-exposed', [
  {
    name: 'within the Kubernetes cluster',
    example: service('type: ClusterIP'),
    finds: [],
  },
  {
    name: 'a node port',
    example: service('type: NodePort'),
    finds: [
      'orders.yaml:60:19 error: Service `prometheus-outside` of type `NodePort` opens Prometheus of StatefulSet `prometheus` to everybody who reaches it, without a password; make it `ClusterIP`.',
    ],
  },
  {
    name: 'an Ingress whose controller is told something',
    example: ingress('{ example.com/auth: oidc }'),
    finds: [],
  },
  {
    name: 'an Ingress that tells its controller nothing',
    example: ingress('{}'),
    finds: [
      'cluster.yaml:3:3 error: Ingress `prometheus` has no annotation, so it opens Prometheus of StatefulSet `prometheus` to everybody without a password; add those by which its controller asks for one.',
    ],
  },
  {
    name: 'with passwords of its own',
    example: service('type: NodePort').replace(
      '- --storage',
      '- --web.config.file=/etc/prometheus/web.yml\n                - --storage',
    ),
    finds: [],
  },
]);
