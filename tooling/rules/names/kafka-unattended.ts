import { toPlain } from '../../source/node.ts';
import { mapAt } from '../../source/plain.ts';
import { isClusterOperator, namespacesWatched, variableIn } from '../../strimzi/operator/deployment.ts';
import { missingLabel, selectorVariable } from '../../strimzi/operator/variables.ts';
import { objectsOf } from '../context.ts';
import { namespaceOf } from '../kafka-resource.ts';
import { defineKubernetesRule } from '../rule.ts';

const withSelector = (labels: string) => ({
  'cluster.yaml': 'strimzi: { release: 1.2.0 }\n',
  'orders.yaml': `stack: kraft
labels: { ${labels} }
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
          env: [{ name: ${selectorVariable}, value: shard=one }]
`,
});

export default defineKubernetesRule({
  id: 'kafka-unattended',
  summary: 'A Kafka resource has the labels that the cluster operator asks for.',
  severity: 'error',
  why: `With \`${selectorVariable}\` the operator looks at Kafka resources with certain labels only, so that several
operators can share namespaces. A Kafka resource without them is accepted and nothing comes of it: no pods of a new cluster, and for one that
runs no change, no certificates and no new pod, and no word about it.`,
  fix: 'Give the Kafka resource the labels that the operator asks for, or take the selector out.',
  bad: withSelector('shard: two'),
  good: withSelector('shard: one'),
  check(context, report) {
    const operators = objectsOf(context).flatMap(({ kind, node }) => {
      const plain = kind === 'Deployment' ? toPlain(node) : undefined;
      return isClusterOperator(plain)
        ? [{ namespaces: namespacesWatched(plain), selector: variableIn(plain, selectorVariable) }]
        : [];
    });
    for (const { kafka } of context.kafka) {
      const namespace = kafka && namespaceOf(kafka);
      if (kafka === undefined || namespace === undefined) continue;
      const watching = operators.filter(({ namespaces }) => namespaces?.includes(namespace) ?? true);
      const labels = mapAt(toPlain(kafka.object.node), 'metadata', 'labels');
      const missing = watching.map(({ selector }) => missingLabel(selector, labels));
      const [label] = missing;
      // Any operator that asks for none of these will do.
      if (label !== undefined && !missing.includes(undefined))
        report(
          `The operator looks after Kafka resources with the label \`${label}\` alone, which \`${kafka.name}\` does not have; add it to \`labels\` of its file.`,
          kafka.place('metadata', 'labels'),
        );
    }
  },
});
