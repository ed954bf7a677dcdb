import { parseQuantity } from '../../source/quantity.ts';
import { defineKafkaRule, type Report } from '../rule.ts';
import { placeIn, type Volume, volumesOf } from './volumes.ts';

export default defineKafkaRule({
  id: 'volumes-differ-in-size',
  summary: 'Several volumes of a broker are equally large.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `A broker puts a new partition on the volume that has the fewest, whatever their sizes are. The smallest one is full when the
others are not, and a broker with a full volume stops serving what is on it.`,
  fix: 'Make all as large as the largest: they can grow, and never shrink.',
  bad: `kafka:
  storage:
    volumes:
      - { id: 0, size: 100Gi }
      - { id: 1, size: 500Gi }
`,
  good: `kafka:
  storage:
    volumes:
      - { id: 0, size: 500Gi }
      - { id: 1, size: 500Gi }
`,
  check({ kafka }, report) {
    // Of controllers that are no brokers, only the volume with the metadata is used at all.
    for (const nodes of kafka?.nodes.filter((one) => one.roles.includes('broker')) ?? [])
      checkVolumes(volumesOf(nodes), report);
  },
});

function checkVolumes(volumes: readonly Volume[], report: Report): void {
  const sized = volumes.flatMap((volume) => {
    const bytes = parseQuantity(volume.size ?? '');
    return bytes === undefined ? [] : [{ ...volume, bytes }];
  });
  const largest = sized.reduce((most, one) => (most === undefined || one.bytes > most.bytes ? one : most), sized[0]);
  for (const volume of sized) {
    if (largest === undefined || volume.bytes === largest.bytes) continue;
    report(
      `Volume ${volume.id} has ${volume.size} and volume ${largest.id} ${largest.size}, though both get as many partitions; make it ${largest.size}.`,
      placeIn(volume, 'size'),
      [{ place: placeIn(largest, 'size'), message: 'the largest' }],
    );
  }
}
