import { nearest } from '../../source/nearest.ts';
import { topicsOf } from '../kafka-topics.ts';
import { type AccessRule, covers, type User, usersOf } from '../kafka-users.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'user-rights-unknown-topic',
  summary: 'Rights of users are for topics that there are.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `A right for a topic that nobody has is accepted, and gives nothing: with a slip of the finger in its name, the client is told that
it may not read the topic that is meant. Where topics are in files, those of the files are taken to be all there are, beside those that
a user may make itself.`,
  fix: 'Correct the name, or add the topic to a file; for one that is made elsewhere, add it with `managed: false`.',
  bad: {
    'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
`,
    'orders/topics.yaml': 'topics:\n  orders.events: { partitions: 12 }\n',
    'orders/users.yaml': 'users:\n  order-service: { produce: [orders.event] }\n',
  },
  good: {
    'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
`,
    'orders/topics.yaml': 'topics:\n  orders.events: { partitions: 12 }\n',
    'orders/users.yaml': 'users:\n  order-service: { produce: [orders.events] }\n',
  },
  check(context, report) {
    const { cluster, kafka } = context;
    if (kafka === undefined || cluster.topics.length === 0) return;
    if ((kafka.config('auto.create.topics.enable') ?? 'true').trim().toLowerCase() === 'true') return;
    const topics = topicsOf(context).map((one) => one.name);
    const users = usersOf(context);
    const makers = users.flatMap((user) => (user.rules ?? []).filter(mayCreate));
    for (const user of users) {
      for (const rule of user.rules ?? []) {
        const { name, type, isPrefix } = rule;
        if (type !== 'topic' || name === undefined || isInternal(name) || topics.some((one) => covers(rule, one)))
          continue;
        if (makers.some((maker) => reaches(maker, rule))) continue;
        report(told(user, name, isPrefix, topics), rule.place);
      }
    }
  },
});

function told({ name: user }: User, name: string, isPrefix: boolean, topics: readonly string[]): string {
  if (isPrefix)
    return `User \`${user}\` has rights for topics that begin with \`${name}\`, and no file has one; correct the beginning, or add one.`;
  const near = nearest(name, topics);
  return `User \`${user}\` has rights for topic \`${name}\`, which no file has; ${near === undefined ? 'add it, or take the right away' : `did you mean \`${near}\``}${near === undefined ? '.' : '?'}`;
}

/** Connect, Streams and others make topics of their own. */
function mayCreate({ isAllowed, type, operations }: AccessRule): boolean {
  return (
    isAllowed && (type === 'topic' || type === 'cluster') && operations.some((one) => one === 'Create' || one === 'All')
  );
}

/** Whether who may make topics could make one that a rule is about. */
function reaches(maker: AccessRule, { name = '', isPrefix }: AccessRule): boolean {
  if (maker.type === 'cluster' || maker.name === undefined || covers(maker, name)) return true;
  return isPrefix && maker.name.startsWith(name);
}

/** Of Kafka, of its operators and of Cruise Control. */
function isInternal(name: string): boolean {
  return name.startsWith('__') || name.startsWith('strimzi.cruisecontrol') || name === '*';
}
