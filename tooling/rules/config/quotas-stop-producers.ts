import { formatMemory, parseQuantity } from '../../source/quantity.ts';
import { brokersOf } from '../brokers.ts';
import { defineKafkaRule } from '../rule.ts';
import { placeIn, volumesOf } from '../storage/volumes.ts';
import { seeAlso } from '../written.ts';

const quotas = ['spec', 'kafka', 'quotas'] as const;

export default defineKafkaRule({
  id: 'quotas-stop-producers',
  summary: 'The space that quotas keep free is a part of each disk.',
  severity: 'error',
  why: `The plugin stops all producers of the cluster as soon as one disk of one broker has no more free than
\`minAvailableBytesPerVolume\` or \`minAvailableRatioPerVolume\`. With as much as the disk has, that is so from the first record on, and
no message says why clients wait.`,
  fix: 'Keep free what a broker needs to go on until somebody has looked: some 5 % of the disk.',
  bad: `kafka:
  storage: { size: 100Gi }
  quotas: { type: strimzi, minAvailableBytesPerVolume: 107374182400 }
`,
  good: `kafka:
  storage: { size: 100Gi }
  quotas: { type: strimzi, minAvailableBytesPerVolume: 5368709120 }
`,
  check({ kafka }, report) {
    if (kafka?.text(...quotas, 'type') !== 'strimzi') return;
    const ratio = kafka.number(...quotas, 'minAvailableRatioPerVolume');
    if (ratio !== undefined && ratio >= 1)
      report(
        'Quotas keep the whole of each disk free, so no producer can write; keep a small part free, such as 0.05.',
        kafka.place(...quotas, 'minAvailableRatioPerVolume'),
      );
    const free = kafka.number(...quotas, 'minAvailableBytesPerVolume');
    const tooSmall = brokersOf(kafka)
      .flatMap(volumesOf)
      .find(({ type, size }) => type === 'persistent-claim' && (parseQuantity(size ?? '') ?? Infinity) <= (free ?? 0));
    if (free === undefined || tooSmall === undefined) return;
    report(
      `Quotas keep ${formatMemory(free)} of each disk free and one has ${tooSmall.size}, so no producer can write; keep a small part free.`,
      kafka.place(...quotas, 'minAvailableBytesPerVolume'),
      seeAlso(placeIn(tooSmall, 'size'), 'the disk'),
    );
  },
});
