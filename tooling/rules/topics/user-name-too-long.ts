import { usersOf } from '../kafka-users.ts';
import { defineKafkaRule } from '../rule.ts';

/** Source: Strimzi 1.2.0, `KafkaUserModel.validateTlsUsername`. */
const longest = 64;

export default defineKafkaRule({
  id: 'user-name-too-long',
  summary: 'The name of a user fits into its certificate.',
  severity: 'error',
  why: `The name of a user is the common name of its certificate, which has ${longest} characters at most. The User Operator refuses a user with a
longer name and \`authentication: tls\`.`,
  fix: 'Shorten the name, or let the user log in with a password (`scram-sha-512`).',
  bad: {
    'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
    'orders/users.yaml': `users:
  order-service-of-the-northern-region-for-the-nightly-settlement-run: {}
`,
  },
  good: {
    'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
    'orders/users.yaml': `users:
  nightly-settlement-north: {}
`,
  },
  check(context, report) {
    for (const { name, authentication, place } of usersOf(context)) {
      if (authentication !== 'tls' || name.length <= longest) continue;
      report(
        `User \`${name}\` has a name of ${name.length} characters, and that of a certificate has ${longest} at most; shorten it, or use \`authentication: scram-sha-512\`.`,
        place('metadata', 'name'),
      );
    }
  },
});
