import { formatMemory, parseQuantity } from '../../source/quantity.ts';
import { brokersOf } from '../brokers.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import { defineKafkaRule } from '../rule.ts';
import { seeAlso } from '../written.ts';
import { placeIn, type Volume, volumesOf } from './volumes.ts';

/** Limits of one partition, which lives on one disk. */
const limits = [
  { key: 'log.retention.bytes', effect: 'the disk is full before anything is deleted for its size' },
  { key: 'log.segment.bytes', effect: 'a partition fills the disk before its first segment is closed' },
] as const;

export default defineKafkaRule({
  id: 'retention-above-disk',
  summary: 'A partition may not grow beyond the disk it is on.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `Retention by size holds for each partition, and a partition is on one disk together with others. A limit as large as the disk
is never reached: the disk is full first, and the broker stops with everything it serves. Only closed segments are deleted, so
\`log.segment.bytes\` must be far below the disk, too.`,
  fix: `Set \`log.retention.bytes\` to the share of the disk that one partition may have, or leave it out and delete by time.`,
  bad: `kafka:
  storage: { size: 100Gi }
  config: { log.retention.bytes: 107374182400 }
`,
  good: `kafka:
  storage: { size: 100Gi }
  config: { log.retention.bytes: 5368709120 }
`,
  check({ kafka }, report) {
    const smallest = kafka && smallestDisk(brokersOf(kafka).flatMap(volumesOf));
    if (kafka === undefined || smallest === undefined) return;
    // What is kept elsewhere counts for the retention, too.
    const isTiered = kafka.has('spec', 'kafka', 'tieredStorage');
    for (const { key, effect } of limits.filter((one) => !isTiered || one.key !== 'log.retention.bytes')) {
      const bytes = kafka.configNumber(key);
      if (bytes === undefined || bytes < smallest.bytes) continue;
      report(
        `\`${key}\` is ${formatMemory(bytes)} and ${whose(kafka, smallest.volume)} has ${smallest.volume.size}, so ${effect}; set a small part of the disk.`,
        kafka.place('spec', 'kafka', 'config', key),
        seeAlso(placeIn(smallest.volume, 'size'), 'the disk'),
      );
    }
  },
});

function whose(kafka: KafkaResource, { nodes }: Volume): string {
  return brokersOf(kafka).length > 1 ? `a disk of pool \`${nodes.pool}\`` : 'a disk';
}

function smallestDisk(volumes: readonly Volume[]): { readonly volume: Volume; readonly bytes: number } | undefined {
  return volumes
    .flatMap((volume) => {
      const bytes = volume.type === 'persistent-claim' ? parseQuantity(volume.size ?? '') : undefined;
      return bytes === undefined ? [] : [{ volume, bytes }];
    })
    .sort((a, b) => a.bytes - b.bytes)[0];
}
