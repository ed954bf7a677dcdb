import { formatMemory, parseQuantity } from '../../source/quantity.ts';
import { settingsOf } from '../../strimzi/config/kafka-configs.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import { defineKafkaRule } from '../rule.ts';
import { placeIn } from '../storage/volumes.ts';
import { firstWritten } from '../written.ts';
import { metadataVolume } from './metadata-volume.ts';

export default defineKafkaRule({
  id: 'metadata-log-above-disk',
  summary: 'The disk with the metadata holds their log at its largest.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `The log of the metadata is deleted from its old end only, segment by segment, once it is larger than
\`metadata.max.retention.bytes\` (100 MiB); the segment that is written grows up to \`metadata.log.segment.bytes\` (1 GiB) before. On a
disk that is smaller than both together the log fills the disk, and a controller with a full disk ends. So do all others at
about the same time, as all of them write the same.`,
  fix: 'Make the volume larger, 20Gi for controllers on their own, or lower the two settings.',
  bad: `stack: kraft
kafka:
  config: { metadata.max.retention.bytes: 32212254720 }
pools:
  controllers: { roles: [controller], storage: { size: 20Gi } }
  brokers: { roles: [broker], storage: { size: 100Gi } }
`,
  good: `stack: kraft
kafka:
  config: { metadata.max.retention.bytes: 1073741824 }
pools:
  controllers: { roles: [controller], storage: { size: 20Gi } }
  brokers: { roles: [broker], storage: { size: 100Gi } }
`,
  check({ kafka }, report) {
    const most = kafka && mostMetadata(kafka);
    if (kafka === undefined || most === undefined) return;
    for (const nodes of kafka.nodes) {
      const volume = nodes.pool === undefined ? undefined : metadataVolume(nodes);
      const size = parseQuantity(volume?.size ?? '');
      if (volume === undefined || volume.type !== 'persistent-claim' || size === undefined || size >= most) continue;
      const settings = [retention, segment].map((key) => kafka.place('spec', 'kafka', 'config', key));
      report(
        `The log of the metadata may grow to ${formatMemory(most)} and the disk of the ${nodes.called} has ${volume.size}; make it larger.`,
        firstWritten(placeIn(volume, 'size'), ...settings),
      );
    }
  },
});

const segment = 'metadata.log.segment.bytes';
const retention = 'metadata.max.retention.bytes';

/** Undefined where nothing limits it, or where nothing is known of the version. */
function mostMetadata(kafka: KafkaResource): number | undefined {
  const definitions = settingsOf('broker', kafka.text('spec', 'kafka', 'version') ?? '');
  const value = (key: string): number => kafka.configNumber(key) ?? Number(definitions?.get(key)?.default);
  const [kept, written] = [value(retention), value(segment)];
  return kept < 0 || Number.isNaN(kept + written) ? undefined : kept + written;
}
