import { describeRule } from '../../../test/support/examples.ts';

const pod = (context: string): string => `manifests:
  - apiVersion: v1
    kind: Pod
    metadata: { name: shell }
    spec:
      automountServiceAccountToken: false
      containers:
        - name: shell
          image: harbor.example.com/shell:1.2.3
          resources: { requests: { cpu: 10m, memory: 64Mi }, limits: { memory: 64Mi } }
          securityContext: { readOnlyRootFilesystem: true, ${context} }
`;
const baseline = 'podSecurity: baseline\n';
const almost = 'runAsNonRoot: true, seccompProfile: { type: RuntimeDefault }, capabilities: { drop: [ALL] }';

describeRule('pod-not-restricted', [
  {
    name: 'admitted, and more than it needs',
    example: { 'cluster.yaml': baseline, 'orders.yaml': pod(almost) },
    finds: [
      'orders.yaml:11:11 warning: In Pod `shell` container `shell` may gain privileges; set `allowPrivilegeEscalation: false`.',
    ],
  },
  {
    name: 'not in staging',
    example: { 'cluster.yaml': baseline, 'orders.yaml': `tier: staging\n${pod(almost)}` },
    finds: [],
  },
  {
    name: 'restricted',
    example: { 'cluster.yaml': baseline, 'orders.yaml': pod(`${almost}, allowPrivilegeEscalation: false`) },
    finds: [],
  },
]);
