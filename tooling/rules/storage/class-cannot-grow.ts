import { defineKafkaRule } from '../rule.ts';
import { usedClasses } from './volumes.ts';

export default defineKafkaRule({
  id: 'class-cannot-grow',
  summary: 'Disks can be made larger.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `Disks of brokers fill up. With a class that does not allow expansion, a larger \`size\` is taken by the operator with a warning in
the status of the Kafka resource (\`PvcResizingWarning\`), and changes nothing; the class of a disk cannot be changed either, so
that the way out is a new cluster.`,
  fix: `Use a class with \`allowVolumeExpansion: true\`, or set it on this one: it holds for disks that exist, too. Then correct
cluster.yaml.`,
  bad: {
    'cluster.yaml': `storageClasses:
  - { name: local-ssd, allowVolumeExpansion: false, default: true }
`,
  },
  good: {
    'cluster.yaml': `storageClasses:
  - { name: local-ssd, allowVolumeExpansion: true, default: true }
`,
  },
  check(context, report) {
    for (const { spec, place } of usedClasses(context)) {
      if (spec.allowVolumeExpansion !== false) continue;
      report(
        `Disks of class \`${spec.name}\` cannot grow when they fill up; allow expansion, or use another class.`,
        place('allowVolumeExpansion'),
      );
    }
  },
});
