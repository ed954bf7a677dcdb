import { describeRule } from '../../../test/support/examples.ts';

describeRule('label-restarts-pods', [
  {
    name: 'a label that is not copied',
    example: `labels: { app.kubernetes.io/instance: orders, kustomize.toolkit.fluxcd.io/name: a }
`,
    finds: [],
  },
  {
    name: 'the tracking label of Argo CD',
    example: `labels: { argocd.argoproj.io/instance: orders }
`,
    finds: [
      'orders.yaml:1:11 error: Label `argocd.argoproj.io/instance: orders` names the application of Argo CD, and each change of it restarts the pods one by one; make it an annotation of the Kafka resource.',
    ],
  },
  {
    name: 'the chart',
    example: `labels: { helm.sh/chart: kafka-1.2.3 }
`,
    finds: [
      'orders.yaml:1:11 error: Label `helm.sh/chart: kafka-1.2.3` holds the version of a chart, and each change of it restarts the pods one by one; make it an annotation of the Kafka resource.',
    ],
  },
  {
    name: 'a build, in staging',
    example: `tier: staging
labels: { build: "17" }
`,
    finds: [
      'orders.yaml:2:11 warning: Label `build: 17` changes with each commit or build, and each change of it restarts the pods one by one; make it an annotation of the Kafka resource.',
    ],
  },
  {
    name: 'pods of ZooKeeper',
    example: `zookeeper: { podLabels: { git-sha: abc } }
`,
    finds: [
      'orders.yaml:1:27 error: Label `git-sha: abc` changes with each commit or build, and each change of it restarts the pods one by one; make it an annotation of the Kafka resource.',
    ],
  },
  {
    name: 'labels that stay',
    example: `labels: { team: orders, cost-center: "4711", example.com/part-of: "0123456789012345678901234567890123456789" }
`,
    finds: [],
  },
  {
    name: 'development',
    example: `tier: development
labels: { commit: a }
`,
    finds: [],
  },
]);
