import { defineKafkaRule } from '../rule.ts';

const superUsers = ['spec', 'kafka', 'authorization', 'superUsers'] as const;

export default defineKafkaRule({
  id: 'super-user-without-effect',
  summary: 'Super users are written without `User:`, each by its full name.',
  severity: 'error',
  why: `The operator puts \`User:\` in front of every super user. \`User:CN=platform\` becomes \`User:User:CN=platform\`, which is nobody, and
\`*\` is no pattern there: brokers compare names letter by letter. Nothing tells so; the user has no rights.`,
  fix: 'Write the name alone: `CN=platform` for a certificate, `platform` for a password.',
  bad: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, authentication: { type: tls } }
  authorization: { type: simple, superUsers: ["User:CN=platform"] }
`,
  good: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, authentication: { type: tls } }
  authorization: { type: simple, superUsers: [CN=platform] }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    for (const [at, user] of kafka.list(...superUsers).entries()) {
      if (typeof user !== 'string' || !(user.startsWith('User:') || user === '*')) continue;
      const remedy =
        user.startsWith('User:') && user !== 'User:*' ? `write \`${user.slice('User:'.length)}\`` : 'name each user';
      report(
        `Super user \`${user}\` is nobody, since the operator puts \`User:\` in front of it and brokers know no patterns there; ${remedy}.`,
        kafka.place(...superUsers, at),
      );
    }
  },
});
