import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'roles-mixed',
  summary: 'In production no node is controller and broker at once.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `A node with both roles restarts both at once, so every change of a broker setting also takes a controller away, and a broker that
is short of memory or disk drags the quorum with it. Kafka calls such nodes unfit for critical clusters, and scaling the brokers
would change the controllers, too.`,
  fix: `Plan a new cluster with a pool of three controllers beside the brokers; small hosts are enough for them. The roles of nodes that run
cannot be taken apart in one step.`,
  bad: `stack: kraft
pools:
  nodes: { roles: [controller, broker] }
`,
  good: `stack: kraft
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker] }
`,
  check({ kafka }, report) {
    for (const nodes of kafka?.nodes ?? []) {
      if (nodes.replicas === 0 || !nodes.roles.includes('controller') || !nodes.roles.includes('broker')) continue;
      report(
        `The ${nodes.called} are controllers and brokers at once; in production, give controllers a pool of their own.`,
        nodes.place('roles'),
      );
    }
  },
});
