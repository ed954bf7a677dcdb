import type { Plain } from '../../source/node.ts';
import { hasAt, isPlainMap, listAt } from '../../source/plain.ts';
import type { KafkaContext } from '../context.ts';
import type { Place } from '../place.ts';
import { defineKafkaRule } from '../rule.ts';
import { listenerPlace, listenersOf } from './cluster-listeners.ts';

const selectors = ['podSelector', 'namespaceSelector'];

export default defineKafkaRule({
  id: 'listener-peer-refused',
  summary: 'A peer of a listener is a range of addresses, or pods by their labels, and not both.',
  severity: 'error',
  why: `The API server refuses a NetworkPolicy with an empty peer, or with a peer that has \`ipBlock\` beside a selector. For a listener it is
the operator that writes the NetworkPolicy: its reconciliation fails, and nothing else of the cluster changes either.`,
  fix: 'Write two peers instead of one with both, and `podSelector: {}` for every pod of the namespace.',
  bad: `kafka:
  listeners:
    - name: tls
      port: 9093
      type: internal
      networkPolicyPeers:
        - { ipBlock: { cidr: 10.0.0.0/8 }, podSelector: { matchLabels: { app: orders } } }
`,
  good: `kafka:
  listeners:
    - name: tls
      port: 9093
      type: internal
      networkPolicyPeers:
        - { ipBlock: { cidr: 10.0.0.0/8 } }
        - { podSelector: { matchLabels: { app: orders } } }
`,
  check(context, report) {
    for (const { peer, place } of peersOf(context)) {
      if (!isPlainMap(peer)) continue;
      const block = hasAt(peer, 'ipBlock');
      const selector = selectors.find((field) => hasAt(peer, field));
      if (block && selector !== undefined)
        report(
          `A peer has both \`ipBlock\` and \`${selector}\`, which the API server refuses; write two peers.`,
          place,
        );
      else if (!block && selector === undefined)
        report(
          'A peer names nobody, which the API server refuses; set `podSelector`, `namespaceSelector` or `ipBlock`.',
          place,
        );
    }
  },
});

function peersOf({ kafka }: KafkaContext): readonly { readonly peer: Plain; readonly place: Place }[] {
  if (kafka === undefined) return [];
  return listenersOf(kafka).flatMap((listener) =>
    listAt(kafka.list('spec', 'kafka', 'listeners')[listener.index], 'networkPolicyPeers').map((peer, index) => ({
      peer,
      place: listenerPlace(kafka, listener, 'networkPolicyPeers', index),
    })),
  );
}
