/** Owns what a change of settings does: those of brokers and controllers, and those of ZooKeeper. */
import type { ClusterChange, Effect, EffectFact } from './effect.ts';
import { recordFacts } from './of-config/record-hazards.ts';
import { settingEffects, settingFacts } from './of-config/setting-effects.ts';
import { hazardFacts, settingHazards } from './of-config/setting-hazards.ts';
import { refusalFacts } from './of-config/setting-refusals.ts';
import { writeFacts } from './of-config/write-hazards.ts';
import { zookeeperSettingEffects, zookeeperSettingFacts } from './of-config/zookeeper-settings.ts';

export const configFacts = {
  ...settingFacts,
  ...refusalFacts,
  ...hazardFacts,
  ...recordFacts,
  ...writeFacts,
  ...zookeeperSettingFacts,
} as const satisfies Readonly<Record<string, EffectFact>>;

export function configEffects(change: ClusterChange): readonly Effect[] {
  const settings = settingEffects(change);
  // What nobody takes costs nothing more.
  const refused = settings
    .filter((one) => one.outcome === 'refused' || one.id === 'settings-conflict')
    .map((one) => one.subject);
  return [...settings, ...settingHazards(change, refused), ...zookeeperSettingEffects(change)];
}
