import { listAt, mapAt, textAt } from '../../source/plain.ts';
import type { KubernetesContext } from '../context.ts';
import { type SeenObject, sightOf } from '../in-sight.ts';
import { defineKubernetesRule } from '../rule.ts';
import { type PrometheusServer, prometheusServers } from './prometheus-servers.ts';

export default defineKubernetesRule({
  id: 'prometheus-exposed',
  summary: 'Nobody outside reaches Prometheus without a password.',
  severity: { production: 'error', staging: 'error', development: 'warning' },
  why: `Prometheus asks nobody who they are. Whoever reaches it reads names of topics, consumer groups and hosts, and can end it by one
large query. An Ingress asks for a password only where annotations tell its controller to; a load balancer or node port never does.`,
  fix: 'Reach it by an Ingress with TLS and annotations for authentication, as `prometheus.ingress` of cluster.yaml makes it, or give it a `--web.config.file`.',
  bad: {
    'cluster.yaml': `prometheus:
  storage: { size: 50Gi }
  ingress: { host: prometheus.example.com, tlsSecret: prometheus-tls, annotations: {} }
secrets: [{ name: prometheus-tls, namespaces: [monitoring] }]
`,
  },
  good: {
    'cluster.yaml': `prometheus:
  storage: { size: 50Gi }
  ingress:
    host: prometheus.example.com
    tlsSecret: prometheus-tls
    annotations: { nginx.ingress.kubernetes.io/auth-secret: prometheus-users }
secrets:
  - { name: prometheus-tls, namespaces: [monitoring] }
  - { name: prometheus-users, namespaces: [monitoring] }
`,
  },
  check(context, report) {
    const sight = sightOf(context);
    for (const server of prometheusServers(context)) {
      if (server.flag('web.config.file') !== undefined) continue;
      const services = servicesOf(server, context);
      for (const { object, plain } of services) {
        const type = textAt(plain, 'spec', 'type');
        if (type !== 'LoadBalancer' && type !== 'NodePort') continue;
        report(
          `Service \`${object.name}\` of type \`${type}\` opens Prometheus of ${server.what} to everybody who reaches it, without a password; make it \`ClusterIP\`.`,
          { node: object.node, route: ['spec', 'type'] },
        );
      }
      const names = new Set(services.map(({ object }) => object.name));
      for (const ingress of sight.ofKind('Ingress')) {
        if (ingress.object.namespace !== server.workload.object.namespace || !leadsTo(ingress, names)) continue;
        if (Object.keys(mapAt(ingress.plain, 'metadata', 'annotations')).length > 0) continue;
        report(
          `Ingress \`${ingress.object.name}\` has no annotation, so it opens Prometheus of ${server.what} to everybody without a password; add those by which its controller asks for one.`,
          { node: ingress.object.node, route: ['metadata', 'annotations'] },
        );
      }
    }
  },
});

function servicesOf({ workload }: PrometheusServer, context: KubernetesContext): readonly SeenObject[] {
  return sightOf(context)
    .ofKind('Service')
    .filter(({ object, plain }) => {
      const selector = Object.entries(mapAt(plain, 'spec', 'selector'));
      const selects = selector.length > 0 && selector.every(([key, value]) => workload.labels[key] === String(value));
      return selects && object.namespace === workload.object.namespace;
    });
}

function leadsTo({ plain }: SeenObject, services: ReadonlySet<string>): boolean {
  const backends = [
    mapAt(plain, 'spec', 'defaultBackend'),
    ...listAt(plain, 'spec', 'rules').flatMap((rule) =>
      listAt(rule, 'http', 'paths').map((path) => mapAt(path, 'backend')),
    ),
  ];
  return backends.some((one) => services.has(textAt(one, 'service', 'name') ?? ''));
}
