import { defineKubernetesRule } from '../rule.ts';
import { checkNamed } from './unknown-data.ts';

export default defineKubernetesRule({
  id: 'config-map-unknown',
  summary: 'A ConfigMap that something names is there, with the keys asked for.',
  severity: 'error',
  why: `A pod that mounts a ConfigMap which is not there stays at ContainerCreating without an end. Where the Kafka resource names it, for
metrics or logging, and it or the key in it is missing, the operator stops: no change of the cluster is carried out any more.`,
  fix: 'Correct the name or the key, or write the ConfigMap into `manifests` of the cluster.',
  bad: `patches:
  - target: { kind: Kafka }
    operations:
      - op: add
        path: /spec/kafka/logging
        value: { type: external, valueFrom: { configMapKeyRef: { name: kafka-logging, key: log4j.properties } } }
`,
  good: `patches:
  - target: { kind: Kafka }
    operations:
      - op: add
        path: /spec/kafka/logging
        value: { type: external, valueFrom: { configMapKeyRef: { name: kafka-logging, key: log4j.properties } } }
manifests:
  - apiVersion: v1
    kind: ConfigMap
    metadata: { name: kafka-logging, annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" } }
    data: { log4j.properties: "log4j.rootLogger=INFO" }
`,
  check(context, report) {
    checkNamed('ConfigMap', 'write it into `manifests`, or correct the name.', context, report);
  },
});
