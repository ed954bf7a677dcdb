/** Owns what a storage class has to say about disks that are to grow: cluster.yaml knows the classes, the operator only their names. */
import type { KubernetesCluster } from '../model/model.ts';
import type { ClusterChange, Effect, EffectFact } from '../strimzi/effects/effect.ts';
import type { EffectId } from '../strimzi/effects/facts.ts';
import { growingVolumes } from '../strimzi/effects/storage-effects.ts';

export const classFacts = {
  'class-cannot-grow': {
    when: 'A disk is to be larger, and its class does not allow that.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `PvcReconciler.resizePvc`: a warning with the reason `PvcResizingWarning`, and nothing else.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

export type ClassEffectId = keyof typeof classFacts;

/** @param told what the operator would do if all classes could grow; what it says of classes that cannot is replaced. */
export function withClasses(
  change: ClusterChange,
  told: readonly Effect[],
  { spec: { storageClasses } }: KubernetesCluster,
): readonly Effect<EffectId | ClassEffectId>[] {
  const stuck = growingVolumes(change).filter((volume) => {
    const found = storageClasses.find((one) =>
      volume.class === undefined ? one.default === true : one.name === volume.class,
    );
    return found?.allowVolumeExpansion === false;
  });
  return told.map((effect): Effect<EffectId | ClassEffectId> => {
    const own = effect.id === 'volumes-grow' ? stuck.filter(({ pool }) => pool === effect.subject) : [];
    const [first] = own;
    if (first === undefined) return effect;
    const classes = [...new Set(own.map((one) => one.class ?? 'the default class'))];
    const claims = own.reduce((sum, one) => sum + one.claims.length, 0);
    return {
      id: 'class-cannot-grow',
      subject: first.pool,
      outcome: 'ignored',
      risk: 'degraded',
      changes: effect.changes,
      says: `${claims === 1 ? 'The disk' : `The ${claims} disks`} of \`${first.pool}\` would stay at ${first.from}: class ${classes.map((one) => `\`${one}\``).join(', ')} does not let volumes grow, which the operator says in a warning only.`,
      first: [
        `Let the class allow it (\`allowVolumeExpansion: true\` of the StorageClass, then in cluster.yaml), or begin a pool with larger disks of another class and move the partitions there.`,
      ],
    };
  });
}
