import { nearest } from '../../source/nearest.ts';
import { isSince, strimziRelease } from '../../strimzi/releases.ts';
import { compareVersions } from '../../strimzi/versions.ts';
import type { KubernetesContext } from '../context.ts';
import { defineKubernetesRule, type Report } from '../rule.ts';
import { listNames } from '../wording.ts';
import { type Exporter, endedMetrics, type NodeExporter, type NodeKind, readNode } from './exported-metrics.ts';
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
another, with the rules of the JMX exporter, and from ZooKeeper to KRaft; those that brokers, controllers, ZooKeeper and Prometheus give here
were scraped from the real ones.`,
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
      report(message(rule, metric, givers, exporters), place);
    }
  }
}

/** The release of Strimzi without this metric, where the operator is that one or later. */
function endedIn(metric: string, { kubernetes }: KubernetesContext): string | undefined {
  const ended = endedMetrics.get(metric);
  const release = strimziRelease(kubernetes.spec.strimzi.release);
  return ended !== undefined && release !== undefined && isSince(release, ended) ? ended : undefined;
}

const called: Readonly<Record<Exclude<Exporter, NodeExporter>, string>> = {
  zookeeper: 'ZooKeeper nodes',
  'cruise-control': 'Cruise Control',
  'kafka-exporter': 'the Kafka exporter',
  'cluster-operator': 'the operator',
  'entity-operator': 'the Entity Operator',
  prometheus: 'Prometheus',
  kubelet: 'kubelets',
};

function message(
  { what }: LoadedRule,
  metric: string,
  givers: readonly Exporter[],
  exporters: ReadonlySet<Exporter>,
): string {
  const nodes = givers.flatMap((one) => readNode(one) ?? []);
  if (nodes.length > 0) {
    const scraped = [...exporters].flatMap((one) => readNode(one) ?? []);
    return `${what} asks for \`${metric}\`, which only ${whoGive(nodes, scraped)} give, and no job here scrapes any; leave the alert out.`;
  }
  const giver = givers.find(isNoNode);
  if (giver !== undefined)
    return `${what} asks for \`${metric}\`, which ${called[giver]} would give, and no job here scrapes that; turn it on, or leave the alert out.`;
  const meant = nearest(metric, allMetrics);
  const advice = meant === undefined ? 'take a name that is exported' : `did you mean ${listNames([meant])}?`;
  return `${what} asks for \`${metric}\`, which nothing exports, so that it never fires; ${advice}${meant === undefined ? '.' : ''}`;
}

function isNoNode(exporter: Exporter): exporter is Exclude<Exporter, NodeExporter> {
  return readNode(exporter) === undefined;
}

/** Nodes by what tells them from those that are scraped: another version of the same, or another kind. */
function whoGive(givers: readonly NodeKind[], scraped: readonly NodeKind[]): string {
  const alike = givers.filter((one) => scraped.some(({ stack, role }) => stack === one.stack && role === one.role));
  if (alike.length > 0) {
    const versions = new Set(alike.map((one) => one.version));
    return `nodes of Kafka ${[...versions].sort(compareVersions).join(' and ')}`;
  }
  const isOnly = (holds: (one: NodeKind) => boolean): boolean => givers.every(holds);
  if (isOnly((one) => one.stack === 'migration')) return 'controllers that take over from ZooKeeper';
  if (isOnly((one) => one.stack !== 'kraft')) return 'nodes of clusters with ZooKeeper';
  if (isOnly((one) => one.role === 'controller')) return 'controllers';
  if (isOnly((one) => one.role === 'broker')) return 'brokers';
  return isOnly((one) => one.stack !== 'zookeeper')
    ? 'nodes of clusters without ZooKeeper'
    : 'controllers and brokers with ZooKeeper';
}
