import { defineKafkaRule } from '../rule.ts';
import { firstWritten } from '../written.ts';
import { listenerPlace, listenersOf } from './cluster-listeners.ts';

export default defineKafkaRule({
  id: 'listener-without-tls',
  summary: 'A listener that is reached from outside of the Kubernetes cluster has TLS.',
  severity: { production: 'error', staging: 'warning', development: 'off' },
  why: `Outside of the Kubernetes cluster records, tokens and the handshake of passwords pass through networks that others share. Without
TLS whoever is on the way reads and changes them, and clients cannot tell a broker from somebody who says to be one.`,
  fix: `Leave \`tls\` out, which turns it on, and give clients the certificate of the cluster's authority; or suppress this with the reason
why the network can be trusted.`,
  bad: `kafka:
  listeners:
    - { name: external, port: 9094, type: nodeport, tls: false, authentication: { type: scram-sha-512 } }
  authorization: { type: simple }
`,
  good: `kafka:
  listeners:
    - { name: external, port: 9094, type: nodeport, authentication: { type: scram-sha-512 } }
  authorization: { type: simple }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    for (const listener of listenersOf(kafka)) {
      // A route or an ingress without TLS is refused; another rule tells.
      if (listener.tls || (listener.type !== 'nodeport' && listener.type !== 'loadbalancer')) continue;
      report(
        `Listener \`${listener.name}\` of type \`${listener.type}\` is reached from outside without TLS, so anybody on the way can read and change records; set \`tls: true\`.`,
        firstWritten(listenerPlace(kafka, listener, 'tls'), listenerPlace(kafka, listener)),
      );
    }
  },
});
