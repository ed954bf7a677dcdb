import { type AccessRule, usersOf } from '../kafka-users.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'user-rights-unlimited',
  summary: 'In production a user has rights for what it needs, and not for everything.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `Who may do \`All\` with every topic may read and delete the data of all teams. \`All\` and \`Alter\` on the cluster are no less: with
them a user gives itself whatever rights it likes.`,
  fix: `Name the topics, or the beginning of their names, in \`produce\` and \`consume\`. Those who administer the cluster are
\`superUsers\`, where everybody looks for them.`,
  bad: {
    'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
`,
    'orders/users.yaml':
      'users:\n  order-service:\n    acls:\n      - { resource: { type: topic, name: "*" }, operations: [All] }\n',
  },
  good: {
    'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
`,
    'orders/users.yaml': 'users:\n  order-service: { produce: [orders.*], consume: [payments.*] }\n',
  },
  check(context, report) {
    for (const { name, rules = [] } of usersOf(context)) {
      for (const rule of rules) {
        const what = rule.isAllowed ? tooMuch(rule) : undefined;
        if (what !== undefined) report(`User \`${name}\` may ${what}; name what it needs.`, rule.place);
      }
    }
  },
});

function tooMuch({ type, name, isPrefix, operations }: AccessRule): string | undefined {
  const all = operations.includes('All');
  if (type === 'cluster') {
    const operation = all ? 'All' : operations.find((one) => one === 'Alter');
    return operation === undefined
      ? undefined
      : `do \`${operation}\` on the cluster, with which it can give itself every right`;
  }
  if (type !== 'topic' || name !== '*' || isPrefix) return undefined;
  const operation = all ? 'All' : operations.find((one) => one === 'Write' || one === 'Delete');
  return operation === undefined ? undefined : `do \`${operation}\` with every topic of the cluster`;
}
