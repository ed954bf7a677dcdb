import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

const kept = 'annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" }';
const manifest = (kind: string, apiVersion: string, more: string): string =>
  `manifests:\n  - { apiVersion: ${apiVersion}, kind: ${kind}, ${more} }\n`;
const claim = (options: string): string =>
  manifest(
    'PersistentVolumeClaim',
    'v1',
    `spec: { accessModes: [ReadWriteOnce], storageClassName: cloud-essd, resources: { requests: { storage: 10Gi } } }, metadata: { name: a, annotations: { argocd.argoproj.io/sync-options: "${options}" } }`,
  );
const logging = `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/logging, value: { type: external, valueFrom: { configMapKeyRef: { name: logs, key: k } } } }
`;
const stripped = (kind: string): string =>
  `patches: [{ target: { kind: ${kind} }, operations: [{ op: remove, path: /metadata/annotations/argocd.argoproj.io~1sync-options }] }]\n`;

describeRule('stateful-object-unprotected', [
  {
    name: 'space around options, and others beside them',
    example: claim(' Delete=false , Validate=false,Prune=false '),
    finds: [],
  },
  {
    name: 'the first of two counts',
    example: claim('Prune=true,Prune=false,Delete=false'),
    finds: [
      'orders.yaml:2:235 error: Argo CD deletes PersistentVolumeClaim `a` once it is in no overlay any more, and with it what is on its disk; annotate it with `argocd.argoproj.io/sync-options: Prune=false,Delete=false`.',
    ],
  },
  {
    name: 'only from pruning',
    example: claim('Prune=false'),
    finds: [
      'orders.yaml:2:235 error: Argo CD deletes PersistentVolumeClaim `a` with its Application, and with it what is on its disk; annotate it with `argocd.argoproj.io/sync-options: Prune=false,Delete=false`.',
    ],
  },
  {
    name: 'upper case is another word',
    example: claim('Prune=False,Delete=false'),
    finds: [
      'orders.yaml:2:235 error: Argo CD deletes PersistentVolumeClaim `a` once it is in no overlay any more, and with it what is on its disk; annotate it with `argocd.argoproj.io/sync-options: Prune=false,Delete=false`.',
    ],
  },
  {
    name: 'a patch takes it from Kafka',
    example: stripped('Kafka'),
    finds: [
      'orders.yaml:1:11 error: Argo CD deletes Kafka `orders` once it is in no overlay any more, or with its Application, and with it every broker; annotate it with `argocd.argoproj.io/sync-options: Prune=false,Delete=false`.',
    ],
  },
  {
    name: 'a patch takes it from what Kafka names',
    example: stripped('ConfigMap'),
    finds: [
      'orders.yaml:1:11 error: Argo CD deletes ConfigMap `orders-kafka-metrics` once it is in no overlay any more, or with its Application, and Kafka `orders` names it and cannot be without it; annotate it with `argocd.argoproj.io/sync-options: Prune=false,Delete=false`.',
    ],
  },
  {
    name: 'the cluster file takes it from Kafka',
    example: 'annotations: { argocd.argoproj.io/sync-options: "Prune=true,Delete=true" }\n',
    finds: [
      'orders.yaml:1:49 error: Argo CD deletes Kafka `orders` once it is in no overlay any more, or with its Application, and with it every broker; annotate it with `argocd.argoproj.io/sync-options: Prune=false,Delete=false`.',
    ],
  },
  {
    name: 'options of the cluster file go beside it',
    example: 'annotations: { argocd.argoproj.io/sync-options: ServerSideApply=true }\n',
    finds: [],
  },
  {
    name: 'on the way out',
    example: `removal: unprotected\n${claim('Validate=false')}`,
    finds: [],
  },
  {
    name: 'told to go',
    example: `deletable: [PersistentVolumeClaim/a, ConfigMap/orders-kafka-metrics]\n${claim('Prune=false,Delete=false')}`,
    finds: [],
  },
  {
    name: 'logging, by hand',
    example: `${logging}${manifest('ConfigMap', 'v1', 'data: { k: "" }, metadata: { name: logs }')}`,
    finds: [
      'orders.yaml:6:57 error: Argo CD deletes ConfigMap `logs` once it is in no overlay any more, or with its Application, and Kafka `orders` names it and cannot be without it; annotate it with `argocd.argoproj.io/sync-options: Prune=false,Delete=false`.',
    ],
  },
  {
    name: 'logging, protected',
    example: `${logging}${manifest('ConfigMap', 'v1', `data: { k: "" }, metadata: { name: logs, ${kept} }`)}`,
    finds: [],
  },
  {
    name: 'topics and users that may go',
    example: {
      'orders.yaml':
        'entityOperator: {}\nkafka: { listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }] }\n',
      'orders/topics.yaml':
        'topics:\n  a: { partitions: 3, deletable: true }\n  b: { partitions: 3, annotations: { argocd.argoproj.io/sync-options: Validate=false } }\n',
      'orders/users.yaml': 'users:\n  a: { deletable: true }\n  b: {}\n',
    },
    finds: [],
  },
  {
    name: 'a pool that may go, and one that a patch strips',
    example: kraftExample(`deletable: [KafkaNodePool/orders-old]
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker] }
  old: { roles: [broker] }
patches: [{ target: { kind: KafkaNodePool, name: orders-brokers }, operations: [{ op: remove, path: /metadata/annotations/argocd.argoproj.io~1sync-options }] }]
`),
    finds: [
      'orders.yaml:6:11 error: Argo CD deletes KafkaNodePool `orders-brokers` once it is in no overlay any more, or with its Application, and with it its nodes, whatever they hold; annotate it with `argocd.argoproj.io/sync-options: Prune=false,Delete=false`.',
    ],
  },
  {
    name: 'a namespace with a cluster in it stays, whatever a file says',
    example: { 'cluster.yaml': 'deletable: [Namespace/kafka, CustomResourceDefinition/kafkas.kafka.strimzi.io]\n' },
    finds: [
      'cluster.yaml:1:13 error: `deletable` names Namespace `kafka`, which is in use; take the entry out.',
      'cluster.yaml:1:30 error: `deletable` names CustomResourceDefinition `kafkas.kafka.strimzi.io`, which is in use; take the entry out.',
    ],
  },
  {
    name: 'one that is empty, and the definition of a kind that nobody uses',
    example: {
      'cluster.yaml': `deletable: [Namespace/old, CustomResourceDefinition/kafkabridges.kafka.strimzi.io]
strimzi:
  release: 0.45.2
  operator: { watch: [old] }
`,
    },
    finds: [],
  },
]);
