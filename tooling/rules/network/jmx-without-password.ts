import { defineKafkaRule } from '../rule.ts';
import { doorsTo, openNodes, passwordField } from './jmx-doors.ts';

export default defineKafkaRule({
  id: 'jmx-without-password',
  summary: 'JMX asks for a password.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `With \`jmxOptions: {}\` every node opens port 9999 without a password, and the operator's own NetworkPolicy lets every pod of the
Kubernetes cluster in, whatever other policies say. JMX is a remote control of the Java process: it can load code and read memory.`,
  fix: `Set \`authentication: { type: password }\`: the operator makes the Secret \`<name>-kafka-jmx\`. Or remove \`jmxOptions\`: Prometheus
does not need them.`,
  bad: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/zookeeper/jmxOptions, value: {} }
`,
  good: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/zookeeper/jmxOptions, value: { authentication: { type: password } } }
`,
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    for (const { part, called } of openNodes(kafka)) {
      // With a Service that leads to it, that is what is told.
      if (doorsTo(part, context).length > 0) continue;
      report(
        `JMX of the ${called} asks for no password and is open to every pod; set ${passwordField(context, part)}, or take JMX away.`,
        { ...kafka.place('spec', part, 'jmxOptions'), key: true },
      );
    }
  },
});
