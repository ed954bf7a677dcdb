import { startConflicts } from '../../strimzi/config/broker-start.ts';
import { metadataStage } from '../../strimzi/pools/metadata-stage.ts';
import { defineKafkaRule } from '../rule.ts';
import { seeAlso } from '../written.ts';
import { brokerSettings, configPlace, reachingConfig } from './given-config.ts';

const replication = ['replica.fetch.wait.max.ms', 'replica.socket.timeout.ms', 'replica.lag.time.max.ms'];

export default defineKafkaRule({
  id: 'broker-settings-conflict',
  summary: 'Settings of brokers fit together, so that brokers start.',
  severity: 'error',
  why: `A broker checks at its start that its settings fit together, and ends if they do not. The operator does not look at this
beforehand: it restarts the first broker, which does not come back, and stops there with one broker fewer.`,
  fix: 'Change one of the two settings, or leave both to Kafka.',
  bad: `kafka:
  config:
    queued.max.request.bytes: 10485760
`,
  good: `kafka:
  config:
    queued.max.request.bytes: 209715200
`,
  check({ kafka, release }, report) {
    const definitions = kafka === undefined ? undefined : brokerSettings(kafka);
    if (kafka === undefined || definitions === undefined) return;
    const told = new Set<string>();
    const isKraft = metadataStage(kafka.map(), release) === 'kraft';
    for (const { key, other, says, remedy } of startConflicts(
      reachingConfig(kafka, release, 'kafka'),
      definitions,
      isKraft,
    )) {
      // How long a copy may lag has a rule of its own.
      if (told.has(key) || replication.includes(key)) continue;
      told.add(key);
      report(
        `${says}, so brokers do not start; ${remedy}.`,
        configPlace(kafka, key),
        other === undefined ? [] : seeAlso(configPlace(kafka, other), `\`${other}\``),
      );
    }
  },
});
