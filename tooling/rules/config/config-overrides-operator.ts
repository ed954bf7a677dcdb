import { slipsThrough } from '../../strimzi/config/forbidden-config.ts';
import { defineKafkaRule } from '../rule.ts';
import { givenConfigs } from './given-config.ts';

export default defineKafkaRule({
  id: 'config-overrides-operator',
  summary: 'No setting undoes what the operator writes for ZooKeeper.',
  severity: 'error',
  dataLoss: true,
  why: `The operator means to drop \`dataDir\`, \`clientPort\`, \`secureClientPort\` and others, but compares their names in lower case with
prefixes that have capitals, so they pass and win over its own. With another \`dataDir\` ZooKeeper keeps its data outside of the disk, and
loses all of it with the next restart; with another port or factory, the brokers do not reach it.`,
  fix: 'Remove the setting.',
  bad: `zookeeper:
  config: { dataDir: /tmp/zookeeper }
`,
  good: `zookeeper:
  config: { maxClientCnxns: 100 }
`,
  check({ kafka, release }, report) {
    if (kafka === undefined) return;
    for (const { entries, forbidden, servers, place } of givenConfigs(kafka, release)) {
      for (const [key] of entries) {
        if (!slipsThrough(key, forbidden)) continue;
        const effect = /^data(?:Log)?Dir/.test(key) ? ', so its data would not be on the disk' : '';
        report(
          `Setting \`${key}\` of ${servers} replaces the operator's own, which misses it by its capitals${effect}; remove it.`,
          { ...place(key), key: true },
        );
      }
    }
  },
});
