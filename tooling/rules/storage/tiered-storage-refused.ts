import { compareVersions } from '../../strimzi/versions.ts';
import { brokersOf } from '../brokers.ts';
import { inPatches, type KafkaContext } from '../context.ts';
import { defineKafkaRule, type Report } from '../rule.ts';
import { isTiered, pluginOf } from './tiered-storage.ts';
import { volumesOf } from './volumes.ts';

const prefix = 'rsm.config.';

export default defineKafkaRule({
  id: 'tiered-storage-refused',
  summary: 'Brokers start with the tiered storage that they are given, and its plugin sees its settings.',
  severity: 'error',
  why: `Kafka itself has no code for storage elsewhere: a broker with tiered storage loads a class from jars that it is told of, and does not
start without. The operator writes what stands in the section as it is, \`null\` for what is missing, and puts \`rsm.config.\` before
each setting: with the prefix written out it stands there twice, and the plugin never sees the setting. Up to Kafka 3.7 brokers also end
at their start when they have more than one volume.`,
  fix: 'Give `className` and `classPath`, and settings without a prefix. For several volumes, upgrade to Kafka 3.8 or later first.',
  bad: `kafka:
  image: registry.example.com/kafka-tiered:0.45.2-kafka-3.9.2
  tieredStorage:
    className: com.example.S3
    classPath: /opt/tiered/*
    config: { rsm.config.bucket: orders }
`,
  good: `kafka:
  image: registry.example.com/kafka-tiered:0.45.2-kafka-3.9.2
  tieredStorage:
    className: com.example.S3
    classPath: /opt/tiered/*
    config: { bucket: orders }
`,
  check(context, report) {
    checkVolumes(context, report);
    const plugin = pluginOf(context);
    if (plugin === undefined) {
      checkByHand(context, report);
      return;
    }
    for (const field of ['className', 'classPath']) {
      if ((plugin.text(field) ?? '') !== '') continue;
      const place = plugin.has(field) ? plugin.place(field) : inPatches(context.cluster);
      report(
        `Tiered storage has no \`${field}\`, so brokers do not start; give it, or leave tiered storage out.`,
        place,
      );
    }
    for (const key of Object.keys(plugin.map('config'))) {
      if (!key.startsWith(prefix)) continue;
      report(
        `Setting \`${key}\` of the plugin gets its prefix a second time and never reaches it; write \`${key.slice(prefix.length)}\`.`,
        { ...plugin.place('config', key), key: true },
      );
    }
  },
});

/** Without the section brokers have what their settings say, and nothing else. */
function checkByHand(context: KafkaContext, report: Report): void {
  const { kafka } = context;
  const manager = 'remote.log.storage.manager.class.name';
  if (kafka === undefined || !isTiered(context) || kafka.config(manager) !== undefined) return;
  report(
    `Tiered storage is turned on without \`${manager}\`, so brokers do not start; describe it in \`kafka.tieredStorage\` instead.`,
    kafka.place('spec', 'kafka', 'config', 'remote.log.storage.system.enable'),
  );
}

/** "Tiered storage is not supported with multiple log dirs." is in `BrokerServer` of 3.6.2 and 3.7.1, and in no class of 3.8.0. */
const firstWithVolumes = '3.8.0';

function checkVolumes(context: KafkaContext, report: Report): void {
  const { kafka } = context;
  const version = kafka?.text('spec', 'kafka', 'version');
  if (kafka === undefined || version === undefined || !isTiered(context)) return;
  if (compareVersions(version, firstWithVolumes) >= 0) return;
  for (const nodes of brokersOf(kafka)) {
    const { length } = volumesOf(nodes);
    if (length < 2) continue;
    report(
      `Kafka ${version} has no tiered storage with ${length} volumes, so brokers do not start; use one volume, or Kafka ${firstWithVolumes} or later.`,
      nodes.place('storage', 'volumes'),
    );
  }
}
