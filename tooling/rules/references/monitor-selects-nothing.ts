import { hasAt, listAt, plainAt, textAt, textsAt } from '../../source/plain.ts';
import type { Labels } from '../../strimzi/notations/label-selector.ts';
import { holds, type Requirement, requirementsOf } from '../../strimzi/notations/label-selector.ts';
import { type NamespaceSight, type SeenObject, sightOf } from '../in-sight.ts';
import { defineKubernetesRule, type Report } from '../rule.ts';
import { otherwise } from '../wording.ts';
import { explainMiss, selectIn } from './selecting.ts';

export default defineKubernetesRule({
  id: 'monitor-selects-nothing',
  summary: 'A PodMonitor or ServiceMonitor finds what it is to scrape, and the port.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `A monitor that selects nothing, or names a port that nothing has, is accepted, and Prometheus scrapes nothing; alerts on what is
missing there never fire. The operator makes no Service for metrics: brokers, ZooKeeper and the exporter are scraped as pods, at the
port \`tcp-prometheus\`, which they have with \`metricsConfig\`.`,
  fix: 'Use a PodMonitor that selects by `strimzi.io/kind: Kafka` and names port `tcp-prometheus`, and turn on metrics.',
  bad: `kafkaExporter: {}
manifests:
  - apiVersion: monitoring.coreos.com/v1
    kind: PodMonitor
    metadata: { name: orders }
    spec:
      selector: { matchLabels: { strimzi.io/name: orders-kafka-exporter } }
      podMetricsEndpoints: [{ port: metrics }]
`,
  good: `kafkaExporter: {}
manifests:
  - apiVersion: monitoring.coreos.com/v1
    kind: PodMonitor
    metadata: { name: orders }
    spec:
      selector: { matchLabels: { strimzi.io/name: orders-kafka-exporter } }
      podMetricsEndpoints: [{ port: tcp-prometheus }]
`,
  check(context, report) {
    const sight = sightOf(context);
    for (const monitor of sight.ofKind('PodMonitor', 'ServiceMonitor')) {
      // Other namespaces, or all: what is there is not all of ours.
      const there = hasAt(monitor.plain, 'spec', 'namespaceSelector')
        ? undefined
        : sight.namespace(monitor.object.namespace);
      const requirements = requirementsOf(plainAt(monitor.plain, 'spec', 'selector')) ?? [];
      if (there === undefined || requirements.length === 0) continue;
      if (monitor.object.kind === 'PodMonitor') checkPods(monitor, requirements, there, report);
      else checkServices(monitor, requirements, there, report);
    }
  },
});

function checkPods(
  { object, plain }: SeenObject,
  requirements: readonly Requirement[],
  there: NamespaceSight,
  report: Report,
): void {
  const { pods, uncertain } = selectIn(there, requirements);
  if (uncertain) return;
  if (pods.length === 0) {
    const { text, route } = explainMiss(requirements, there);
    report(`PodMonitor \`${object.name}\` selects no pod: ${text}`, {
      node: object.node,
      route: ['spec', 'selector', ...route],
    });
    return;
  }
  const names = [...new Set(pods.flatMap((pod) => pod.ports.flatMap((one) => one.name ?? [])))];
  checkPorts({ object, plain }, 'podMetricsEndpoints', names, report);
}

function checkServices(
  { object, plain }: SeenObject,
  requirements: readonly Requirement[],
  there: NamespaceSight,
  report: Report,
): void {
  // The operator's Services have the labels of its pods and more, which are not kept here: nothing is said of a selector for them.
  if (requirements.some(({ key }) => key.startsWith('strimzi.io/') || key.startsWith('app.kubernetes.io/'))) return;
  const services = there.objects.filter((one) => one.object.kind === 'Service');
  const selected = services.filter((one) => requirements.every((each) => holds(each, labelsOf(one))));
  if (selected.length > 0) {
    const names = selected.flatMap((one) =>
      listAt(one.plain, 'spec', 'ports').flatMap((port) => textAt(port, 'name') ?? []),
    );
    checkPorts({ object, plain }, 'endpoints', [...new Set(names)], report);
    return;
  }
  if (there.mayHaveOtherPods || services.length === 0) return;
  const [first] = requirements;
  report(
    `ServiceMonitor \`${object.name}\` selects no Service in namespace \`${there.name}\`; give the Service it is meant for the labels it asks for.`,
    { node: object.node, route: ['spec', 'selector', ...(first?.route ?? [])] },
  );
}

function labelsOf({ plain }: SeenObject): Labels {
  return textsAt(plain, 'metadata', 'labels');
}

function checkPorts({ object, plain }: SeenObject, field: string, names: readonly string[], report: Report): void {
  listAt(plain, 'spec', field).forEach((endpoint, index) => {
    const port = textAt(endpoint, 'port');
    if (port === undefined || names.includes(port)) return;
    const advice =
      port === 'tcp-prometheus'
        ? '; turn on metrics.'
        : names.length === 0
          ? '; they name none, so turn on metrics or name the port.'
          : otherwise(port, names);
    report(`${object.kind} \`${object.name}\` scrapes port \`${port}\`, which what it selects does not have${advice}`, {
      node: object.node,
      route: ['spec', field, index, 'port'],
    });
  });
}
