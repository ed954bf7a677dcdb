import { isIgnored } from '../../strimzi/config/forbidden-config.ts';
import { type NoEffect, noEffect } from '../../strimzi/config/setting-effect.ts';
import { metadataStage } from '../../strimzi/pools/metadata-stage.ts';
import { defineKafkaRule } from '../rule.ts';
import { givenConfigs, versionOf } from './given-config.ts';

const quotaPlugin = 'client.quota.callback.class';

export default defineKafkaRule({
  id: 'config-without-effect',
  summary: 'Settings of brokers do something in this version and mode of Kafka.',
  severity: 'warning',
  why: `Brokers take settings that nothing in them reads: those of the metadata quorum and of the newer group coordinator where ZooKeeper
keeps the metadata, those of ZooKeeper where KRaft does, those that only a later version has, and those that this one has no more. A
quota plugin in the settings gives way to \`spec.kafka.quotas\`, of which the operator warns. Whoever reads the file thinks that they
hold.`,
  fix: 'Remove the setting, or set what has taken its place.',
  bad: `kafka:
  config:
    metadata.log.segment.bytes: 1073741824
`,
  good: `kafka:
  config:
    log.segment.bytes: 1073741824
`,
  check({ kafka, release }, report) {
    if (kafka === undefined) return;
    const version = versionOf(kafka);
    const stage = metadataStage(kafka.map(), release);
    for (const { part, entries, forbidden, place } of givenConfigs(kafka, release)) {
      if (part !== 'kafka') continue;
      for (const [key] of entries) {
        if (isIgnored(key, forbidden)) continue;
        const found = effectOf(key);
        if (found === undefined) continue;
        const { why, instead } = found;
        const remedy = instead === undefined ? 'remove it' : `set ${instead} instead`;
        report(`Setting \`${key}\` does nothing here: ${why}; ${remedy}.`, { ...place(key), key: true });
      }
    }

    function effectOf(key: string): NoEffect | undefined {
      return key === quotaPlugin && kafka?.has('spec', 'kafka', 'quotas') === true
        ? { why: '`spec.kafka.quotas` takes its place' }
        : noEffect(key, version, stage);
    }
  },
});
