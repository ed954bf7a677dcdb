import { defineKubernetesRule } from '../rule.ts';
import { listNames, otherwise } from '../wording.ts';
import { allJobs } from './scrape-jobs.ts';
import { discovered, metaOf, passes, type Step, stepsOf, type Target } from './scrape-targets.ts';

export default defineKubernetesRule({
  id: 'scrape-job-selects-nothing',
  summary: 'A scrape job finds pods, with the port it asks for.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `A job whose conditions no pod meets is no fault to Prometheus: it has no targets, so nothing is down, and alerts on what it should
bring never fire. Brokers, ZooKeeper nodes, exporters and Cruise Control have their metrics at a port named \`tcp-prometheus\`.`,
  fix: 'Ask for labels and port names that the pods have; `npx fleet render` shows those of ours.',
  bad: {
    'cluster.yaml': `prometheus:
  storage: { size: 50Gi }
  scrapeConfigs:
    - job_name: brokers-often
      scrape_interval: 5s
      kubernetes_sd_configs: [{ role: pod, namespaces: { names: [kafka] } }]
      relabel_configs:
        - { source_labels: [__meta_kubernetes_pod_container_port_name], regex: prometheus, action: keep }
`,
  },
  good: {
    'cluster.yaml': `prometheus:
  storage: { size: 50Gi }
  scrapeConfigs:
    - job_name: brokers-often
      scrape_interval: 5s
      kubernetes_sd_configs: [{ role: pod, namespaces: { names: [kafka] } }]
      relabel_configs:
        - { source_labels: [__meta_kubernetes_pod_container_port_name], regex: tcp-prometheus, action: keep }
`,
  },
  check(context, report) {
    for (const job of allJobs(context)) {
      let left = discovered(job, context);
      if (left === undefined) continue;
      const where = `in ${listNames(job.namespaces ?? [])}`;
      if (left.length === 0) {
        report(
          `Scrape job \`${job.name}\` finds nothing: no pod ${where} has the labels it selects by; correct \`selectors\`, or leave the job out.`,
          job.place('kubernetes_sd_configs'),
        );
        continue;
      }
      for (const step of stepsOf(job)) {
        const before: readonly Target[] = left;
        left = before.filter((target) => passes(step, target));
        if (left.length > 0) continue;
        report(
          `Scrape job \`${job.name}\` finds nothing: ${explain(step, before, where)}`,
          job.place('relabel_configs', step.index, 'regex'),
        );
        break;
      }
    }
  },
});

function explain({ action, source = '', pattern }: Step, before: readonly Target[], where: string): string {
  if (action === 'drop') return `it drops every pod ${where} by \`${pattern}\`; leave that out.`;
  const values = [...new Set(before.flatMap((target) => metaOf(source, target) || []))].sort();
  const isPort = source.endsWith('port_name');
  const what = isPort ? `port \`${pattern}\`` : `\`${pattern}\` in \`${source}\``;
  const instead = values.length === 0 ? `; leave that out, or give pods what it asks for.` : otherwise(pattern, values);
  return `no pod ${where} that it looks at has ${what}${instead}`;
}
