import { defineKafkaRule } from '../rule.ts';
import { usedClasses } from './volumes.ts';

export default defineKafkaRule({
  id: 'class-deletes-disks',
  summary: 'In production a disk outlives its claim.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  dataLoss: true,
  why: `With reclaim policy Delete, a disk and its data go as soon as its claim does. \`deleteClaim: false\` and the annotations on the
claims protect them from the operator and from Argo CD, but nothing protects them from who deletes the namespace, or the claims by
hand. With Retain the disk stays, and a cluster can be made anew on it. The classes that clouds bring along all delete.`,
  fix: `Make a StorageClass of your own with the parameters of this one and \`reclaimPolicy: Retain\`, describe it in cluster.yaml and
make it the default there. The class of disks that exist cannot change: set the policy on their PersistentVolumes with \`kubectl patch\`,
and suppress this finding for their class.`,
  bad: {
    'cluster.yaml': `storageClasses:
  - { name: alicloud-disk-topology-alltype, reclaimPolicy: Delete, default: true }
`,
  },
  good: {
    'cluster.yaml': `storageClasses:
  - { name: kafka-retain, reclaimPolicy: Retain, default: true }
`,
  },
  check(context, report) {
    for (const { spec, place } of usedClasses(context)) {
      if (spec.reclaimPolicy !== 'Delete') continue;
      report(
        `Class \`${spec.name}\` deletes a disk with its claim, as when a namespace is deleted; use one with \`reclaimPolicy: Retain\` in production.`,
        place('reclaimPolicy'),
      );
    }
  },
});
