import { inCluster } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';
import { seeAlso } from '../written.ts';
import { nodePortsOf } from './node-ports.ts';

export default defineKubernetesRule({
  id: 'node-port-out-of-range',
  summary: 'A node port lies in the range of its Kubernetes cluster.',
  severity: 'error',
  why: `The API server refuses a Service with a node port outside of its range, 30000 to 32767 unless it was started with another.
The operator does not look at this beforehand: its reconciliation fails half-way.`,
  fix: 'Choose a port in the range, or set `nodePorts` in cluster.yaml if the API server was started with another.',
  bad: `kafka:
  listeners:
    - { name: external, port: 9094, type: nodeport, configuration: { bootstrap: { nodePort: 9094 } }, authentication: { type: tls } }
  authorization: { type: simple }
`,
  good: `kafka:
  listeners:
    - { name: external, port: 9094, type: nodeport, configuration: { bootstrap: { nodePort: 31000 } }, authentication: { type: tls } }
  authorization: { type: simple }
`,
  check(context, report) {
    const { kubernetes } = context;
    const { from, to } = kubernetes.spec.nodePorts;
    for (const { port, use, place } of nodePortsOf(context)) {
      if (port >= from && port <= to) continue;
      report(
        `Node port ${port} of ${use} is outside the range of ${kubernetes.id}; expected ${from} to ${to}.`,
        place,
        seeAlso(inCluster(kubernetes, 'nodePorts', port < from ? 'from' : 'to'), 'the end of the range'),
      );
    }
  },
});
