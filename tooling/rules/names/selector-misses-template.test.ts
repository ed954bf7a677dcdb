import { describeRule } from '../../../test/support/examples.ts';

describeRule('selector-misses-template', [
  {
    name: 'a label that the template does not have',
    example: `manifests:
  - apiVersion: apps/v1
    kind: DaemonSet
    metadata: { name: agent }
    spec:
      selector: { matchLabels: { app: agent, tier: a } }
      template:
        metadata: { labels: { app: agent } }
        spec: { automountServiceAccountToken: false, containers: [] }
`,
    finds: [
      'orders.yaml:6:52 error: DaemonSet `agent` selects `tier In [a]`, but its pod template has no label `tier`; make the two agree.',
    ],
  },
  {
    name: 'an expression',
    example: `manifests:
  - apiVersion: apps/v1
    kind: DaemonSet
    metadata: { name: agent }
    spec:
      selector: { matchExpressions: [{ key: app, operator: NotIn, values: [agent] }] }
      template:
        metadata: { labels: { app: agent } }
        spec: { automountServiceAccountToken: false, containers: [] }
`,
    finds: [
      'orders.yaml:6:38 error: DaemonSet `agent` selects `app NotIn [agent]`, but its pod template has `app: agent`; make the two agree.',
    ],
  },
]);
