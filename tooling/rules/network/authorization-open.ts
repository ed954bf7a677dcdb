import { defineKafkaRule } from '../rule.ts';
import { openedTo } from './open-authorization.ts';

export default defineKafkaRule({
  id: 'authorization-open',
  summary: 'Authorization does not give everybody all rights.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `\`User:ANONYMOUS\` is everybody who connects without authentication; as a super user it passes every access list. With
\`allow.everyone.if.no.acl.found\` each topic is open until its first access rule: a new topic, or one whose last rule was removed,
is everybody's.`,
  fix: 'Remove it, and give each user the rights it needs.',
  bad: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, authentication: { type: tls } }
  authorization: { type: simple, superUsers: [ANONYMOUS] }
`,
  good: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, authentication: { type: tls } }
  authorization: { type: simple, superUsers: [CN=platform] }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    for (const { says, place } of openedTo(kafka)) report(says, place);
  },
});
