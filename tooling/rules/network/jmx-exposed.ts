import { defineKafkaRule } from '../rule.ts';
import { listNames } from '../wording.ts';
import { seeAlso } from '../written.ts';
import { doorsTo, openNodes, passwordField } from './jmx-doors.ts';

export default defineKafkaRule({
  id: 'jmx-exposed',
  summary: 'No Service lets the outside in to JMX without a password.',
  severity: 'error',
  why: `JMX is a remote control of the Java process: through it anybody changes log levels, dumps memory with all that is in it, and loads
code. \`jmxOptions: {}\` asks nobody for a password, and Strimzi's NetworkPolicy lets everybody in; a node port or load balancer for
port 9999 opens that to whoever reaches the nodes.`,
  fix: 'Set `authentication: { type: password }` under `jmxOptions`, or remove the Service: metrics do not need JMX.',
  bad: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/jmxOptions, value: {} }
manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: orders-jmx }
    spec:
      type: NodePort
      selector: { strimzi.io/cluster: orders, strimzi.io/name: orders-kafka }
      ports: [{ name: jmx, port: 9999 }]
`,
  good: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/jmxOptions, value: { authentication: { type: password } } }
manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: orders-jmx }
    spec:
      type: NodePort
      selector: { strimzi.io/cluster: orders, strimzi.io/name: orders-kafka }
      ports: [{ name: jmx, port: 9999 }]
`,
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    for (const { part, called } of openNodes(kafka)) {
      const doors = doorsTo(part, context);
      const [first] = doors;
      if (first === undefined) continue;
      const names = doors.map((one) => one.object.name);
      report(
        `Service${doors.length === 1 ? '' : 's'} ${listNames(names)} of type \`${first.type}\` lead${doors.length === 1 ? 's' : ''} to JMX of the ${called}, which asks for no password; set ${passwordField(context, part)}, or remove the Service${doors.length === 1 ? '' : 's'}.`,
        first.place('spec', 'type'),
        seeAlso({ ...kafka.place('spec', part, 'jmxOptions'), key: true }, 'JMX without a password'),
      );
    }
  },
});
