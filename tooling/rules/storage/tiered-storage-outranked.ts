import { defineKafkaRule } from '../rule.ts';
import { seeAlso } from '../written.ts';
import { pluginOf } from './tiered-storage.ts';

const prefix = 'rsm.config.';
/** What the operator writes for the section, but settings of the plugin. */
const ofOperator = [
  'remote.log.storage.system.enable',
  'remote.log.metadata.manager.impl.prefix',
  'remote.log.metadata.manager.class.name',
  'remote.log.metadata.manager.listener.name',
  'remote.log.storage.manager.class.name',
  'remote.log.storage.manager.class.path',
  'remote.log.storage.manager.impl.prefix',
];
const connection = 'rlmm.config.remote.log.metadata.common.client.';

export default defineKafkaRule({
  id: 'tiered-storage-outranked',
  summary: 'Tiered storage is described in one place.',
  severity: 'error',
  why: `The operator writes settings for \`tieredStorage\`, how brokers reach their own topic with the metadata of segments among them, and
puts \`config\` behind them. Of a setting that stands twice, Kafka takes the last: what \`config\` says wins over the section, without a
word, and without the operator's connection brokers do not start.`,
  fix: 'Take the setting out of `config`; settings of the plugin belong in `tieredStorage.config`.',
  bad: `kafka:
  image: registry.example.com/kafka-tiered:0.45.2-kafka-3.9.2
  tieredStorage:
    className: com.example.S3
    classPath: /opt/tiered/*
    config: { bucket: orders }
  config:
    rsm.config.bucket: payments
`,
  good: `kafka:
  image: registry.example.com/kafka-tiered:0.45.2-kafka-3.9.2
  tieredStorage:
    className: com.example.S3
    classPath: /opt/tiered/*
    config: { bucket: orders }
  config:
    rlmm.config.remote.log.metadata.topic.replication.factor: 3
`,
  check(context, report) {
    const { kafka } = context;
    const plugin = pluginOf(context);
    if (kafka === undefined || plugin === undefined) return;
    const own = plugin.map('config');
    for (const key of Object.keys(kafka.map('spec', 'kafka', 'config'))) {
      const place = { ...kafka.place('spec', 'kafka', 'config', key), key: true };
      const name = key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
      if (name !== undefined && Object.hasOwn(own, name))
        report(
          `Setting \`${key}\` wins over \`${name}\` of \`tieredStorage.config\`; leave one of the two.`,
          place,
          seeAlso(plugin.place('config', name), 'the other one'),
        );
      else if (key.startsWith(connection) || (ofOperator.includes(key) && !saysTheSame(key, kafka.config(key))))
        report(`Setting \`${key}\` wins over what the operator sets for \`tieredStorage\`; remove it.`, place);
    }
  },
});

function saysTheSame(key: string, value: string | undefined): boolean {
  return key === ofOperator[0] && value?.trim().toLowerCase() === 'true';
}
