import type { KafkaResource } from '../kafka-resource.ts';
import { type AccessRule, usersOf } from '../kafka-users.ts';
import { defineKafkaRule } from '../rule.ts';
import { isWritten, seeAlso } from '../written.ts';

const authorization = ['spec', 'kafka', 'authorization'] as const;

export default defineKafkaRule({
  id: 'user-rights-refused',
  summary: 'Access rules of users are ones that the User Operator can give to the brokers.',
  severity: 'error',
  why: `The User Operator refuses a user with access rules where the brokers keep none: without \`authorization\`, or with one that decides
elsewhere. It refuses a rule about a topic, group or transactional id that names none. Such a user is not made at all, so it has no
certificate and no password either.`,
  fix: 'Add `kafka.authorization: { type: simple }`, or take the rights of users away; name what a rule is about.',
  bad: {
    'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
    'orders/users.yaml': 'users:\n  order-service: { produce: [orders.events] }\n',
  },
  good: {
    'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
`,
    'orders/users.yaml': 'users:\n  order-service: { produce: [orders.events] }\n',
  },
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    const keepsRules = takesRules(kafka);
    for (const { name, rules, place } of usersOf(context)) {
      if (rules === undefined) continue;
      const [first] = rules;
      if (!keepsRules) {
        const type = kafka.text(...authorization, 'type');
        report(
          `User \`${name}\` has access rules, but ${type === undefined ? 'the cluster has no `authorization`' : `\`authorization\` of the cluster is \`${type}\`, which takes none`}, so the User Operator refuses the user; ${type === undefined ? 'add `kafka.authorization: { type: simple }`' : 'take them away'}.`,
          first === undefined || !isWritten(first.place) ? place('metadata', 'name') : first.place,
          type === undefined ? [] : seeAlso(kafka.place(...authorization), 'the authorization'),
        );
        continue;
      }
      for (const rule of rules) {
        if (isNamed(rule)) continue;
        report(
          `A rule of user \`${name}\` is about a ${rule.type} and names none, so the User Operator refuses the user; add \`name\`, \`"*"\` for all.`,
          rule.place,
        );
      }
    }
  },
});

/** Source: Strimzi 0.45.2 and 1.2.0, `supportsAdminApi` of the kinds of authorization. */
function takesRules(kafka: KafkaResource): boolean {
  const type = kafka.text(...authorization, 'type');
  if (type === 'custom') return kafka.flag(...authorization, 'supportsAdminApi') === true;
  if (type === 'keycloak') return kafka.flag(...authorization, 'delegateToKafkaAcls') === true;
  // A kind that is not known is told by the schema.
  return type !== undefined && type !== 'opa';
}

function isNamed({ type, name }: AccessRule): boolean {
  return name !== undefined || !['topic', 'group', 'transactionalId'].includes(type);
}
