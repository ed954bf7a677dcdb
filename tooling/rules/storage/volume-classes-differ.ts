import type { StorageClassSpec } from '../../model/schema/kubernetes-cluster.ts';
import type { KafkaContext } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';
import { placeIn, type Volume, volumesOf } from './volumes.ts';

export default defineKafkaRule({
  id: 'volume-classes-differ',
  summary: 'All volumes of a node are of classes that can do the same.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `Kafka takes the volumes of a broker for alike. They are made larger together, and where one class does not allow that, or ends at a
smaller size, that volume is full while the others have room.`,
  fix: 'Use one class for all volumes of a pool, and another pool for another class.',
  bad: {
    'cluster.yaml': `storageClasses:
  - { name: essd, default: true }
  - { name: local, maxSize: 2Ti }
`,
    'orders.yaml': `kafka:
  storage:
    volumes:
      - { id: 0, size: 100Gi, class: essd }
      - { id: 1, size: 100Gi, class: local }
`,
  },
  good: {
    'cluster.yaml': `storageClasses:
  - { name: essd, default: true }
  - { name: local, maxSize: 2Ti }
`,
    'orders.yaml': `kafka:
  storage:
    volumes:
      - { id: 0, size: 100Gi, class: essd }
      - { id: 1, size: 100Gi, class: essd }
`,
  },
  check(context, report) {
    for (const nodes of context.kafka?.nodes ?? []) {
      const [first, ...others] = volumesOf(nodes).filter(({ type }) => type === 'persistent-claim');
      for (const volume of first === undefined ? [] : others) {
        const difference = first && differenceOf(first, volume, context);
        if (difference === undefined || first === undefined) continue;
        report(
          `Volume ${volume.id} of the ${nodes.called} is of class \`${volume.class}\`, which ${difference}, unlike \`${first.class}\` of volume ${first.id}; use one class for all.`,
          placeIn(volume, 'class'),
          [{ place: placeIn(first, 'class'), message: 'the other class' }],
        );
        break;
      }
    }
  },
});

function differenceOf(first: Volume, volume: Volume, { kubernetes, cluster }: KafkaContext): string | undefined {
  const classOf = (one: Volume): StorageClassSpec | undefined =>
    kubernetes.spec.storageClasses.find(({ name }) => name === one.class);
  const [a, b] = [classOf(first), classOf(volume)];
  if (a === undefined || b === undefined || a === b) return undefined;
  const [growsA, growsB] = [a, b].map((one) => one.allowVolumeExpansion !== false);
  // In production a class that cannot grow is told by itself; so is one that makes its disks at once, where that matters.
  if (growsA !== growsB && cluster.spec.tier !== 'production') return growsB === true ? 'can grow' : 'cannot grow';
  if (a.maxSize !== b.maxSize) return `has ${b.maxSize ?? 'no limit'} as its largest size`;
  return undefined;
}
