import { defineKubernetesRule } from '../rule.ts';
import { type NodePort, nodePortsOf } from './node-ports.ts';

export default defineKubernetesRule({
  id: 'node-port-used-twice',
  summary: 'A node port is used once in a Kubernetes cluster.',
  severity: 'error',
  why: `A node port is open on every node, whatever namespace its Service is in, so there is each of them once in a Kubernetes cluster.
The API server refuses the second Service. The operator does not look at this beforehand: its reconciliation fails half-way, after
other changes of the same commit have been carried out.`,
  fix: 'Give each listener, each broker and each Service a port of its own, or leave the port out and let Kubernetes pick one.',
  bad: {
    'orders.yaml': `kafka:
  listeners:
    - { name: external, port: 9094, type: nodeport, configuration: { bootstrap: { nodePort: 31000 } }, authentication: { type: tls } }
  authorization: { type: simple }
`,
    'payments.yaml': `kafka:
  listeners:
    - { name: external, port: 9094, type: nodeport, configuration: { bootstrap: { nodePort: 31000 } }, authentication: { type: tls } }
  authorization: { type: simple }
`,
  },
  good: {
    'orders.yaml': `kafka:
  listeners:
    - { name: external, port: 9094, type: nodeport, configuration: { bootstrap: { nodePort: 31000 } }, authentication: { type: tls } }
  authorization: { type: simple }
`,
    'payments.yaml': `kafka:
  listeners:
    - { name: external, port: 9094, type: nodeport, configuration: { bootstrap: { nodePort: 31010 } }, authentication: { type: tls } }
  authorization: { type: simple }
`,
  },
  check(context, report) {
    const taken = new Map<number, NodePort>();
    for (const found of nodePortsOf(context)) {
      const first = taken.get(found.port);
      if (first === undefined) taken.set(found.port, found);
      else if (first.service !== found.service || first.protocol === found.protocol)
        report(
          first.use === found.use
            ? `Node port ${found.port} stands twice in ${found.use}; give each port its own.`
            : `Node port ${found.port} of ${found.use} is also that of ${first.use}; give each its own.`,
          found.place,
          [{ place: first.place, message: 'the first use' }],
        );
    }
  },
});
