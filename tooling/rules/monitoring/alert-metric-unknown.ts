import { nearest } from '../../source/nearest.ts';
import type { KubernetesContext } from '../context.ts';
import { defineKubernetesRule, type Report } from '../rule.ts';
import { listNames } from '../wording.ts';
import type { Exporter } from './exported-metrics.ts';
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
  const recorded = new Set(rules.flatMap(({ record }) => record ?? []));
  for (const rule of rules) {
    if (rule.expr === undefined) continue;
    const metrics = new Set(readExpression(rule.expr).selectors.flatMap(({ metric }) => metric ?? []));
    for (const metric of metrics) {
      if (!isOurs(metric) || recorded.has(metric)) continue;
      const givers = giversOf(metric);
      if (givers.some((one) => exporters.has(one))) continue;
      report(message(rule, metric, givers), rule.file.place(...rule.route, 'expr'));
    }
  }
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
