import { defineKafkaRule } from '../rule.ts';
import { placeIn, placeOfId, volumesOf } from './volumes.ts';

export default defineKafkaRule({
  id: 'volume-id-repeated',
  summary: 'Each of several volumes has a number of its own.',
  severity: 'error',
  why: `The number is part of the claim's name. Two volumes with one number are one claim, and a pod that names a volume twice is
refused; on a cluster that runs, the operator ignores the whole storage from then on, while Argo CD shows it as synced.`,
  fix: 'Give the new volume a number that none has had. Numbers of volumes that exist never change.',
  bad: `kafka:
  storage:
    volumes:
      - { id: 0, size: 100Gi }
      - { id: 0, size: 100Gi }
`,
  good: `kafka:
  storage:
    volumes:
      - { id: 0, size: 100Gi }
      - { id: 1, size: 100Gi }
`,
  check(context, report) {
    for (const volumes of context.kafka?.nodes.map(volumesOf) ?? []) {
      const free = Math.max(-1, ...volumes.map((volume) => volume.id ?? -1)) + 1;
      for (const [index, volume] of volumes.entries()) {
        if (volume.id === undefined && volume.route.length > 1)
          report(
            `A volume of the ${volume.nodes.called} has no number, so the operator refuses the cluster; give it one, such as ${free}.`,
            placeIn(volume, 'id'),
          );
        const first = volumes.slice(0, index).find((one) => volume.id !== undefined && one.id === volume.id);
        if (first === undefined) continue;
        report(
          `Two volumes have the number ${volume.id}; give this one another, such as ${free}.`,
          placeOfId(context, volume),
          [{ place: placeOfId(context, first), message: 'the first of them' }],
        );
      }
    }
  },
});
