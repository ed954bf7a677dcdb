import { describeRule } from '../../../test/support/examples.ts';

const own = (...names: readonly string[]): Readonly<Record<string, string>> => ({
  'cluster.yaml': `prometheus:
  storage: { size: 50Gi }
  scrapeConfigs:
${names.map((name) => `    - { job_name: ${name}, static_configs: [{ targets: ["a.example.com:80"] }] }\n`).join('')}`,
});

describeRule('scrape-job-repeated', [
  {
    name: 'names of their own',
    example: own('a', 'b'),
    finds: [],
  },
  {
    name: 'one of ours',
    example: own('kafka-brokers'),
    finds: [
      'cluster.yaml:4:19 error: Prometheus of StatefulSet `prometheus` has two scrape jobs `kafka-brokers`, for which it refuses its whole configuration; give this one another name.',
    ],
  },
  {
    name: 'two of theirs',
    example: own('a', 'b', 'a'),
    finds: [
      'cluster.yaml:6:19 error: Prometheus of StatefulSet `prometheus` has two scrape jobs `a`, for which it refuses its whole configuration; give this one another name.',
    ],
  },
  {
    name: 'one that is not there, as nobody has it',
    example: own('kafka-exporter'),
    finds: [],
  },
]);
