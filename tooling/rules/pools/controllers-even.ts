import { defineKafkaRule } from '../rule.ts';
import { controllersOf } from './controllers.ts';

export default defineKafkaRule({
  id: 'controllers-even',
  summary: 'The number of controllers is odd.',
  severity: 'warning',
  why: `A majority of four is three, so four controllers outlive the loss of one as three do, and each change waits for one more of them.
Two outlive nothing and are twice as likely to stop as one. The operator has a warning for it in the status
(\`KafkaKRaftControllerNodeCount\`).`,
  fix: `Run 1, 3 or 5 controllers in a new cluster. In one that runs, their number cannot be changed by the operator: it restarts every
node with another list of voters while the old quorum is still there, which upstream does not support.`,
  bad: `stack: kraft
pools:
  controllers: { roles: [controller], nodes: 4 }
  brokers: { roles: [broker] }
`,
  good: `stack: kraft
pools:
  controllers: { roles: [controller], nodes: 5 }
  brokers: { roles: [broker] }
`,
  check({ kafka, cluster }, report) {
    const controllers = kafka && controllersOf(kafka);
    if (controllers === undefined || controllers.count % 2 === 1) return;
    const { count, place } = controllers;
    // Two in production: controllers-below-three.
    if (count === 2 && cluster.spec.tier === 'production') return;
    const lost = count / 2 - 1;
    report(
      `${count} controllers outlive the loss of ${lost === 0 ? 'none' : lost}, as ${count === 2 ? 'a single one does' : `${count - 1} do`}; set ${count - 1} or ${count + 1} in a new cluster.`,
      place,
    );
  },
});
