import type { Plain } from '../../source/node.ts';
import { listAt, mapAt, numberAt, plainAt, textAt } from '../../source/plain.ts';
import { sightOf } from '../in-sight.ts';
import { defineKubernetesRule } from '../rule.ts';
import { requirementsOfMap, type SeenPod } from '../seen-pods.ts';
import { otherwise } from '../wording.ts';
import { selectIn } from './selecting.ts';

export default defineKubernetesRule({
  id: 'service-port-unknown',
  summary: 'A port of a Service leads to one that its pods have.',
  severity: 'error',
  why: `\`targetPort\` is the port of the pod that a Service leads to, by number or by the name that a container gives it; left out, it is
\`port\`. With a name that no container has, the Service has no endpoints at all. With a number that nothing listens on, each connection
is refused. What listens in a pod of Strimzi is known: 9404 only with \`metricsConfig\`, 9999 only with \`jmxOptions\`, and the port of each
listener.`,
  fix: 'Name a port that the pods have, or turn on what would open it.',
  bad: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: orders-jmx-0 }
    spec:
      selector: { strimzi.io/name: orders-kafka, strimzi.io/pod-name: orders-kafka-0 }
      ports: [{ port: 9999 }]
`,
  good: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: orders-replication-0 }
    spec:
      selector: { strimzi.io/name: orders-kafka, strimzi.io/pod-name: orders-kafka-0 }
      ports: [{ port: 9091 }]
`,
  check(context, report) {
    const sight = sightOf(context);
    for (const { object, plain } of sight.ofKind('Service')) {
      const there = sight.namespace(object.namespace);
      const requirements = requirementsOfMap(mapAt(plain, 'spec', 'selector'));
      if (there === undefined || requirements.length === 0) continue;
      const { pods, uncertain } = selectIn(there, requirements);
      if (pods.length === 0 || uncertain) continue;
      listAt(plain, 'spec', 'ports').forEach((port, index) => {
        const fault = faultOf(port, pods);
        if (fault === undefined) return;
        const route = ['spec', 'ports', index, fault.field];
        report(`Service \`${object.name}\` ${fault.text}`, { node: object.node, route });
      });
    }
  },
});

function faultOf(port: Plain, pods: readonly SeenPod[]): { field: string; text: string } | undefined {
  const name = textAt(port, 'targetPort');
  const field = plainAt(port, 'targetPort') === undefined ? 'port' : 'targetPort';
  const ports = pods.flatMap((one) => one.ports);
  const what = pods[0]?.what ?? 'the pods';
  if (name !== undefined) {
    const names = [...new Set(ports.flatMap((one) => one.name ?? []))];
    if (names.includes(name)) return undefined;
    const advice = names.length === 0 ? '; give the port its number.' : otherwise(name, names);
    return { field, text: `leads to port \`${name}\`, which ${what} do not have${advice}` };
  }
  const number = numberAt(port, 'targetPort') ?? numberAt(port, 'port');
  if (number === undefined || (textAt(port, 'protocol') ?? 'TCP') !== 'TCP' || !pods.every((one) => one.allPorts))
    return undefined;
  if (ports.some((one) => one.port === number)) return undefined;
  return { field, text: `leads to port ${number}, on which ${what} do not listen; ${adviceFor(number, ports)}` };
}

function adviceFor(number: number, ports: SeenPod['ports']): string {
  if (number === 9999) return 'turn on JMX in the Kafka resource (`jmxOptions`), or leave the Service out.';
  if (number === 9404) return 'turn on metrics in the Kafka resource (`metricsConfig`), or leave the port out.';
  const all = [...new Set(ports.map((one) => one.port))].sort((a, b) => a - b);
  return `they listen on ${all.join(', ')}.`;
}
