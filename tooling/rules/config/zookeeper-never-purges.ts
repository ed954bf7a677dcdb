import { defineKafkaRule } from '../rule.ts';
import { reachingConfig } from './given-config.ts';

const key = 'autopurge.purgeInterval';

export default defineKafkaRule({
  id: 'zookeeper-never-purges',
  summary: 'ZooKeeper removes old snapshots.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `ZooKeeper writes a snapshot of everything again and again, and keeps all of them unless \`autopurge.purgeInterval\` is a number of hours.
The operator sets 1; with 0 or less the disk fills, and ZooKeeper ends when it is full, on all nodes at about the same time.`,
  fix: 'Leave the setting out.',
  bad: `zookeeper:
  config: { autopurge.purgeInterval: 0 }
`,
  good: `zookeeper:
  config: { autopurge.purgeInterval: 24 }
`,
  check({ kafka, release }, report) {
    if (kafka === undefined) return;
    const hours = reachingConfig(kafka, release, 'zookeeper').get(key);
    if (hours === undefined || !/^\s*(?:-[0-9]+|\+?0+)\s*$/.test(hours)) return;
    report(
      `\`${key}\` is ${hours.trim()}, so ZooKeeper keeps every snapshot until its disk is full; leave it out, or set a number of hours.`,
      kafka.place('spec', 'zookeeper', 'config', key),
    );
  },
});
