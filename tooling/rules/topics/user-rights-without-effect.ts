import { type AccessRule, usersOf } from '../kafka-users.ts';
import { defineKafkaRule } from '../rule.ts';
import { listNames } from '../wording.ts';

const superUsers = ['spec', 'kafka', 'authorization', 'superUsers'] as const;

/** What brokers ask for. Source: Kafka 3.9, `AclEntry.supportedOperations`; settings of groups came with 4.0. */
const asked: Readonly<Record<string, readonly string[]>> = {
  topic: ['Read', 'Write', 'Create', 'Delete', 'Alter', 'Describe', 'AlterConfigs', 'DescribeConfigs', 'All'],
  group: ['Read', 'Delete', 'Describe', 'AlterConfigs', 'DescribeConfigs', 'All'],
  cluster: [
    'Create',
    'Alter',
    'Describe',
    'ClusterAction',
    'AlterConfigs',
    'DescribeConfigs',
    'IdempotentWrite',
    'All',
  ],
  transactionalId: ['Write', 'Describe', 'All'],
};

export default defineKafkaRule({
  id: 'user-rights-without-effect',
  summary: 'Access rules of users do something.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `Brokers let a super user do everything before they look at any rule, rules that deny among them. And they never ask some
questions: nobody writes to a group or reads a transactional id, so such a rule allows nothing, and the right that was meant is missing.`,
  fix: 'Take the rules of super users away; give the operation that the message names.',
  bad: {
    'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
`,
    'orders/users.yaml':
      'users:\n  order-service:\n    acls:\n      - { resource: { type: group, name: orders }, operations: [Write] }\n',
  },
  good: {
    'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
`,
    'orders/users.yaml':
      'users:\n  order-service:\n    acls:\n      - { resource: { type: group, name: orders }, operations: [Read] }\n',
  },
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    const supers = kafka.list(...superUsers);
    for (const { name, principal, rules = [] } of usersOf(context)) {
      const [first] = rules;
      const at = supers.indexOf(principal);
      if (first !== undefined && at !== -1) {
        report(
          `User \`${name}\` is a super user, who may do everything whatever its access rules say; take them away, or \`${principal}\` from \`superUsers\`.`,
          first.place,
          [{ place: kafka.place(...superUsers, at), message: 'the super user' }],
        );
        continue;
      }
      for (const rule of rules) {
        const [operation] = idle(rule);
        if (operation === undefined) continue;
        report(
          `A rule of user \`${name}\` is about \`${operation}\` on a ${rule.type}, which brokers never ask for; expected ${listNames(asked[rule.type] ?? [], 'or')}.`,
          operationPlace(rule, operation),
        );
      }
    }
  },
});

function idle({ type, operations }: AccessRule): readonly string[] {
  const known = asked[type];
  return known === undefined ? [] : operations.filter((one) => !known.includes(one));
}

function operationPlace({ place, operations }: AccessRule, operation: string): AccessRule['place'] {
  return { ...place, route: [...place.route, 'operations', operations.indexOf(operation)] };
}
