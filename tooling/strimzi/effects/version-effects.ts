/** Owns what a change of versions does: of Kafka, its metadata, the operator, images, and the way from ZooKeeper to KRaft. */
import type { ClusterChange, Effect, EffectFact } from './effect.ts';
import { imageEffects, imageFacts } from './of-versions/images.ts';
import { kafkaVersionEffects, kafkaVersionFacts, valuesRefused } from './of-versions/kafka-version.ts';
import { metadataEffects, metadataFacts } from './of-versions/metadata-version.ts';
import { releaseEffects, releaseFacts } from './of-versions/operator-release.ts';
import { variableEffects, variableFacts } from './of-versions/operator-variables.ts';
import { togetherEffects, togetherFacts } from './of-versions/together.ts';
import { versionChangeOf } from './of-versions/version-stand.ts';
import { wayEffects, wayFacts } from './of-versions/way-effects.ts';

export const versionFacts = {
  ...releaseFacts,
  ...variableFacts,
  ...kafkaVersionFacts,
  ...metadataFacts,
  ...togetherFacts,
  ...imageFacts,
  ...wayFacts,
} as const satisfies Readonly<Record<string, EffectFact>>;

export function versionEffects(change: ClusterChange): readonly Effect[] {
  const version = versionChangeOf(change);
  const ofRelease = releaseEffects(change);
  const others = [
    ...variableEffects(change),
    ...kafkaVersionEffects(version),
    ...valuesRefused(version),
    ...metadataEffects(version),
    ...togetherEffects(version),
    ...imageEffects(change),
    ...wayEffects(change, version.cluster),
  ];
  const [refused] = ofRelease.filter((one) => one.id === 'operator-release-refused');
  // Where nobody looks after the cluster, nothing comes of what else is asked for.
  if (refused !== undefined)
    return [{ ...refused, changes: [...new Set([...refused.changes, ...others.flatMap((one) => one.changes)])] }];
  return [...ofRelease, ...others];
}
