import { nearest } from '../../source/nearest.ts';
import { isSince, strimziRelease } from '../../strimzi/releases.ts';
import type { KubernetesContext } from '../context.ts';
import { defineKubernetesRule, type Report } from '../rule.ts';
import { listNames } from '../wording.ts';
import { type Exporter, endedMetrics } from './exported-metrics.ts';
import { areOurRules } from './exporter-rules.ts';
import { allMetrics, exportersOf, giversOf, isOurs, renamesMetrics } from './exporters-in-sight.ts';
import { type LoadedRule, loadedFiles, rulesIn } from './loaded-rules.ts';
import { type PrometheusServer, prometheusServers } from './prometheus-servers.ts';
import { readExpression } from './promql.ts';

export default defineKubernetesRule({
  id: 'alert-metric-unknown',
  summary: 'Every metric of an alert is one that something gives.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `An expression on a metric that does not exist gives nothing, and an alert on nothing never fires. Names change from one exporter to
another and with the rules of the JMX exporter; those that brokers, ZooKeeper and Prometheus give here were scraped from the real ones.`,
  fix: 'Take the name that the exporter uses, or turn on the exporter that gives it.',
  bad: {
    'cluster.yaml': `prometheus:
  storage: { size: 50Gi }
  ruleGroups:
    - name: orders
      rules:
        - alert: TooFewCopies
          expr: sum(kafka_server_replicamanager_underreplicatedpartition) > 0
`,
  },
  good: {
    'cluster.yaml': `prometheus:
  storage: { size: 50Gi }
  ruleGroups:
    - name: orders
      rules:
        - alert: TooFewCopies
          expr: sum(kafka_server_replicamanager_underreplicatedpartitions) > 0
`,
  },
  check(context, report) {
    for (const server of prometheusServers(context)) checkServer(server, context, report);
  },
});

function checkServer(server: PrometheusServer, context: KubernetesContext, report: Report): void {
  const exporters = exportersOf(server, context);
  if (exporters === undefined || renamesMetrics(server) || !areOurRules(context)) return;
  const rules = loadedFiles(server, context).flatMap(rulesIn);
  // Where nobody runs ZooKeeper, an alert on it watches over nothing, and misses nothing.
  const hasZookeeper = context.kafka.some(({ kafka }) => (kafka?.replicas('zookeeper') ?? 0) > 0);
  const hasControllers = context.kafka.some(
    ({ kafka }) => kafka?.nodes.some((one) => one.roles.includes('controller')) === true,
  );
  const recorded = new Set(rules.flatMap(({ record }) => record ?? []));
  for (const rule of rules) {
    if (rule.expr === undefined) continue;
    const metrics = new Set(readExpression(rule.expr).selectors.flatMap(({ metric }) => metric ?? []));
    for (const metric of metrics) {
      if (!isOurs(metric) || recorded.has(metric)) continue;
      const place = rule.file.place(...rule.route, 'expr');
      const ended = endedIn(metric, context);
      if (ended !== undefined) {
        report(
          `${rule.what} asks for \`${metric}\`, which the operator gives no more since Strimzi ${ended}, so that it never fires; leave the alert out.`,
          place,
        );
        continue;
      }
      const givers = giversOf(metric);
      if (givers.some((one) => exporters.has(one))) continue;
      if (!hasZookeeper && givers.length === 1 && givers[0] === 'zookeeper') continue;
      // Those of brokers were scraped from one with ZooKeeper: controllers give others.
      if (givers.length === 0 && hasControllers && metric.startsWith('kafka_')) continue;
      report(message(rule, metric, givers), place);
    }
  }
}

/** The release of Strimzi without this metric, where the operator is that one or later. */
function endedIn(metric: string, { kubernetes }: KubernetesContext): string | undefined {
  const ended = endedMetrics.get(metric);
  const release = strimziRelease(kubernetes.spec.strimzi.release);
  return ended !== undefined && release !== undefined && isSince(release, ended) ? ended : undefined;
}

const called: Readonly<Record<Exporter, string>> = {
  'kafka-brokers': 'brokers',
  zookeeper: 'ZooKeeper nodes',
  'cruise-control': 'Cruise Control',
  'kafka-exporter': 'the Kafka exporter',
  'cluster-operator': 'the operator',
  'entity-operator': 'the Entity Operator',
  prometheus: 'Prometheus',
  kubelet: 'kubelets',
};

function message({ what }: LoadedRule, metric: string, givers: readonly Exporter[]): string {
  const [giver] = givers;
  if (giver !== undefined)
    return `${what} asks for \`${metric}\`, which ${called[giver]} would give, and no job here scrapes that; turn it on, or leave the alert out.`;
  const meant = nearest(metric, allMetrics);
  const advice = meant === undefined ? 'take a name that is exported' : `did you mean ${listNames([meant])}?`;
  return `${what} asks for \`${metric}\`, which nothing exports, so that it never fires; ${advice}${meant === undefined ? '.' : ''}`;
}
