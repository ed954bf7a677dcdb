import { describeRule } from '../../../test/support/examples.ts';

const connect = (metadata: string, template = ''): string => `manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaConnect
    metadata: { name: connect${metadata} }
    spec:
      replicas: 1
      bootstrapServers: orders-kafka-bootstrap:9093
      resources: { requests: { cpu: 1, memory: 1Gi }, limits: { memory: 1Gi } }
${template}`;

describeRule('tracking-in-git', [
  {
    name: 'on an object of any kind',
    example: `manifests:
  - apiVersion: v1
    kind: ConfigMap
    metadata: { name: notes, annotations: { argocd.argoproj.io/tracking-id: "a:/ConfigMap:kafka/notes" } }
`,
    finds: [
      'orders.yaml:4:45 error: ConfigMap `notes` has the annotation `argocd.argoproj.io/tracking-id`, which Argo CD writes itself; take it out.',
    ],
  },
  {
    name: 'in a template, which goes on to claims',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - op: add
        path: /spec/kafka/template/persistentVolumeClaim/metadata/annotations/argocd.argoproj.io~1tracking-id
        value: x
`,
    finds: [
      'orders.yaml:6:9 error: Kafka `orders` has the annotation `argocd.argoproj.io/tracking-id`, which Argo CD writes itself; take it out.',
    ],
  },
  {
    name: 'the label, of what has pods beside Kafka',
    example: connect(', labels: { argocd.argoproj.io/instance: hz-orders }'),
    finds: [
      'orders.yaml:4:42 error: Label `argocd.argoproj.io/instance` of KafkaConnect `connect` reaches its pods, and each change of it restarts them; take it out.',
    ],
  },
  {
    name: 'and in its template',
    example: connect('', '      template: { pod: { metadata: { labels: { argocd.argoproj.io/instance: a } } } }\n'),
    finds: [
      'orders.yaml:9:48 error: Label `argocd.argoproj.io/instance` of KafkaConnect `connect` reaches its pods, and each change of it restarts them; take it out.',
    ],
  },
  {
    name: 'a label that is not copied',
    example: connect(', labels: { app.kubernetes.io/instance: hz-orders }'),
    finds: [],
  },
]);
