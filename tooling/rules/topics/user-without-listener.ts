import { usersOf } from '../kafka-users.ts';
import { listenersOf } from '../network/cluster-listeners.ts';
import { defineKafkaRule } from '../rule.ts';
import { listNames } from '../wording.ts';

/** What a listener must ask for. */
const asked: Readonly<Record<string, string>> = { tls: 'tls', 'tls-external': 'tls', 'scram-sha-512': 'scram-sha-512' };

export default defineKafkaRule({
  id: 'user-without-listener',
  summary: 'A user has a listener that it can log in to.',
  severity: 'error',
  why: `A certificate is of no use where the listeners ask for passwords, and a password not where they ask for certificates or for
nothing. The User Operator makes the credentials all the same, and clients fail when they connect.`,
  fix: 'Give the user the `authentication` of a listener, or add such a listener.',
  bad: {
    'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
    'orders/users.yaml': 'users:\n  order-service: { authentication: scram-sha-512 }\n',
  },
  good: {
    'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
    'orders/users.yaml': 'users:\n  order-service: { authentication: tls }\n',
  },
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    const types = listenersOf(kafka).map(({ authentication }) => authentication?.['type']);
    // Nobody knows whom a custom one lets in.
    if (types.includes('custom')) return;
    const named = [...new Set(types.filter((one) => typeof one === 'string'))];
    for (const { name, authentication, place } of usersOf(context)) {
      const wanted = authentication === undefined ? undefined : asked[authentication];
      if (wanted === undefined || named.includes(wanted)) continue;
      const there =
        named.length === 0 ? 'no listener asks who its clients are' : `listeners ask for ${listNames(named)}`;
      report(
        `User \`${name}\` has \`authentication: ${authentication}\`, but ${there}, so it can log in nowhere; ${named.length === 0 ? `set \`authentication: { type: ${wanted} }\` at a listener` : `choose ${listNames(named, 'or')}, or add a listener with \`${wanted}\``}.`,
        place('spec', 'authentication', 'type'),
      );
    }
  },
});
