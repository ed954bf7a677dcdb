import { describeRule } from '../../../test/support/examples.ts';

const pod = (context: string): string => `manifests:
  - apiVersion: v1
    kind: Pod
    metadata: { name: shell }
    spec:
      automountServiceAccountToken: false
      securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: shell
          image: harbor.example.com/shell:1.2.3
          resources: { requests: { cpu: 10m, memory: 64Mi }, limits: { memory: 64Mi } }
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] }${context} }
`;

describeRule('root-file-system-writable', [
  { name: 'read-only', example: pod(', readOnlyRootFilesystem: true'), finds: [] },
  {
    name: 'not said',
    example: pod(''),
    finds: [
      'orders.yaml:12:11 warning: Container `shell` of Pod `shell` can write to its own image; set `readOnlyRootFilesystem: true`.',
    ],
  },
  {
    name: 'said to be writable',
    example: pod(', readOnlyRootFilesystem: false'),
    finds: [
      'orders.yaml:12:118 warning: Container `shell` of Pod `shell` can write to its own image; set `readOnlyRootFilesystem: true`.',
    ],
  },
  { name: 'not in staging', example: `tier: staging\n${pod('')}`, finds: [] },
]);
