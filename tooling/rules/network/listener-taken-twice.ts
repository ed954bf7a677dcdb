import { defineKafkaRule } from '../rule.ts';
import { listenerPlace, listenersOf } from './cluster-listeners.ts';

export default defineKafkaRule({
  id: 'listener-taken-twice',
  summary: 'No two listeners of a cluster share a name or a port.',
  severity: 'error',
  why: `Names of listeners become parts of Service names and of broker settings, and a broker can open a port once. The operator refuses a
Kafka resource with two listeners of one name or one port.`,
  fix: 'Give each listener a name and a port of its own.',
  bad: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal }
    - { name: second, port: 9093, type: internal }
`,
  good: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal }
    - { name: second, port: 9094, type: internal }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    const listeners = listenersOf(kafka);
    for (const field of ['name', 'port'] as const) {
      for (const [at, listener] of listeners.entries()) {
        const first = listeners.find((one) => one[field] === listener[field]);
        if (first === undefined || listeners.indexOf(first) === at) continue;
        report(
          field === 'name'
            ? `Two listeners are named \`${listener.name}\`, so the operator refuses the cluster; give each a name of its own.`
            : `Listener \`${listener.name}\` has port ${listener.port}, which is that of \`${first.name}\`, so the operator refuses the cluster; give each a port of its own.`,
          listenerPlace(kafka, listener, field),
          [{ place: listenerPlace(kafka, first, field), message: 'the first use' }],
        );
      }
    }
  },
});
