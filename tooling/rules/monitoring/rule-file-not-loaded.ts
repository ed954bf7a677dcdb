import { hasAt } from '../../source/plain.ts';
import { defineKubernetesRule } from '../rule.ts';
import { listNames } from '../wording.ts';
import { handMade } from './hand-made.ts';
import { patternsOf } from './loaded-rules.ts';
import { isInSight, mountedFiles } from './mounted-files.ts';
import { prometheusServers } from './prometheus-servers.ts';
import { readText } from './read-text.ts';

const disk = '50Gi';
const rules = {
  'lag.yml': ['groups:', '  - name: lag', '    rules:', '      - alert: ExporterDown', '        expr: up == 0'],
};
const kept = 'storage: { tsdb: { retention: { time: 15d, size: 40GB } } }';

export default defineKubernetesRule({
  id: 'rule-file-not-loaded',
  summary: 'Prometheus loads every file of rules that it is given.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `A file that no entry of \`rule_files\` matches is not read, and an entry that matches nothing is no fault to Prometheus. Either way the
alerts in it do not exist, which nobody notices until one of them should have fired.`,
  fix: 'Let an entry of `rule_files` name the path at which the container has the file; `*` stands for any name in one folder.',
  bad: handMade({ disk, rules, config: [kept, 'rule_files: [/etc/rules/*.rules]', 'scrape_configs: []'] }),
  good: handMade({ disk, rules, config: [kept, 'rule_files: [/etc/rules/*.yml]', 'scrape_configs: []'] }),
  check(context, report) {
    for (const server of prometheusServers(context)) {
      const { configFile, workload, container } = server;
      if (configFile === undefined || server.config === undefined) continue;
      const patterns = patternsOf(server);
      const files = mountedFiles(workload, container, context);
      for (const file of files) {
        if (file.path === configFile.path || file.isExpected || !hasAt(readText(file.text).plain, 'groups')) continue;
        if (patterns.some((one) => one.matches(file.path))) continue;
        const asked = patterns.map((one) => one.text);
        const names = asked.length === 0 ? 'nothing' : `${listNames(asked)} only`;
        report(
          `Prometheus of ${server.what} does not load \`${file.path}\`, as \`rule_files\` names ${names}; add its path there.`,
          file.place(),
        );
      }
      for (const { text, index, matches } of patterns) {
        const isOnePath = !/[*?[]/.test(text);
        if (!isOnePath || files.some((one) => matches(one.path)) || !isInSight(workload, container, text, context))
          continue;
        report(
          `Prometheus of ${server.what} is to load \`${text}\`, which is not there; it would go on without a word, so correct the path.`,
          configFile.place('rule_files', index),
        );
      }
    }
  },
});
