import { isExternal } from '../../strimzi/listeners/listeners.ts';
import { defineKafkaRule } from '../rule.ts';
import { listenerPlace, listenersOf } from './cluster-listeners.ts';

export default defineKafkaRule({
  id: 'listener-without-authentication',
  summary: 'A listener that is reached from outside of the Kubernetes cluster asks its clients who they are.',
  severity: { production: 'error', staging: 'warning', development: 'off' },
  why: `NetworkPolicies and namespaces end at the edge of the Kubernetes cluster. Whoever reaches a listener without authentication from
outside reads and writes every topic, and can delete them; access lists know such clients only as one user, \`User:ANONYMOUS\`.`,
  fix: 'Add `authentication` (`tls` or `scram-sha-512`) and `authorization`; or suppress this with the reason why the network suffices.',
  bad: `kafka:
  listeners:
    - { name: external, port: 9094, type: nodeport }
`,
  good: `kafka:
  listeners:
    - { name: external, port: 9094, type: nodeport, authentication: { type: tls } }
  authorization: { type: simple }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    for (const listener of listenersOf(kafka)) {
      if (!isExternal(listener) || listener.authentication !== undefined) continue;
      report(
        `Listener \`${listener.name}\` of type \`${listener.type}\` is reached from outside by anybody, without authentication; add \`authentication: { type: ${listener.tls ? 'tls' : 'scram-sha-512'} }\`.`,
        listenerPlace(kafka, listener),
      );
    }
  },
});
