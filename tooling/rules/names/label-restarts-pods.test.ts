import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

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
  {
    name: 'of all pools and of one',
    example: kraftExample(`labels: { example.com/commit: 3f786850e387550fdab836ed7e6dc881de23001b }
pools:
  controllers: { roles: [controller], labels: { example.com/build: "7" } }
  brokers: { roles: [broker], podLabels: { revision: "12" } }
`),
    finds: [
      'orders.yaml:1:31 error: Label `example.com/commit: 3f786850e387550fdab836ed7e6dc881de23001b` holds a commit, and each change of it restarts the pods one by one; make it an annotation of the Kafka resource.',
      'orders.yaml:3:68 error: Label `example.com/build: 7` changes with each commit or build, and each change of it restarts the pods one by one; make it an annotation of the Kafka resource.',
      'orders.yaml:4:44 error: Label `revision: 12` changes with each commit or build, and each change of it restarts the pods one by one; make it an annotation of the Kafka resource.',
    ],
  },
]);
