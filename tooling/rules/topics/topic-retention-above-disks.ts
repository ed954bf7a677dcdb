import { formatMemory, parseQuantity } from '../../source/quantity.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import { cleanupOf, copiesOf, managedTopicsOf, ownNumber } from '../kafka-topics.ts';
import { defineKafkaRule } from '../rule.ts';
import { volumesOf } from '../storage/volumes.ts';

const key = 'retention.bytes';

export default defineKafkaRule({
  id: 'topic-retention-above-disks',
  summary: 'What a topic may keep fits on the disks.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `\`retention.bytes\` holds for each partition, and each copy of it takes that much. A partition lives on one disk, with others. A
limit that is never reached does not limit: the disks fill up, and a broker with a full disk stops with everything it serves.`,
  fix: `Set \`retentionBytes\` to what one partition may have: the share of the topic in all disks, divided by partitions and copies.`,
  bad: {
    'orders.yaml': `kafka:
  storage: { size: 100Gi }
`,
    'orders/topics.yaml': 'topics:\n  orders.events: { partitions: 12, retentionBytes: 20Gi }\n',
  },
  good: {
    'orders.yaml': `kafka:
  storage: { size: 100Gi }
`,
    'orders/topics.yaml': 'topics:\n  orders.events: { partitions: 12, retentionBytes: 2Gi }\n',
  },
  check(context, report) {
    const { kafka } = context;
    const disks = kafka && disksOf(kafka);
    if (kafka === undefined || disks === undefined) return;
    for (const topic of managedTopicsOf(context)) {
      const bytes = ownNumber(topic, key);
      // Of what is in tiered storage only a part is on disks.
      const isTiered = topic.own('remote.storage.enable')?.toLowerCase() === 'true';
      if (bytes === undefined || bytes <= 0 || isTiered || !cleanupOf(topic, kafka).includes('delete')) continue;
      const copies = Math.min(copiesOf(topic, kafka) ?? 1, kafka.replicas('kafka'));
      const partitions = topic.partitions ?? 1;
      const all = bytes * partitions * copies;
      const message =
        bytes >= disks.largest
          ? `A partition of topic \`${topic.name}\` may keep ${formatMemory(bytes)} and no disk has more than ${formatMemory(disks.largest)}, so that is full before anything is deleted; set a small part of it.`
          : all > disks.sum
            ? `Topic \`${topic.name}\` may keep ${formatMemory(all)} (${formatMemory(bytes)} in each of ${partitions} partitions, ${copies} times) and all disks have ${formatMemory(disks.sum)}; set ${formatMemory(disks.sum / partitions / copies)} at most.`
            : undefined;
      if (message !== undefined) report(message, topic.settingPlace(key));
    }
  },
});

/** Undefined where the size of one is not known. */
function disksOf(kafka: KafkaResource): { readonly sum: number; readonly largest: number } | undefined {
  let sum = 0;
  let largest = 0;
  for (const nodes of kafka.nodes) {
    if (!nodes.roles.includes('broker')) continue;
    for (const volume of volumesOf(nodes)) {
      const bytes = volume.type === 'persistent-claim' ? parseQuantity(volume.size ?? '') : undefined;
      if (bytes === undefined) return undefined;
      sum += bytes * nodes.replicas;
      largest = Math.max(largest, bytes);
    }
  }
  return sum === 0 ? undefined : { sum, largest };
}
