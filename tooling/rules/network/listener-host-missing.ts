import { missingHosts } from '../../strimzi/listeners/listener-faults.ts';
import type { Listener } from '../../strimzi/listeners/listeners.ts';
import { seeBrokerCounts } from '../brokers.ts';
import { defineKafkaRule } from '../rule.ts';
import { counted } from '../wording.ts';
import { brokersFor, brokersIn, listenerPlace, listenersOf } from './cluster-listeners.ts';

export default defineKafkaRule({
  id: 'listener-host-missing',
  summary: 'An ingress or tlsroute listener names a host for the bootstrap address and for every broker.',
  severity: 'error',
  why: `Clients are led to a broker by the host name they ask for, and nobody but you knows the names. The operator refuses an ingress
or tlsroute listener without \`bootstrap.host\`, or with a broker that has neither a host of its own nor \`hostTemplate\`.`,
  fix: 'Set `configuration.bootstrap.host`, and `configuration.hostTemplate` with `{nodeId}` in it for the brokers.',
  bad: `kafka:
  listeners:
    - name: external
      port: 9094
      type: ingress
      authentication: { type: tls }
      configuration:
        bootstrap: { host: kafka.example.com }
        brokers:
          - { broker: 0, host: kafka-0.example.com }
          - { broker: 1, host: kafka-1.example.com }
  authorization: { type: simple }
`,
  good: `kafka:
  listeners:
    - name: external
      port: 9094
      type: ingress
      authentication: { type: tls }
      configuration:
        bootstrap: { host: kafka.example.com }
        hostTemplate: kafka-{nodeId}.example.com
  authorization: { type: simple }
`,
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    const known = brokersIn(context);
    for (const listener of listenersOf(kafka)) {
      const brokers = known === undefined ? [] : brokersFor(listener, known);
      const missing = missingHosts(
        listener,
        brokers.map(({ id }) => id),
      );
      const numbers = missing.filter((one) => one !== 'bootstrap');
      const place = (...route: readonly string[]) => listenerPlace(kafka, listener, 'configuration', ...route);
      if (missing.includes('bootstrap')) {
        report(
          `${kindOf(listener)} listener \`${listener.name}\` has no \`bootstrap.host\`, so the operator refuses the cluster; set the name that clients connect to first.`,
          place('bootstrap'),
        );
      }
      if (numbers.length > 0) {
        report(
          `${kindOf(listener)} listener \`${listener.name}\` has no host for ${nameBrokers(numbers)}, so the operator refuses the cluster; set \`hostTemplate\`, or \`host\` for each of the ${counted(brokers.length, 'broker')}.`,
          place('brokers'),
          seeBrokerCounts(kafka),
        );
      }
    }
  },
});

function kindOf({ type }: Listener): string {
  return type === 'tlsroute' ? 'TLSRoute' : 'Ingress';
}

function nameBrokers(numbers: readonly number[]): string {
  const named = numbers.slice(0, 5).join(', ');
  const more = numbers.length > 5 ? ` and ${numbers.length - 5} more` : '';
  return `broker${numbers.length === 1 ? '' : 's'} ${named}${more}`;
}
