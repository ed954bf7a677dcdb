/** Owns reading the settings that the hub gives Argo CD, from whichever ConfigMap they are in. */
import { nodeAt, toPlain } from '../../source/node.ts';
import { mapAt } from '../../source/plain.ts';
import type { ArgoCdContext } from '../context.ts';
import type { Place } from '../place.ts';

export const settingMaps = ['argocd-cm', 'argocd-cmd-params-cm', 'argocd-rbac-cm'] as const;

export interface Setting {
  readonly value: string;
  readonly place: Place;
}

export function settingsOf({ hub }: ArgoCdContext): ReadonlyMap<string, Setting> {
  const settings = new Map<string, Setting>();
  for (const { kind, name, node } of hub) {
    if (kind !== 'ConfigMap' || !settingMaps.some((one) => one === name)) continue;
    const data = nodeAt(node, ['data']);
    for (const [key, value] of Object.entries(mapAt(data && toPlain(data))))
      settings.set(key, { value: String(value), place: { node, route: ['data', key] } });
  }
  return settings;
}
