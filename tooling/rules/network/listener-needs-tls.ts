import { demandsTls } from '../../strimzi/listeners/listener-faults.ts';
import { defineKafkaRule } from '../rule.ts';
import { seeAlso } from '../written.ts';
import { listenerPlace, listenersOf } from './cluster-listeners.ts';

export default defineKafkaRule({
  id: 'listener-needs-tls',
  summary: 'A route, an ingress, client certificates and a certificate of its own come with TLS.',
  severity: 'error',
  why: `Routes and ingresses tell listeners apart by the host name that TLS carries, and certificates mean nothing without it. The operator
refuses a Kafka resource with such a listener where \`tls\` is off.`,
  fix: 'Leave `tls` out, which turns it on, or choose another type or another authentication.',
  bad: `kafka:
  listeners:
    - { name: plain, port: 9092, type: internal, tls: false, authentication: { type: tls } }
  authorization: { type: simple }
`,
  good: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, authentication: { type: tls } }
  authorization: { type: simple }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    for (const listener of listenersOf(kafka)) {
      for (const { subject, route } of demandsTls(listener)) {
        report(
          `Listener \`${listener.name}\` has ${subject} but \`tls: false\`, so the operator refuses the cluster; set \`tls: true\`.`,
          listenerPlace(kafka, listener, ...route),
          seeAlso(listenerPlace(kafka, listener, 'tls'), 'TLS is off'),
        );
      }
    }
  },
});
