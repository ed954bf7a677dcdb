import { hasAt } from '../../source/plain.ts';
import { type Listener, overrideOf } from '../../strimzi/listeners/listeners.ts';
import { seeBrokerCounts } from '../brokers.ts';
import { defineKafkaRule } from '../rule.ts';
import { brokersFor, brokersIn, listenerPlace, listenersOf } from './cluster-listeners.ts';

export default defineKafkaRule({
  id: 'node-port-partial',
  summary: 'A nodeport listener fixes the port of every broker or of none.',
  severity: 'warning',
  why: `Ports are fixed so that a firewall can let them through. A broker without one, often the one that was added last, gets any port
that is free: clients reach the bootstrap address and the other brokers, and not the partitions that this one leads.`,
  fix: 'Add a port for each broker, or leave out those of all brokers.',
  bad: `kafka:
  listeners:
    - name: external
      port: 9094
      type: nodeport
      authentication: { type: tls }
      configuration: { brokers: [{ broker: 0, nodePort: 31000 }, { broker: 1, nodePort: 31001 }] }
  authorization: { type: simple }
`,
  good: `kafka:
  listeners:
    - name: external
      port: 9094
      type: nodeport
      authentication: { type: tls }
      configuration:
        brokers: [{ broker: 0, nodePort: 31000 }, { broker: 1, nodePort: 31001 }, { broker: 2, nodePort: 31002 }]
  authorization: { type: simple }
`,
  check(context, report) {
    const { kafka } = context;
    const known = brokersIn(context);
    if (kafka === undefined || known === undefined) return;
    for (const listener of listenersOf(kafka)) {
      if (listener.type !== 'nodeport') continue;
      const brokers = brokersFor(listener, known).map(({ id }) => id);
      const without = brokers.filter((broker) => !isFixed(listener, broker));
      if (without.length === 0 || without.length === brokers.length) continue;
      const named = without.slice(0, 5).join(', ') + (without.length > 5 ? ` and ${without.length - 5} more` : '');
      report(
        `Listener \`${listener.name}\` fixes the node ports of ${brokers.length - without.length} of ${brokers.length} brokers, and broker${without.length === 1 ? '' : 's'} ${named} get${without.length === 1 ? 's' : ''} any; add \`nodePort\` for the rest.`,
        { ...listenerPlace(kafka, listener, 'configuration', 'brokers'), key: true },
        seeBrokerCounts(kafka),
      );
    }
  },
});

function isFixed(listener: Listener, broker: number): boolean {
  return hasAt(overrideOf(listener, broker)?.settings, 'nodePort');
}
