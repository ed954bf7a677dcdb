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
const ready = '              readinessProbe: { httpGet: { path: /ready, port: http } }\n';

describeRule('probe-missing', [
  { name: 'it says when', example: deployment(ready), finds: [] },
  {
    name: 'it does not',
    example: deployment(''),
    finds: [
      'orders.yaml:14:15 warning: Container `viewer` of Deployment `viewer` has ports and no readiness probe, so it gets connections before it can take them; add a `readinessProbe`.',
    ],
  },
  { name: 'it serves nothing', example: deployment('', 'stdin: false'), finds: [] },
  { name: 'not in staging', example: `tier: staging\n${deployment('')}`, finds: [] },
]);
