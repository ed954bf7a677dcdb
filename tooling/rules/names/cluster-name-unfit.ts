import { objectsOf } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';

export default defineKubernetesRule({
  id: 'cluster-name-unfit',
  summary: 'The name of a Kafka resource is one that Services can have.',
  severity: 'error',
  why: `Kubernetes accepts a Kafka resource whose name has a dot or begins with a digit. The operator makes Services whose names begin with
it, and those are DNS labels, which begin with a letter and have no dot: the API server refuses them, and the cluster never comes up.`,
  fix: 'Use lower-case letters, digits and dashes, beginning with a letter.',
  bad: `manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: Kafka
    metadata: { name: orders.mirror, annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" } }
    spec:
      kafka:
        replicas: 1
        listeners: [{ name: tls, port: 9093, type: internal, tls: true }]
        storage: { type: ephemeral }
      zookeeper: { replicas: 1, storage: { type: ephemeral } }
`,
  good: `manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: Kafka
    metadata: { name: orders-mirror, annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" } }
    spec:
      kafka:
        replicas: 1
        listeners: [{ name: tls, port: 9093, type: internal, tls: true }]
        storage: { type: ephemeral }
      zookeeper: { replicas: 1, storage: { type: ephemeral } }
`,
  check(context, report) {
    for (const object of objectsOf(context)) {
      if (object.kind !== 'Kafka' || !object.apiVersion.startsWith('kafka.strimzi.io/')) continue;
      const fault = object.name.includes('.')
        ? 'has a dot'
        : /^[0-9]/.test(object.name)
          ? 'begins with a digit'
          : undefined;
      if (fault === undefined) continue;
      const message = `Kafka \`${object.name}\` ${fault}, which Service \`${object.name}-kafka-bootstrap\` may not; use letters, digits and dashes, beginning with a letter.`;
      report(message, { node: object.node, route: ['metadata', 'name'] });
    }
  },
});
