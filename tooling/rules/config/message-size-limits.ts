import { defineKafkaRule } from '../rule.ts';
import { firstWritten, seeAlso } from '../written.ts';
import { brokerSettings, configPlace, reachingConfig } from './given-config.ts';

const largest = 'message.max.bytes';
const limits = [
  { key: 'log.segment.bytes', effect: 'a larger batch does not fit into a file of the log and is refused' },
  { key: 'socket.request.max.bytes', effect: 'a larger request is refused and its connection closed' },
] as const;

export default defineKafkaRule({
  id: 'message-size-limits',
  summary: 'The largest message fits into a request and into a file of the log.',
  severity: 'warning',
  why: `\`message.max.bytes\` says which batches brokers take, but a batch has to fit into one request (\`socket.request.max.bytes\`) and into one
file (\`log.segment.bytes\`) as well. Producers whose batches lie between see errors that name another limit, or lost connections.`,
  fix: 'Raise the other limit, or lower `message.max.bytes`.',
  bad: `kafka:
  config:
    message.max.bytes: 20971520
    log.segment.bytes: 10485760
`,
  good: `kafka:
  config:
    message.max.bytes: 10485760
    log.segment.bytes: 1073741824
`,
  check({ kafka, release }, report) {
    const definitions = kafka === undefined ? undefined : brokerSettings(kafka);
    if (kafka === undefined || definitions === undefined) return;
    const given = reachingConfig(kafka, release, 'kafka');
    const read = (key: string): number => Number(given.get(key) ?? definitions.get(key)?.default);
    for (const { key, effect } of limits) {
      if (!(read(largest) > read(key)) || (!given.has(largest) && !given.has(key))) continue;
      const [own, other] = [configPlace(kafka, largest), configPlace(kafka, key)];
      const place = given.has(largest) ? firstWritten(own, other) : other;
      report(
        `\`${largest}\` is ${read(largest)} but \`${key}\` is ${read(key)}, so ${effect}; raise it, or lower \`${largest}\`.`,
        place,
        place === own && given.has(key) ? seeAlso(other, `\`${key}\``) : [],
      );
    }
  },
});
