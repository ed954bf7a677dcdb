import { defineKafkaRule } from '../rule.ts';
import { seeAlso } from '../written.ts';
import { listenerPlace, listenersOf } from './cluster-listeners.ts';
import { openedTo } from './open-authorization.ts';

export default defineKafkaRule({
  id: 'authorization-without-authentication',
  summary: 'Where access lists decide what clients may do, every listener asks who they are.',
  severity: 'warning',
  why: `On a listener without authentication every client is \`User:ANONYMOUS\`. Under \`simple\` authorization that user may do nothing, so
all requests fail; and a rule that lets it do something lets everybody do so who reaches the listener.`,
  fix: 'Add `authentication` to the listener, or remove the listener.',
  bad: `kafka:
  listeners:
    - { name: plain, port: 9092, type: internal, tls: false }
    - { name: tls, port: 9093, type: internal, authentication: { type: tls } }
  authorization: { type: simple }
`,
  good: `kafka:
  listeners:
    - { name: plain, port: 9092, type: internal, tls: false, authentication: { type: scram-sha-512 } }
    - { name: tls, port: 9093, type: internal, authentication: { type: tls } }
  authorization: { type: simple }
`,
  check({ kafka }, report) {
    // Other authorizers may well tell clients apart by their address.
    if (kafka?.text('spec', 'kafka', 'authorization', 'type') !== 'simple' || openedTo(kafka).length > 0) return;
    for (const listener of listenersOf(kafka)) {
      // One that is reached from outside is told by a rule of its own.
      if (listener.authentication !== undefined || (listener.type !== 'internal' && listener.type !== 'cluster-ip'))
        continue;
      report(
        `Listener \`${listener.name}\` has no authentication, so under \`simple\` authorization all its clients are \`User:ANONYMOUS\`, who may do nothing without a rule for everybody; add \`authentication\`.`,
        listenerPlace(kafka, listener),
        seeAlso(kafka.place('spec', 'kafka', 'authorization'), 'the authorization'),
      );
    }
  },
});
