import { nodeAt, toPlain } from '../../source/node.ts';
import { mapAt } from '../../source/plain.ts';
import { isSince } from '../../strimzi/releases.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import { defineKafkaRule } from '../rule.ts';

/** Kinds whose selectors are read, with where the labels stand. */
const selectors: Readonly<Record<string, readonly string[]>> = {
  Service: ['spec', 'selector'],
  NetworkPolicy: ['spec', 'podSelector', 'matchLabels'],
  PodDisruptionBudget: ['spec', 'selector', 'matchLabels'],
  PodMonitor: ['spec', 'selector', 'matchLabels'],
};
const leaving = 'statefulset.kubernetes.io/pod-name';
const staying = 'strimzi.io/pod-name';

export default defineKafkaRule({
  id: 'pod-name-label-leaving',
  summary: 'A broker is chosen by a label that it will still have after an upgrade of Strimzi.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `Up to Strimzi 0.45 the pods of brokers have \`statefulset.kubernetes.io/pod-name\` and \`strimzi.io/pod-name\`. From 0.46 on the first
one is gone: a Service that chooses by it has no pod behind it any more, and Argo CD shows it as healthy all the same.`,
  fix: 'Choose by `strimzi.io/pod-name`, with the same value. `jmx: { nodePorts: true }` makes such Services for JMX.',
  bad: `jmx: {}
manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: broker-zero }
    spec:
      selector: { strimzi.io/cluster: orders, statefulset.kubernetes.io/pod-name: orders-kafka-0 }
      ports: [{ name: jmx, port: 9999 }]
`,
  good: `jmx: {}
manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: broker-zero }
    spec:
      selector: { strimzi.io/cluster: orders, strimzi.io/pod-name: orders-kafka-0 }
      ports: [{ name: jmx, port: 9999 }]
`,
  check({ kafka, objects, release }, report) {
    // Where the label is gone, what selects by it finds nothing, which is told as such.
    if (kafka === undefined || isSince(release, '0.46')) return;
    for (const object of objects) {
      const route = selectors[object.kind];
      const node = route && nodeAt(object.node, route);
      if (route === undefined || node === undefined) continue;
      const labels = mapAt(toPlain(node));
      const pod = labels[leaving];
      // A StatefulSet of ours keeps giving its pods that label.
      if (typeof pod !== 'string' || labels[staying] !== undefined || !isNode(pod, kafka)) continue;
      report(
        `${object.kind} \`${object.name}\` chooses \`${pod}\` by \`${leaving}\`, which Strimzi gives no pod from 0.46 on; use \`${staying}\`.`,
        { node: object.node, route: [...route, leaving] },
      );
    }
  },
});

function isNode(pod: string, { nodes }: KafkaResource): boolean {
  return nodes.some(({ podsName }) => pod.startsWith(`${podsName}-`));
}
