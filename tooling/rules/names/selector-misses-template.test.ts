import { describeRule } from '../../../test/support/examples.ts';

const agent = (selector: string): string => `manifests:
  - apiVersion: apps/v1
    kind: DaemonSet
    metadata: { name: agent }
    spec:
      selector: ${selector}
      template:
        metadata: { labels: { app: agent } }
        spec:
          automountServiceAccountToken: false
          securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
          containers:
            - name: agent
              image: registry.example.com/agent:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              readinessProbe: { tcpSocket: { port: 8080 } }
              livenessProbe: { tcpSocket: { port: 8080 }, failureThreshold: 10 }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
`;

describeRule('selector-misses-template', [
  { name: 'all labels of the selector', example: agent('{ matchLabels: { app: agent } }'), finds: [] },
  {
    name: 'a label that the template does not have',
    example: agent('{ matchLabels: { app: agent, tier: a } }'),
    finds: [
      'orders.yaml:6:52 error: DaemonSet `agent` selects `tier In [a]`, but its pod template has no label `tier`; make the two agree.',
    ],
  },
  {
    name: 'an expression',
    example: agent('{ matchExpressions: [{ key: app, operator: NotIn, values: [agent] }] }'),
    finds: [
      'orders.yaml:6:38 error: DaemonSet `agent` selects `app NotIn [agent]`, but its pod template has `app: agent`; make the two agree.',
    ],
  },
  {
    name: 'an expression that holds',
    example: agent('{ matchExpressions: [{ key: app, operator: Exists }] }'),
    finds: [],
  },
]);
