import { describeRule } from '../../../test/support/examples.ts';

const operator = (env: string) => ({
  'cluster.yaml': 'strimzi: { release: 1.2.0 }\n',
  'orders.yaml': `stack: kraft
labels: { shard: one, tier: gold }
kafka: { version: 4.3.1, metadataVersion: 4.3-IV0 }
pools: { controllers: { roles: [controller] }, brokers: { roles: [broker] } }
`,
  'base/operator/1.2.0/images.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: strimzi-cluster-operator }
spec:
  template:
    spec:
      containers:
        - name: strimzi-cluster-operator
          image: quay.io/strimzi/operator:1.2.0
          env: ${env}
`,
});

const selector = (value: string): string => `[{ name: STRIMZI_CUSTOM_RESOURCE_SELECTOR, value: "${value}" }]`;

describeRule('kafka-unattended', [
  { name: 'all labels, with blanks', example: operator(selector('tier=gold, shard=one')), finds: [] },
  { name: 'no selector', example: operator(selector('')), finds: [] },
  {
    name: 'one of two labels',
    example: operator(selector('shard=one,tier=silver')),
    finds: [
      'orders.yaml:2:9 error: The operator looks after Kafka resources with the label `tier=silver` alone, which `orders` does not have; add it to `labels` of its file.',
    ],
  },
  {
    name: 'another operator without a selector',
    example: {
      ...operator(selector('shard=two')),
      'overlays/hz/second/kustomization.yaml': 'resources: [operator.yaml]\n',
      'overlays/hz/second/operator.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: second, namespace: strimzi }
spec:
  selector: { matchLabels: { app: second } }
  template:
    metadata: { labels: { app: second } }
    spec:
      automountServiceAccountToken: false
      securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: operator
          image: quay.io/strimzi/operator:1.2.0
          env: [{ name: STRIMZI_NAMESPACE, value: "*" }]
          securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }
          resources: { requests: { cpu: 100m, memory: 384Mi }, limits: { memory: 384Mi } }
          livenessProbe: { httpGet: { path: /healthy, port: 8080 } }
          readinessProbe: { httpGet: { path: /ready, port: 8080 } }
`,
    },
    finds: [],
  },
]);
