import { mapAt } from '../../source/plain.ts';
import { sightOf } from '../in-sight.ts';
import { defineKubernetesRule } from '../rule.ts';
import { requirementsOfMap } from '../seen-pods.ts';
import { explainMiss, selectIn } from './selecting.ts';

export default defineKubernetesRule({
  id: 'service-selects-nothing',
  summary: 'The selector of a Service finds a pod.',
  severity: 'error',
  why: `A Service leads to the pods in its namespace that have every label of its selector. Where there is none, it is accepted, gets an
address, and refuses every connection. Strimzi's labels are \`strimzi.io/kind\`, \`strimzi.io/cluster\`, \`strimzi.io/name\`, which ends
with the component (\`orders-kafka\`), and one with the name of each pod.`,
  fix: 'Copy the labels from the pods it is meant for; `kubectl get pods --show-labels` shows those that run.',
  bad: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: orders-broker-0 }
    spec:
      selector: { strimzi.io/cluster: orders, statefulset.kubernetes.io/pod-name: my-cluster-kafka-0 }
      ports: [{ port: 9092 }]
`,
  good: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: orders-broker-0 }
    spec:
      selector: { strimzi.io/cluster: orders, strimzi.io/pod-name: orders-kafka-0 }
      ports: [{ port: 9091 }]
`,
  check(context, report) {
    const sight = sightOf(context);
    for (const { object, plain } of sight.ofKind('Service')) {
      const there = sight.namespace(object.namespace);
      const requirements = requirementsOfMap(mapAt(plain, 'spec', 'selector'));
      if (there === undefined || requirements.length === 0) continue;
      const { pods, uncertain } = selectIn(there, requirements);
      if (pods.length > 0 || uncertain) continue;
      const { text, route } = explainMiss(requirements, there);
      const place = { node: object.node, route: ['spec', 'selector', ...route] };
      report(`Service \`${object.name}\` selects no pod: ${text}`, place);
    }
  },
});
