import { unfitOptions } from '../../strimzi/listeners/listener-options.ts';
import { isSince } from '../../strimzi/releases.ts';
import { defineKafkaRule } from '../rule.ts';
import { listNames } from '../wording.ts';
import { listenerPlace, listenersOf } from './cluster-listeners.ts';

export default defineKafkaRule({
  id: 'listener-option-unfit',
  summary: 'A listener has only options that go with its type.',
  severity: 'error',
  why: `Each type of listener has options of its own: node ports, load balancer addresses, hosts of routes and so on. The API server takes
all of them for every type, but the operator refuses a Kafka resource in which one stands with another type, and then changes nothing
at all.`,
  fix: 'Remove the option, or change the type of the listener.',
  bad: `kafka:
  listeners:
    - { name: plain, port: 9092, type: internal, configuration: { bootstrap: { nodePort: 31000 } } }
`,
  good: `kafka:
  listeners:
    - { name: tls, port: 9092, type: internal, configuration: { useServiceDnsDomain: true } }
`,
  check({ kafka, release }, report) {
    if (kafka === undefined) return;
    for (const listener of listenersOf(kafka)) {
      for (const { option, route, types } of unfitOptions(listener)) {
        report(
          `Listener \`${listener.name}\` of type \`${listener.type}\` has \`${option}\`, which goes with ${listNames(types.filter((type) => type !== 'tlsroute' || isSince(release, '1.1')))} only, so the operator refuses the cluster; remove it.`,
          { ...listenerPlace(kafka, listener, ...route), key: true },
        );
      }
    }
  },
});
