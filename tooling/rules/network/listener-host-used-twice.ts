import type { Route } from '../../source/node.ts';
import { textAt } from '../../source/plain.ts';
import { hostOf, isByHost } from '../../strimzi/listeners/listeners.ts';
import type { KafkaContext } from '../context.ts';
import type { Place } from '../place.ts';
import { defineKubernetesRule } from '../rule.ts';
import { brokersFor, brokersIn, listenerPlace, listenersOf } from './cluster-listeners.ts';

interface Use {
  readonly cluster: string;
  readonly host: string;
  readonly use: string;
  readonly place: Place;
}

export default defineKubernetesRule({
  id: 'listener-host-used-twice',
  summary: 'A host name leads to one broker, or to one bootstrap address, of a Kubernetes cluster.',
  severity: 'error',
  why: `Routes and ingresses choose the broker by the host name alone. With one name for two of them a client reaches whichever the
controller prefers, and brokers that advertise one name do not start beside each other. The operator does not look at this.`,
  fix: 'Give the bootstrap address and each broker a host name of its own; a template needs `{nodeId}` or `{nodePodName}` in it.',
  bad: `kafka:
  listeners:
    - name: external
      port: 9094
      type: ingress
      authentication: { type: tls }
      configuration: { bootstrap: { host: kafka.example.com }, hostTemplate: kafka.example.com }
  authorization: { type: simple }
`,
  good: `kafka:
  listeners:
    - name: external
      port: 9094
      type: ingress
      authentication: { type: tls }
      configuration: { bootstrap: { host: kafka.example.com }, hostTemplate: "kafka-{nodeId}.example.com" }
  authorization: { type: simple }
`,
  check({ kafka: clusters }, report) {
    const taken = new Map<string, Use>();
    const told = new Set<string>();
    for (const found of clusters.flatMap(hostsOf)) {
      const host = found.host.toLowerCase();
      const first = taken.get(host);
      if (first === undefined) {
        taken.set(host, found);
        continue;
      }
      // A template is told once, however many brokers it is for.
      const [place, other] = [found.place, first.place].map((one) => `${one.route}`);
      const isTemplate = place === other && found.place.node === first.place.node;
      if (told.has(`${found.cluster} ${place}`)) continue;
      told.add(`${found.cluster} ${place}`);
      report(
        `Host \`${found.host}\` is for ${found.use} and for ${first.use}; ${isTemplate ? 'put `{nodeId}` into the template' : 'give each its own'}.`,
        found.place,
        isTemplate ? [] : [{ place: first.place, message: 'the first use' }],
      );
    }
  },
});

function hostsOf(context: KafkaContext): readonly Use[] {
  const { kafka, cluster } = context;
  const brokers = brokersIn(context);
  if (kafka === undefined) return [];
  return listenersOf(kafka)
    .filter(isByHost)
    .flatMap((listener) => {
      const use = (host: string, whose: string, route: Route): Use => ({
        cluster: cluster.id,
        host,
        use: `${whose} of listener \`${listener.name}\` of ${cluster.id}`,
        place: listenerPlace(kafka, listener, ...route),
      });
      const bootstrap = textAt(listener.bootstrap, 'host');
      return [
        ...(bootstrap === undefined
          ? []
          : [use(bootstrap, 'the bootstrap address', ['configuration', 'bootstrap', 'host'])]),
        ...(brokers === undefined ? [] : brokersFor(listener, brokers)).flatMap(({ id, pod }) => {
          const found = hostOf(listener, id, pod);
          return found === undefined ? [] : use(found.host, `broker ${id}`, found.route);
        }),
      ];
    });
}
