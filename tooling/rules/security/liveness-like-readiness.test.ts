import { describeRule } from '../../../test/support/examples.ts';

const deployment = (probes: string, fields = 'ports: [{ name: http, containerPort: 8080 }]'): string => `manifests:
  - apiVersion: apps/v1
    kind: Deployment
    metadata: { name: viewer }
    spec:
      replicas: 2
      selector: { matchLabels: { app: viewer } }
      template:
        metadata: { labels: { app: viewer } }
        spec:
          automountServiceAccountToken: false
          securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
          containers:
            - name: viewer
              image: harbor.example.com/kafka-viewer:1.4.2
              resources: { requests: { cpu: 10m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                capabilities: { drop: [ALL] }
                readOnlyRootFilesystem: true
              ${fields}
${probes}`;
const probes = (liveness: string): string =>
  `              readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }
              livenessProbe: { ${liveness} }
`;
const same = 'httpGet: { path: /ready, port: http }';

describeRule('liveness-like-readiness', [
  { name: 'another question', example: deployment(probes('httpGet: { path: /alive, port: http }')), finds: [] },
  { name: 'the same, with more patience', example: deployment(probes(same)), finds: [] },
  {
    name: 'the same, as soon',
    example: deployment(probes(`${same}, periodSeconds: 5`)),
    finds: [
      'orders.yaml:23:15 warning: Container `viewer` of Deployment `viewer` is ended as soon as it is not ready: both probes ask the same for 15 s; give the liveness probe a higher `failureThreshold`.',
    ],
  },
]);
