import { defineKubernetesRule } from '../rule.ts';
import { prometheusServers } from './prometheus-servers.ts';
import { scrapeJobs } from './scrape-jobs.ts';

export default defineKubernetesRule({
  id: 'scrape-job-repeated',
  summary: 'Each scrape job of a Prometheus has a name of its own.',
  severity: 'error',
  why: `With two jobs of one name, Prometheus refuses the whole configuration: it does not start, or goes on with the one it had, so that
the change has no effect.`,
  fix: 'Give one of them another name; alerts and dashboards may ask for it by label `job`.',
  bad: {
    'cluster.yaml': `prometheus:
  storage: { size: 50Gi }
  scrapeConfigs:
    - job_name: zookeeper
      static_configs: [{ targets: ["zookeeper.example.com:7000"] }]
`,
  },
  good: {
    'cluster.yaml': `prometheus:
  storage: { size: 50Gi }
  scrapeConfigs:
    - job_name: zookeeper-of-the-old-cluster
      static_configs: [{ targets: ["zookeeper.example.com:7000"] }]
`,
  },
  check(context, report) {
    for (const server of prometheusServers(context)) {
      const jobs = scrapeJobs(server);
      jobs.forEach((job, index) => {
        const first = jobs.findIndex((one) => one.name === job.name);
        if (first === index || job.name === '') return;
        report(
          `Prometheus of ${server.what} has two scrape jobs \`${job.name}\`, for which it refuses its whole configuration; give this one another name.`,
          job.place('job_name'),
        );
      });
    }
  },
});
