import type { Route } from '../../source/node.ts';
import { advertisedHostOf, advertisedPortOf, type Listener, overrideOf } from '../../strimzi/listeners/listeners.ts';
import { defineKafkaRule } from '../rule.ts';
import { brokersFor, brokersIn, listenerPlace, listenersOf } from './cluster-listeners.ts';

export default defineKafkaRule({
  id: 'listener-addresses-collide',
  summary: 'No two brokers tell their clients the same address.',
  severity: 'error',
  why: `Clients find each broker by the address it advertises. A broker that advertises what another one has registered does not start; the
operator does not look at this beforehand, and stops with the first broker it restarts.`,
  fix: 'Give each broker an advertised host or port of its own; a template needs `{nodeId}` or `{nodePodName}` in it.',
  bad: `kafka:
  listeners:
    - name: gateway
      port: 9095
      type: cluster-ip
      configuration: { advertisedHostTemplate: kafka.example.com }
`,
  good: `kafka:
  listeners:
    - name: gateway
      port: 9095
      type: cluster-ip
      configuration: { advertisedHostTemplate: "kafka-{nodeId}.example.com" }
`,
  check(context, report) {
    const { kafka } = context;
    const brokers = brokersIn(context);
    if (kafka === undefined || brokers === undefined) return;
    const taken = new Map<string, { broker: number; listener: Listener; route: Route }>();
    for (const listener of listenersOf(kafka)) {
      const told = new Set<string>();
      for (const { id: broker, pod } of brokersFor(listener, brokers)) {
        const host = advertisedHostOf(listener, broker, pod);
        const port = advertisedPortOf(listener, broker);
        if (host === undefined || port === undefined) continue;
        const route = routeOf(listener, broker, host.route);
        const address = `${host.host}:${port}`;
        const first = taken.get(address);
        if (first === undefined) taken.set(address, { broker, listener, route });
        if (first === undefined || first.broker === broker || told.has(`${route}`)) continue;
        told.add(`${route}`);
        const [same, other] = [
          listenerPlace(kafka, listener, ...route),
          listenerPlace(kafka, first.listener, ...first.route),
        ];
        report(
          `Listener \`${listener.name}\` makes broker ${broker} advertise ${address}, which broker ${first.broker} advertises too, so it does not start; give each a host or port of its own.`,
          same,
          `${same.route}` === `${other.route}` ? [] : [{ place: other, message: `that of broker ${first.broker}` }],
        );
      }
    }
  },
});

/** Where the address of a broker is decided: the template, if it has nothing of its own. */
function routeOf(listener: Listener, broker: number, host: Route): Route {
  const override = overrideOf(listener, broker);
  if (override?.settings['advertisedPort'] === undefined || host[1] === 'brokers') return host;
  return [...override.route, 'advertisedPort'];
}
