import { describeRule } from '../../../test/support/examples.ts';
import { handMade } from './hand-made.ts';

const loads = (patterns: string, mounted = 'own.yml'): string =>
  handMade({
    disk: '50Gi',
    rules: { [mounted]: ['groups: []'] },
    config: [
      'storage: { tsdb: { retention: { time: 15d, size: 40GB } } }',
      `rule_files: ${patterns}`,
      'scrape_configs: []',
    ],
  });

describeRule('rule-file-not-loaded', [
  {
    name: 'by a pattern',
    example: loads('[/etc/rules/*.yml]'),
    finds: [],
  },
  {
    name: 'by its name',
    example: loads('[/etc/rules/own.yml]'),
    finds: [],
  },
  {
    name: 'beside the configuration',
    example: loads('[../rules/own.yml, /etc/rules/own.yml]'),
    finds: [],
  },
  {
    name: 'another end',
    example: loads('[/etc/rules/*.yaml]'),
    finds: [
      'orders.yaml:14:7 error: Prometheus of StatefulSet `prometheus` does not load `/etc/rules/own.yml`, as `rule_files` names `/etc/rules/*.yaml` only; add its path there.',
    ],
  },
  {
    name: 'nothing',
    example: loads('[]'),
    finds: [
      'orders.yaml:14:7 error: Prometheus of StatefulSet `prometheus` does not load `/etc/rules/own.yml`, as `rule_files` names nothing; add its path there.',
    ],
  },
  {
    name: 'a path that is not there',
    example: loads('[/etc/rules/own.yml, /etc/rules/owm.yml]'),
    finds: [
      'orders.yaml:6:7 error: Prometheus of StatefulSet `prometheus` is to load `/etc/rules/owm.yml`, which is not there; it would go on without a word, so correct the path.',
    ],
  },
  {
    name: 'a path that is not in sight',
    example: loads('[/etc/rules/own.yml, /srv/other.yml]'),
    finds: [],
  },
  {
    name: 'a pattern that may match later',
    example: loads('[/etc/rules/own.yml, /etc/rules/more-*.yml]'),
    finds: [],
  },
]);
