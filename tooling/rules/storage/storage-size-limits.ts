import { parseQuantity } from '../../source/quantity.ts';
import { inCluster } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';
import { claimedVolumes, placeIn } from './volumes.ts';

export default defineKafkaRule({
  id: 'storage-size-limits',
  summary: 'The size of every disk is one that its storage class can make.',
  severity: 'error',
  why: `Cloud disks have a smallest and a largest size. A claim outside of them is accepted by Kubernetes and refused by the driver, so
the pod stays pending. A size that was once accepted can only grow: the operator ignores a smaller one, and with it every other
change of the same storage.`,
  fix: `Choose a size between \`minSize\` and \`maxSize\` of the class in cluster.yaml, or another class. If the limits there are wrong,
correct them from the provider's documentation.`,
  bad: `kafka:
  storage: { class: cloud-essd, size: 10Gi }
`,
  good: `kafka:
  storage: { class: cloud-essd, size: 20Gi }
`,
  check({ kafka, kubernetes }, report) {
    for (const volume of kafka === undefined ? [] : claimedVolumes(kafka)) {
      const index = kubernetes.spec.storageClasses.findIndex((one) => one.name === volume.class);
      const limits = kubernetes.spec.storageClasses[index];
      const size = parseQuantity(volume.size ?? '');
      if (size === undefined || limits === undefined) continue;
      const limit = (
        field: 'minSize' | 'maxSize',
        what: string,
        expected: string,
        outside: (bytes: number) => boolean,
      ): void => {
        const text = limits[field];
        const bytes = text === undefined ? undefined : parseQuantity(text);
        if (text === undefined || bytes === undefined || !outside(bytes)) return;
        report(
          `Size ${volume.size} is ${what} volume of class \`${volume.class}\`; expected ${expected} ${text}.`,
          placeIn(volume, 'size'),
          [{ place: inCluster(kubernetes, 'storageClasses', index, field), message: 'the limit of the class' }],
        );
      };
      limit('minSize', 'below the smallest', 'at least', (bytes) => size < bytes);
      limit('maxSize', 'above the largest', 'at most', (bytes) => size > bytes);
    }
  },
});
