import { defineKafkaRule } from '../rule.ts';
import { seeAlso } from '../written.ts';

/** Source: Kafka 3.9, `KafkaConfig.validateValues` and the defaults in `ReplicationConfigs`. */
const waitKey = 'replica.fetch.wait.max.ms';
const usualWait = 500;
const limits = [
  { key: 'replica.lag.time.max.ms', usual: 30_000 },
  { key: 'replica.socket.timeout.ms', usual: 30_000 },
] as const;

export default defineKafkaRule({
  id: 'replica-lag-below-fetch-wait',
  summary: 'A copy may lag for longer than a leader keeps it waiting.',
  severity: 'error',
  why: `A copy with nothing new to fetch is answered after \`replica.fetch.wait.max.ms\`, half a second unless set. If it counts as
lagging before that, it would leave the copies in sync all the time; Kafka refuses to start with such settings.`,
  fix: 'Leave the settings out: 30 seconds of lag and half a second of waiting suit nearly everybody.',
  bad: `kafka:
  config: { replica.lag.time.max.ms: 300 }
`,
  good: `kafka:
  config: { replica.lag.time.max.ms: 15000 }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    const wait = kafka.configNumber(waitKey) ?? usualWait;
    const at = (key: string) => kafka.place('spec', 'kafka', 'config', key);
    for (const { key, usual } of limits) {
      const given = kafka.configNumber(key);
      if ((given ?? usual) >= wait || (given === undefined && kafka.config(key) !== undefined)) continue;
      report(
        `\`${key}\` is ${given ?? `${usual} (Kafka's own default)`} and \`${waitKey}\` is ${wait}, so brokers do not start; set at least ${wait}.`,
        at(given === undefined ? waitKey : key),
        given !== undefined && kafka.config(waitKey) !== undefined ? seeAlso(at(waitKey), 'the waiting time') : [],
      );
    }
  },
});
