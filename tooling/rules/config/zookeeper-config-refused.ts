import { zookeeperFaults } from '../../strimzi/config/zookeeper-config.ts';
import { defineKafkaRule } from '../rule.ts';
import { reachingConfig } from './given-config.ts';

export default defineKafkaRule({
  id: 'zookeeper-config-refused',
  summary: 'ZooKeeper starts with the settings that it is given.',
  severity: 'error',
  why: `The operator hands settings of ZooKeeper on without a look at them. With a time that is no whole number, or a limit of 0, ZooKeeper
ends at its start: the operator restarts the first node, which does not come back.`,
  fix: 'Correct the value, or leave the setting to the operator.',
  bad: `zookeeper:
  config: { tickTime: 2s }
`,
  good: `zookeeper:
  config: { tickTime: 2000 }
`,
  check({ kafka, release }, report) {
    if (kafka === undefined) return;
    for (const { key, wrong, remedy } of zookeeperFaults(reachingConfig(kafka, release, 'zookeeper'))) {
      report(
        `ZooKeeper setting \`${key}\` ${wrong}, so its nodes do not start; ${remedy}.`,
        kafka.place('spec', 'zookeeper', 'config', key),
      );
    }
  },
});
