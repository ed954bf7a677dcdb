import { listAt, textAt } from '../../source/plain.ts';
import type { KubernetesContext } from '../context.ts';
import { defineKubernetesRule, type Report } from '../rule.ts';
import { type LoadedRule, loadedFiles, rulesIn } from './loaded-rules.ts';
import type { MountedFile } from './mounted-files.ts';
import { prometheusServers } from './prometheus-servers.ts';
import { readExpression } from './promql.ts';
import { readText } from './read-text.ts';

export default defineKubernetesRule({
  id: 'rule-file-unreadable',
  summary: 'Prometheus can read its configuration and its rules.',
  severity: 'error',
  why: `One fault in one file, and Prometheus refuses the configuration with all its files: it does not start, or goes on with what it had
and the change has no effect. Argo CD sees a ConfigMap that is in order.`,
  fix: 'Mend what the message shows; `promtool check rules` finds the same.',
  bad: {
    'cluster.yaml': `prometheus:
  storage: { size: 50Gi }
  ruleGroups:
    - name: orders
      rules:
        - alert: OrdersLate
          expr: sum(rate(kafka_server_brokertopicmetrics_messagesin_total{topic="orders"}[5m]) == 0
`,
  },
  good: {
    'cluster.yaml': `prometheus:
  storage: { size: 50Gi }
  ruleGroups:
    - name: orders
      rules:
        - alert: OrdersLate
          expr: sum(rate(kafka_server_brokertopicmetrics_messagesin_total{topic="orders"}[5m])) == 0
`,
  },
  check(context, report) {
    const seen = new Set<string>();
    for (const file of filesOf(context)) {
      // A file that several servers load is one file.
      if (seen.has(`${file.configMap}/${file.key}/${file.text.length}`)) continue;
      seen.add(`${file.configMap}/${file.key}/${file.text.length}`);
      const [problem] = readText(file.text).problems;
      if (problem !== undefined)
        report(
          `\`${file.key}\` of ConfigMap \`${file.configMap}\` is no YAML, so Prometheus refuses it: ${problem.message}`,
          file.place(),
        );
      else checkGroups(file, report);
    }
  },
});

function filesOf(context: KubernetesContext): readonly MountedFile[] {
  return prometheusServers(context).flatMap((server) => [
    ...(server.configFile === undefined ? [] : [server.configFile]),
    ...loadedFiles(server, context),
  ]);
}

function checkGroups(file: MountedFile, report: Report): void {
  const names = new Set<string>();
  listAt(readText(file.text).plain, 'groups').forEach((group, index) => {
    const name = textAt(group, 'name') ?? '';
    if (names.has(name) && name !== '')
      report(
        `\`${file.key}\` has two groups \`${name}\`, for which Prometheus refuses it; give this one another name, or put their rules together.`,
        file.place('groups', index, 'name'),
      );
    names.add(name);
  });
  for (const rule of rulesIn(file)) checkRule(rule, report);
}

function checkRule({ file, route, plain, what, expr, record }: LoadedRule, report: Report): void {
  const alert = textAt(plain, 'alert');
  if ((alert === undefined) === (record === undefined)) {
    const found = alert === undefined ? 'neither `alert` nor `record`' : '`alert` and `record`';
    report(
      `A rule of \`${file.key}\` has ${found}, for which Prometheus refuses it; write one of the two.`,
      file.place(...route),
    );
    return;
  }
  if (expr === undefined) {
    report(
      `${what} has no expression, so Prometheus refuses \`${file.key}\`; write \`expr\`.`,
      file.place(...route, 'expr'),
    );
    return;
  }
  const { fault } = readExpression(expr);
  if (fault !== undefined)
    report(
      `${what} has an expression that is no PromQL, at \`${fault}\`, so Prometheus refuses \`${file.key}\`; correct it.`,
      file.place(...route, 'expr'),
    );
}
