import type { Plain, Route } from '../../source/node.ts';
import { hasAt, listAt, mapAt, numberAt, plainAt, textsAt } from '../../source/plain.ts';
import { holds, type Labels, requirementsOf } from '../../strimzi/notations/label-selector.ts';
import type { KubernetesContext } from '../context.ts';
import { type SeenObject, type Sight, sightOf } from '../in-sight.ts';
import { defineKubernetesRule } from '../rule.ts';
import { allJobs, type ScrapeJob } from './scrape-jobs.ts';
import { scraped, type Target } from './scrape-targets.ts';

export default defineKubernetesRule({
  id: 'prometheus-locked-out',
  summary: 'NetworkPolicies let Prometheus in where it scrapes.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `A pod that some NetworkPolicy selects takes connections from those only that one of them names. A Prometheus that none of them names
reaches nothing, and every alert on what it would have read is blind. The policies that the operator makes let everybody in at the port
of the metrics; those of other pods are ours.`,
  fix: 'Let the pods of Prometheus in at the port that is scraped, by a peer with `namespaceSelector` and `podSelector`.',
  bad: {
    'cluster.yaml': 'prometheus: { storage: { size: 50Gi } }\n',
    'orders.yaml': `zookeeperExporter: {}
patches:
  - target: { kind: NetworkPolicy, name: orders-zookeeper-exporter }
    operations:
      - op: add
        path: /spec/ingress/0/from
        value: [{ podSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }]
`,
  },
  good: {
    'cluster.yaml': 'prometheus: { storage: { size: 50Gi } }\n',
    'orders.yaml': `zookeeperExporter: {}
patches:
  - target: { kind: NetworkPolicy, name: orders-zookeeper-exporter }
    operations:
      - op: add
        path: /spec/ingress/0/from
        value:
          - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: monitoring } }
            podSelector: { matchLabels: { app.kubernetes.io/name: prometheus } }
`,
  },
  check(context, report) {
    if (context.kubernetes.spec.networkPolicies === 'ignored') return;
    const sight = sightOf(context);
    const told = new Set<unknown>();
    for (const job of allJobs(context)) {
      for (const target of scraped(job, context) ?? []) {
        const guards = guardsOf(sight, target);
        const [first] = guards;
        if (first === undefined || told.has(first.object) || guards.some((one) => admits(one, job, target, context)))
          continue;
        told.add(first.object);
        report(
          `NetworkPolicy \`${first.object.name}\` keeps Prometheus of ${job.server.what} from ${target.pod.what}, which job \`${job.name}\` scrapes at port ${target.port?.port}; let it in.`,
          { node: first.object.node, route: routeOf(first) },
        );
      }
    }
  },
});

/** Where it says who is let in. */
function routeOf({ plain }: SeenObject): Route {
  if (hasAt(plain, 'spec', 'ingress', 0, 'from')) return ['spec', 'ingress', 0, 'from'];
  return ['spec', hasAt(plain, 'spec', 'ingress') ? 'ingress' : 'podSelector'];
}

/** Policies of ours that select a pod. Those that the operator makes let everybody in at the port of metrics. */
function guardsOf(sight: Sight, { pod, namespace, port }: Target): readonly SeenObject[] {
  if (port === undefined || pod.labels['strimzi.io/kind'] !== undefined) return [];
  return sight.ofKind('NetworkPolicy').filter(({ object, plain }) => {
    if (object.namespace !== namespace) return false;
    const types = listAt(plain, 'spec', 'policyTypes');
    const requirements = requirementsOf(mapAt(plain, 'spec', 'podSelector')) ?? [];
    const selects = requirements.every((one) => pod.added.includes(one.key) || holds(one, pod.labels));
    return selects && (types.length === 0 || types.includes('Ingress'));
  });
}

function admits(policy: SeenObject, job: ScrapeJob, { namespace, port }: Target, context: KubernetesContext): boolean {
  return listAt(policy.plain, 'spec', 'ingress').some((rule) => {
    const ports = listAt(rule, 'ports');
    const isOpen = ports.length === 0 || ports.some((one) => opens(one, port?.port ?? 0, port?.name));
    const from = listAt(rule, 'from');
    return isOpen && (from.length === 0 || from.some((peer) => isPrometheus(peer, job, namespace, context)));
  });
}

function opens(rule: Plain, port: number, name: string | undefined): boolean {
  const asked = plainAt(rule, 'port');
  if (asked === undefined || asked === name) return true;
  const end = numberAt(rule, 'endPort');
  return typeof asked === 'number' && asked <= port && port <= (end ?? asked);
}

/** True also where it cannot be known: addresses of pods, labels of namespaces that others give. */
function isPrometheus(peer: Plain, { server }: ScrapeJob, namespace: string, context: KubernetesContext): boolean {
  if (hasAt(peer, 'ipBlock')) return true;
  const home = server.workload.object.namespace ?? '';
  const spaces = requirementsOf(plainAt(peer, 'namespaceSelector'));
  if (spaces === undefined ? home !== namespace : !matchesNamespace(spaces, home, context)) return false;
  const pods = requirementsOf(plainAt(peer, 'podSelector')) ?? [];
  return pods.every((one) => holds(one, server.workload.labels));
}

function matchesNamespace(
  requirements: NonNullable<ReturnType<typeof requirementsOf>>,
  home: string,
  context: KubernetesContext,
): boolean {
  const object = sightOf(context)
    .ofKind('Namespace')
    .find((one) => one.object.name === home);
  const labels: Labels = { ...textsAt(object?.plain, 'metadata', 'labels'), 'kubernetes.io/metadata.name': home };
  return requirements.every((one) => !Object.hasOwn(labels, one.key) || holds(one, labels));
}
