import { describeRule } from '../../../test/support/examples.ts';

const pod = (context: string): string => `manifests:
  - apiVersion: v1
    kind: Pod
    metadata: { name: shell }
    spec:
      automountServiceAccountToken: false
      securityContext: { ${context}, runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: shell
          image: harbor.example.com/shell:1.2.3
          resources: { requests: { cpu: 10m, memory: 64Mi }, limits: { memory: 64Mi } }
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] }, readOnlyRootFilesystem: true }
`;

describeRule('runs-in-root-group', [
  { name: 'a group of its own', example: pod('fsGroup: 65534'), finds: [] },
  {
    name: 'volumes of the group of root',
    example: pod('fsGroup: 0'),
    finds: [
      'orders.yaml:7:35 warning: Pod `shell` works with the group of root (`fsGroup: 0`); take the group that its image is made for.',
    ],
  },
  {
    name: 'among others',
    example: pod('supplementalGroups: [1, 0]'),
    finds: [
      'orders.yaml:7:26 warning: Pod `shell` works with the group of root (`supplementalGroups: 0`); take the group that its image is made for.',
    ],
  },
  {
    name: 'on OpenShift that is how images are made',
    example: { 'orders.yaml': pod('fsGroup: 0'), 'cluster.yaml': 'provider: openshift\n' },
    finds: [],
  },
]);
