import { hasAt, listAt } from '../../source/plain.ts';
import { defineKafkaRule } from '../rule.ts';
import { firstWritten } from '../written.ts';
import { listenerPlace, listenersOf } from './cluster-listeners.ts';

export default defineKafkaRule({
  id: 'listener-peers-empty',
  summary: 'A listener names who may connect, or leaves `networkPolicyPeers` out.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `In a NetworkPolicy an empty list of peers lets everybody in, and the operator hands the list on as it is. What looks as if nobody
may connect opens the listener to every pod, as if nothing were written.`,
  fix: 'Name the peers, or leave the field out if everybody may connect.',
  bad: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, networkPolicyPeers: [] }
`,
  good: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, networkPolicyPeers: [{ podSelector: { matchLabels: { app: orders } } }] }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    for (const listener of listenersOf(kafka)) {
      const plain = kafka.list('spec', 'kafka', 'listeners')[listener.index];
      if (!hasAt(plain, 'networkPolicyPeers') || listAt(plain, 'networkPolicyPeers').length > 0) continue;
      report(
        `An empty \`networkPolicyPeers\` opens listener \`${listener.name}\` to everybody; name who may connect, or leave it out.`,
        // An empty list has no width to point at, but in a patch it is all that was written.
        firstWritten(listenerPlace(kafka, listener), listenerPlace(kafka, listener, 'networkPolicyPeers')),
      );
    }
  },
});
