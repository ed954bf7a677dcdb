/** Owns the authored files that are for the whole fleet: which Argo CD watches it, and in which order changes of bases arrive. */
import { type Origin, toPlain, type YamlMap } from '../source/node.ts';
import type { Documents } from '../source/tree.ts';
import { checkArgoCd } from './check-argocd.ts';
import { checkNotifications } from './check-notifications.ts';
import { withDefaults } from './merge.ts';
import type { ArgoCd, ArgoCdSpec, Rings } from './model.ts';
import { type Report, readAuthored } from './read-authored.ts';
import { readRings, ringsFile } from './rings.ts';
import type { RingsFile } from './schema/rings.ts';

export const argocdFile = 'clusters/argocd.yaml';
export { ringsFile };

/** Undefined where there is no such file, or one with a fault, which was reported then. */
export function loadArgoCd(documents: Documents, report: Report): ArgoCd | undefined {
  const authored = documents.kind(argocdFile) && readAuthored(documents, argocdFile, 'argocd', report);
  if (authored === undefined) return undefined;
  const node = withDefaults(
    authored,
    {
      revision: 'refs/heads/main',
      namespace: 'argocd',
      hub: 'in-cluster',
      admins: [],
      teams: {},
      allow: [],
      refreshEvery: '2m',
    },
    startOf(authored),
  );
  const spec = toPlain(node) as unknown as ArgoCdSpec;
  const unfit = [...checkArgoCd(node, spec), ...checkNotifications(node, spec)];
  report(unfit);
  return unfit.length > 0 ? undefined : { path: argocdFile, node, spec };
}

/** As `loadArgoCd`. */
export function loadRings(documents: Documents, report: Report): Rings | undefined {
  const node = documents.kind(ringsFile) && readAuthored(documents, ringsFile, 'rings', report);
  if (node === undefined) return undefined;
  const rings = readRings(node, toPlain(node) as unknown as RingsFile, documents);
  if ('spec' in rings) return rings;
  report(rings);
  return undefined;
}

/** Where a default of the whole file is shown: its first key. */
export function startOf(node: YamlMap): Origin {
  return node.entries.values().next().value?.key ?? node.origin;
}
