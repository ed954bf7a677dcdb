import { toPlain } from '../../source/node.ts';
import { textsAt } from '../../source/plain.ts';
import { objectsOf } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';

const kinds: readonly string[] = ['Service', 'Ingress', 'Route', 'TLSRoute', 'ConfigMap'];

export default defineKubernetesRule({
  id: 'operator-deletes-object',
  summary: 'No object of ours carries the labels by which the operator knows its own.',
  severity: 'error',
  why: `The operator lists the Services, Ingresses, Routes and ConfigMaps with \`strimzi.io/kind: Kafka\`, \`strimzi.io/cluster\` and
\`strimzi.io/name: <cluster>-kafka\` and deletes those that it did not make. An object of ours with all three is gone within two minutes
and comes back with Argo CD, again and again.`,
  fix: 'Leave one of the three labels out. Selectors may name all of them: it is the labels of the object itself that count.',
  bad: `manifests:
  - apiVersion: v1
    kind: Service
    metadata:
      name: orders-metrics
      labels: { strimzi.io/kind: Kafka, strimzi.io/cluster: orders, strimzi.io/name: orders-kafka }
    spec:
      selector: { strimzi.io/kind: Kafka, strimzi.io/cluster: orders, strimzi.io/name: orders-kafka }
      ports: [{ port: 9091 }]
`,
  good: `manifests:
  - apiVersion: v1
    kind: Service
    metadata:
      name: orders-metrics
      labels: { strimzi.io/cluster: orders }
    spec:
      selector: { strimzi.io/kind: Kafka, strimzi.io/cluster: orders, strimzi.io/name: orders-kafka }
      ports: [{ port: 9091 }]
`,
  check(context, report) {
    for (const object of objectsOf(context)) {
      if (!kinds.includes(object.kind)) continue;
      const labels = textsAt(toPlain(object.node), 'metadata', 'labels');
      const cluster = labels['strimzi.io/cluster'];
      if (cluster === undefined || labels['strimzi.io/kind'] !== 'Kafka') continue;
      if (labels['strimzi.io/name'] !== `${cluster}-kafka`) continue;
      const message = `${object.kind} \`${object.name}\` has the labels \`strimzi.io/kind\`, \`strimzi.io/cluster\` and \`strimzi.io/name\` of the operator's own, which deletes it; leave out \`strimzi.io/name\`.`;
      report(message, { node: object.node, route: ['metadata', 'labels', 'strimzi.io/name'], key: true });
    }
  },
});
