import { contains, parseCidr } from '../../source/cidr.ts';
import type { Plain, Route } from '../../source/node.ts';
import { listAt, textAt } from '../../source/plain.ts';
import type { KafkaContext } from '../context.ts';
import type { Place } from '../place.ts';
import { defineKafkaRule } from '../rule.ts';
import { listenerPlace, listenersOf } from './cluster-listeners.ts';

export default defineKafkaRule({
  id: 'address-range-malformed',
  summary: 'Address ranges of listeners are written as address and length, and exceptions lie in their range.',
  severity: 'error',
  why: `The operator writes the ranges of a listener into Services and a NetworkPolicy without a look at them. The API server refuses one
that is none, such as an address without a length, and the reconciliation fails half-way.`,
  fix: 'Write an IPv4 or IPv6 address, `/` and the number of leading bits: `10.0.0.0/8`, `192.0.2.10/32`, `fd00::/8`.',
  bad: `kafka:
  listeners:
    - name: external
      port: 9094
      type: loadbalancer
      authentication: { type: tls }
      configuration: { loadBalancerSourceRanges: [203.0.113.7] }
  authorization: { type: simple }
`,
  good: `kafka:
  listeners:
    - name: external
      port: 9094
      type: loadbalancer
      authentication: { type: tls }
      configuration: { loadBalancerSourceRanges: [203.0.113.7/32] }
  authorization: { type: simple }
`,
  check(context, report) {
    for (const { range, within, place } of rangesOf(context)) {
      const read = parseCidr(range);
      const outer = within === undefined ? undefined : parseCidr(within);
      if (read === undefined)
        report(
          `\`${range}\` is no address range; write an address and the number of its leading bits, such as \`10.0.0.0/8\` or \`192.0.2.10/32\`.`,
          place,
        );
      else if (outer !== undefined && (!contains(outer, read) || contains(read, outer)))
        report(`Exception \`${range}\` does not lie in \`${within}\`; name a smaller range in it.`, place);
    }
  },
});

interface Found {
  readonly range: string;
  /** The range that it is an exception of. */
  readonly within?: string;
  readonly place: Place;
}

/** Those of Services and NetworkPolicies that a person wrote are checked where all objects are. */
function rangesOf({ kafka }: KafkaContext): readonly Found[] {
  if (kafka === undefined) return [];
  return [
    ...listenersOf(kafka).flatMap((listener) => {
      const at = (...route: Route): Place => listenerPlace(kafka, listener, ...route);
      const plain = kafka.list('spec', 'kafka', 'listeners')[listener.index];
      return [
        ...textsIn(listener.configuration?.['loadBalancerSourceRanges'], (index) =>
          at('configuration', 'loadBalancerSourceRanges', index),
        ),
        ...listAt(plain, 'networkPolicyPeers').flatMap((peer, index) =>
          peerRanges(peer, (...route) => at('networkPolicyPeers', index, ...route)),
        ),
      ];
    }),
  ];
}

function textsIn(list: Plain | undefined, place: (index: number) => Place): readonly Found[] {
  return listAt(list).flatMap((range, index) => (typeof range === 'string' ? { range, place: place(index) } : []));
}

function peerRanges(peer: Plain, place: (...route: Route) => Place): readonly Found[] {
  const cidr = textAt(peer, 'ipBlock', 'cidr');
  if (cidr === undefined) return [];
  const except = textsIn(listAt(peer, 'ipBlock', 'except'), (index) => place('ipBlock', 'except', index));
  return [{ range: cidr, place: place('ipBlock', 'cidr') }, ...except.map((one) => ({ ...one, within: cidr }))];
}
