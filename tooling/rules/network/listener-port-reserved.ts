import { reservedPorts } from '../../strimzi/listeners/listener-faults.ts';
import { defineKafkaRule } from '../rule.ts';
import { listenerPlace, listenersOf } from './cluster-listeners.ts';

export default defineKafkaRule({
  id: 'listener-port-reserved',
  summary: 'No listener has port 9404 or 9999.',
  severity: 'error',
  why: 'Brokers open 9404 for metrics and 9999 for JMX. The operator refuses a listener on either, whether or not these are turned on.',
  fix: 'Choose another port, 9092 or higher.',
  bad: `kafka:
  listeners:
    - { name: tls, port: 9404, type: internal }
`,
  good: `kafka:
  listeners:
    - { name: tls, port: 9405, type: internal }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    for (const listener of listenersOf(kafka)) {
      const use = reservedPorts[listener.port];
      if (use === undefined) continue;
      report(
        `Listener \`${listener.name}\` has port ${listener.port}, which the operator keeps for ${use}; choose another port from 9092 on.`,
        listenerPlace(kafka, listener, 'port'),
      );
    }
  },
});
