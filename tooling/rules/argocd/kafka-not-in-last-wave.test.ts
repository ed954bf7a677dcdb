import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

const beside = (annotation: string): string => `manifests:
  - apiVersion: v1
    kind: ConfigMap
    metadata: { name: notes, annotations: { ${annotation} } }
`;
const waits = 'so it waits until Kafka `orders` is healthy, and a cluster that is not fails the sync';

describeRule('kafka-not-in-last-wave', [
  { name: 'before Kafka', example: beside('argocd.argoproj.io/sync-wave: "-5"'), finds: [] },
  { name: 'with Kafka', example: beside('argocd.argoproj.io/sync-wave: "0"'), finds: [] },
  {
    name: 'after Kafka, by a sign that Go reads too',
    example: beside('argocd.argoproj.io/sync-wave: "+2"'),
    finds: [
      `orders.yaml:4:75 error: ConfigMap \`notes\` is in wave 2 and Kafka in wave 0, ${waits}; put nothing after Kafka.`,
    ],
  },
  {
    name: 'pruned in a wave of its own, after Kafka',
    example: beside('argocd.argoproj.io/sync-options: "PruneLast=true"'),
    finds: [
      'orders.yaml:4:78 error: ConfigMap `notes` has `PruneLast=true`, so a sync that prunes it waits until Kafka is healthy, and newer commits wait with it; take the option out.',
    ],
  },
  {
    name: 'no whole number is 0',
    example: beside('argocd.argoproj.io/sync-wave: " 5"'),
    finds: [
      'orders.yaml:4:75 error: `argocd.argoproj.io/sync-wave:  5` of ConfigMap `notes` is no whole number, and Argo CD takes it for 0; write one, such as `"-1"`.',
    ],
  },
  {
    name: 'the weight of Helm counts where there is no wave',
    example: beside('helm.sh/hook-weight: "3"'),
    finds: [
      `orders.yaml:4:30 error: ConfigMap \`notes\` is in wave 3 and Kafka in wave 0, ${waits}; put nothing after Kafka.`,
    ],
  },
  {
    name: 'hooks before, and for a sync that failed',
    example: beside('argocd.argoproj.io/hook: "PreSync,SyncFail", argocd.argoproj.io/sync-wave: "5"'),
    finds: [],
  },
  {
    name: 'a hook after the sync',
    example: beside('argocd.argoproj.io/hook: PostSync, argocd.argoproj.io/sync-wave: "-5"'),
    finds: [
      `orders.yaml:4:70 error: ConfigMap \`notes\` is a hook after the sync, ${waits}; run it as \`PreSync\`, or apart from the sync.`,
    ],
  },
  {
    name: 'Kafka before all others',
    example: `jmx: { zookeeper: true }
metrics: false
annotations: { argocd.argoproj.io/sync-wave: "-1" }
${beside('a: b')}`,
    finds: [
      `orders.yaml:3:46 error: ConfigMap \`notes\` is in wave 0 and Kafka in wave -1, ${waits}; put nothing after Kafka.`,
    ],
  },
  {
    name: 'pools before Kafka',
    example: kraftExample('jmx: {}\nmetrics: false\nannotations: { argocd.argoproj.io/sync-wave: "1" }\n'),
    finds: [
      'orders.yaml:3:46 error: KafkaNodePool `orders-brokers` is in wave 0 and Kafka in wave 1, but it is not healthy before there is Kafka, so a new cluster never comes up; put both in one wave.',
      'orders.yaml:3:46 error: KafkaNodePool `orders-controllers` is in wave 0 and Kafka in wave 1, but it is not healthy before there is Kafka, so a new cluster never comes up; put both in one wave.',
    ],
  },
]);
