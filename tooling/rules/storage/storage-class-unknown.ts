import { inCluster } from '../context.ts';
import { correctName } from '../mend.ts';
import { defineKafkaRule } from '../rule.ts';
import { otherwise } from '../wording.ts';
import { claimedVolumes, placeIn } from './volumes.ts';

export default defineKafkaRule({
  id: 'storage-class-unknown',
  summary: 'Every disk has a storage class that its Kubernetes cluster offers.',
  severity: 'error',
  why: `A claim for a class that does not exist stays pending, and its pod with it; the operator waits and then fails. The class of a
claim that exists cannot be changed: the operator ignores such a change, and with it every other change of the same storage, while
Argo CD shows the cluster as synced.`,
  fix: `Take one of \`storageClasses\` in cluster.yaml, or add the class there if the Kubernetes cluster has it.`,
  mends: 'Corrects a name that is one slip away from just one that there is.',
  bad: `kafka:
  storage:
    class: cloud-sdd
`,
  good: `kafka:
  storage:
    class: cloud-ssd
`,
  check({ kafka, kubernetes }, report) {
    const classes = kubernetes.spec.storageClasses.map((one) => one.name);
    for (const volume of kafka === undefined ? [] : claimedVolumes(kafka)) {
      if (volume.class === undefined || classes.includes(volume.class)) continue;
      const place = placeIn(volume, 'class');
      report(
        `${kubernetes.id} has no storage class \`${volume.class}\`${otherwise(volume.class, classes)}`,
        place,
        [{ place: inCluster(kubernetes, 'storageClasses'), message: `the storage classes of ${kubernetes.id}` }],
        correctName(volume.class, classes, place),
      );
    }
  },
});
