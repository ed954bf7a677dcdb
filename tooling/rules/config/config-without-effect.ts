import { isIgnored, kafkaConfig } from '../../strimzi/forbidden-config.ts';
import { settingsOf, versionsWith } from '../../strimzi/kafka-configs.ts';
import { needsKraft } from '../../strimzi/kraft-settings.ts';
import { defineKafkaRule } from '../rule.ts';
import { givenConfigs, versionOf } from './given-config.ts';

const quotaPlugin = 'client.quota.callback.class';

export default defineKafkaRule({
  id: 'config-without-effect',
  summary: 'Settings of brokers do something in this version and mode of Kafka.',
  severity: 'warning',
  why: `Brokers take settings that nothing in them reads: those of the metadata quorum and of the newer group coordinator where ZooKeeper
keeps the metadata, and those that only a later version has. A quota plugin in the settings gives way to \`spec.kafka.quotas\`, of which
the operator warns. Whoever reads the file thinks that they hold.`,
  fix: 'Remove the setting.',
  bad: `kafka:
  config:
    metadata.log.segment.bytes: 1073741824
`,
  good: `kafka:
  config:
    log.segment.bytes: 1073741824
`,
  check({ kafka, cluster }, report) {
    if (kafka === undefined) return;
    const version = versionOf(kafka);
    const definitions = settingsOf('broker', version);
    for (const { part, entries, place } of givenConfigs(kafka)) {
      if (part !== 'kafka') continue;
      for (const [key] of entries) {
        if (isIgnored(key, kafkaConfig)) continue;
        const why = whyNot(key);
        if (why !== undefined)
          report(`Setting \`${key}\` does nothing here: ${why}; remove it.`, { ...place(key), key: true });
      }
    }

    function whyNot(key: string): string | undefined {
      if (cluster.spec.stack === 'zookeeper' && needsKraft(key))
        return 'it is for clusters that keep their metadata in KRaft';
      if (key === quotaPlugin && kafka?.has('spec', 'kafka', 'quotas') === true)
        return '`spec.kafka.quotas` takes its place';
      const versions = definitions === undefined || definitions.has(key) ? [] : versionsWith(key);
      return versions.length === 0 ? undefined : `Kafka ${versions[0]} is the first to have it, and this is ${version}`;
    }
  },
});
