import { defineKafkaRule } from '../rule.ts';
import { counted } from '../wording.ts';
import { controllersOf } from './controllers.ts';

export default defineKafkaRule({
  id: 'controllers-below-three',
  summary: 'In production the controllers outlive the loss of one.',
  severity: { production: 'error', staging: 'off', development: 'off' },
  why: `Controllers work while a majority of them does: two of three, both of two. With one or two, each restart of one stops them.
Meanwhile no broker becomes a leader, no topic changes, and a broker that restarts cannot register. A single controller that
loses its disk takes the metadata with it, and with them every topic.`,
  fix: `Set the nodes of the pool to 3, or to 5 to outlive the loss of two, before the cluster is made: a running quorum does not grow by
this number.`,
  bad: `stack: kraft
pools:
  controllers: { roles: [controller], nodes: 1 }
  brokers: { roles: [broker] }
`,
  good: `stack: kraft
pools:
  controllers: { roles: [controller], nodes: 3 }
  brokers: { roles: [broker] }
`,
  check({ kafka }, report) {
    const controllers = kafka && controllersOf(kafka);
    if (controllers === undefined || controllers.count >= 3) return;
    report(
      `With ${counted(controllers.count, 'controller')} the cluster stops whenever one is down; run 3 in production.`,
      controllers.place,
    );
  },
});
