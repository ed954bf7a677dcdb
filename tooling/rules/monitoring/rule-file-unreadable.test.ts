import { describeRule } from '../../../test/support/examples.ts';
import { handMade } from './hand-made.ts';

const own = (...lines: readonly string[]): Readonly<Record<string, string>> => ({
  'cluster.yaml': `prometheus:
  storage: { size: 50Gi }
  ruleGroups:
    - name: own
      rules:
${lines.map((line) => `        - ${line}\n`).join('')}`,
});
const loads = (...lines: readonly string[]): string =>
  handMade({
    disk: '50Gi',
    rules: { 'own.yml': lines },
    config: [
      'storage: { tsdb: { retention: { time: 15d, size: 40GB } } }',
      'rule_files: [/etc/rules/*.yml]',
      'scrape_configs: []',
    ],
  });

describeRule('rule-file-unreadable', [
  {
    name: 'an alert and a metric',
    example: own('{ alert: A, expr: up == 0 }', '{ record: "job:up:sum", expr: sum by (job) (up) }'),
    finds: [],
  },
  {
    name: 'a bracket',
    example: own('{ alert: A, expr: sum(up }'),
    finds: [
      'cluster.yaml:6:29 error: Alert `A` has an expression that is no PromQL, at `sum(up`, so Prometheus refuses `rules-own.yml`; correct it.',
    ],
  },
  {
    name: 'words',
    example: own('{ alert: A, expr: up is 0 }'),
    finds: [
      'cluster.yaml:6:29 error: Alert `A` has an expression that is no PromQL, at `up is 0`, so Prometheus refuses `rules-own.yml`; correct it.',
    ],
  },
  {
    name: 'no expression',
    example: own('{ alert: A, for: 1m }'),
    finds: [
      'cluster.yaml:6:11 error: Alert `A` has no expression, so Prometheus refuses `rules-own.yml`; write `expr`.',
    ],
  },
  {
    name: 'neither name',
    example: own('{ expr: up == 0 }'),
    finds: [
      'cluster.yaml:6:11 error: A rule of `rules-own.yml` has neither `alert` nor `record`, for which Prometheus refuses it; write one of the two.',
    ],
  },
  {
    name: 'both names',
    example: own('{ alert: A, record: a, expr: up == 0 }'),
    finds: [
      'cluster.yaml:6:11 error: A rule of `rules-own.yml` has `alert` and `record`, for which Prometheus refuses it; write one of the two.',
    ],
  },
  {
    name: 'no YAML',
    example: loads('groups: ['),
    finds: [
      'orders.yaml:14:7 error: `own.yml` of ConfigMap `prometheus-rules` is no YAML, so Prometheus refuses it: `[` is never closed; add `]`.',
    ],
  },
  {
    name: 'a file by hand, of which the ConfigMap is shown',
    example: loads('groups: [{ name: a, rules: [{ alert: A, expr: up == }] }]'),
    finds: [
      'orders.yaml:14:7 error: Alert `A` has an expression that is no PromQL, at `up ==`, so Prometheus refuses `own.yml`; correct it.',
    ],
  },
  {
    name: 'two groups of one name',
    example: loads('groups: [{ name: a, rules: [] }, { name: a, rules: [] }]'),
    finds: [
      'orders.yaml:14:7 error: `own.yml` has two groups `a`, for which Prometheus refuses it; give this one another name, or put their rules together.',
    ],
  },
]);
