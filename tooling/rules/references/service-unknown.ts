import { nearest } from '../../source/nearest.ts';
import type { Plain, Route } from '../../source/node.ts';
import { hasAt, listAt, numberAt, plainAt, textAt } from '../../source/plain.ts';
import { type NamespaceSight, type SeenObject, sightOf } from '../in-sight.ts';
import { defineKubernetesRule } from '../rule.ts';
import { otherwise } from '../wording.ts';
import { isMentioned } from './named-data.ts';

export default defineKubernetesRule({
  id: 'service-unknown',
  summary: 'A Service that an Ingress, a Route or a StatefulSet names is there, with the port asked for.',
  severity: 'error',
  why: `An Ingress or Route to a Service that is not there answers every request with an error, and nothing refuses it beforehand. A
StatefulSet without its Service gives its pods no names of their own. The Services of Strimzi are \`<cluster>-kafka-bootstrap\`,
\`<cluster>-kafka-brokers\` and, for listeners reached from outside, \`<cluster>-kafka-<listener>-bootstrap\`; there is none for the Kafka
exporter.`,
  fix: 'Correct the name or the port, or write the Service beside it.',
  bad: `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata: { name: metrics }
    spec:
      tls: [{ hosts: [metrics.example.com] }]
      rules:
        - host: metrics.example.com
          http:
            paths:
              - path: /
                pathType: Prefix
                backend: { service: { name: orders-kafka-exporter, port: { number: 9404 } } }
`,
  good: `kafkaExporter: {}
manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: orders-lag }
    spec:
      selector: { strimzi.io/name: orders-kafka-exporter }
      ports: [{ port: 9404 }]
  - apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata: { name: metrics }
    spec:
      tls: [{ hosts: [metrics.example.com] }]
      rules:
        - host: metrics.example.com
          http:
            paths:
              - path: /
                pathType: Prefix
                backend: { service: { name: orders-lag, port: { number: 9404 } } }
`,
  check(context, report) {
    const sight = sightOf(context);
    for (const { object, plain } of sight.ofKind('Ingress', 'Route', 'HTTPRoute', 'TLSRoute', 'StatefulSet')) {
      const there = sight.namespace(object.namespace);
      if (there === undefined) continue;
      const services = servicesIn(there);
      for (const { name, port, route, portRoute } of backendsOf({ object, plain })) {
        const ports = services.get(name);
        const by = `${object.kind} \`${object.name}\``;
        if (ports === undefined) {
          if (there.mayHaveOtherPods || isMentioned(name, sight)) continue;
          const near = name.endsWith('-kafka-exporter') ? undefined : nearest(name, [...services.keys()]);
          const advice = near === undefined ? 'write it beside.' : `did you mean \`${near}\`?`;
          const message = `${by} names Service \`${name}\`, which is not in namespace \`${there.name}\`; ${advice}`;
          report(message, { node: object.node, route });
        } else if (port !== undefined && !ports.some((one) => one.port === port || one.name === port)) {
          const known = ports.map((one) => String(typeof port === 'string' ? (one.name ?? one.port) : one.port));
          const message = `Service \`${name}\` has no port \`${port}\`, which ${by} names${typeof port === 'string' ? otherwise(port, known) : `; expected ${known.join(' or ')}.`}`;
          report(message, { node: object.node, route: portRoute ?? route });
        }
      }
    }
  },
});

interface Backend {
  readonly name: string;
  readonly route: Route;
  readonly port?: string | number | undefined;
  readonly portRoute?: Route;
}

function backendsOf({ object: { kind }, plain }: SeenObject): readonly Backend[] {
  if (kind === 'StatefulSet') return backend(plain, ['spec', 'serviceName']);
  if (kind === 'Route') {
    const other = textAt(plain, 'spec', 'to', 'kind') ?? 'Service';
    return other === 'Service' ? backend(plain, ['spec', 'to', 'name']) : [];
  }
  if (kind === 'HTTPRoute' || kind === 'TLSRoute')
    return listAt(plain, 'spec', 'rules').flatMap((rule, index) =>
      listAt(rule, 'backendRefs').flatMap((one, at) => {
        const elsewhere = hasAt(one, 'namespace') || (textAt(one, 'kind') ?? 'Service') !== 'Service';
        const route = ['spec', 'rules', index, 'backendRefs', at];
        return elsewhere ? [] : backend(plain, [...route, 'name'], [...route, 'port']);
      }),
    );
  const services: Route[] = [
    ['spec', 'defaultBackend', 'service'],
    ...listAt(plain, 'spec', 'rules').flatMap((rule, index) =>
      listAt(rule, 'http', 'paths').map(
        (_, at): Route => [...['spec', 'rules', index, 'http', 'paths', at, 'backend', 'service']],
      ),
    ),
  ];
  return services.flatMap((route) => {
    const field = hasAt(plain, ...route, 'port', 'name') ? 'name' : 'number';
    return backend(plain, [...route, 'name'], [...route, 'port', field]);
  });
}

function backend(plain: Plain, route: Route, portRoute?: Route): readonly Backend[] {
  const name = textAt(plain, ...route);
  if (name === undefined) return [];
  const port = portRoute && plainAt(plain, ...portRoute);
  const known = typeof port === 'string' || typeof port === 'number' ? port : undefined;
  return [{ name, route, port: known, ...(portRoute ? { portRoute } : {}) }];
}

type Ports = readonly { readonly name: string | undefined; readonly port: number | undefined }[];

function servicesIn(there: NamespaceSight): ReadonlyMap<string, Ports> {
  const ours = there.objects.filter(({ object }) => object.kind === 'Service');
  return new Map<string, Ports>([
    ...ours.map(({ object, plain }): [string, Ports] => [
      object.name,
      listAt(plain, 'spec', 'ports').map((one) => ({ name: textAt(one, 'name'), port: numberAt(one, 'port') })),
    ]),
    ...there.made.flatMap((one) => one.ofKind('Service')).map((one): [string, Ports] => [one.name, one.ports]),
  ]);
}
