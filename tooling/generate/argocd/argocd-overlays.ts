/** Owns which overlays Argo CD's side of the fleet consists of; none where clusters/argocd.yaml is not there. */
import type { Fleet } from '../../model/model.ts';
import { closureOf } from '../../render/closure.ts';
import { type GeneratedFile, withGenerated } from '../../source/tree.ts';
import { hubOverlay } from './hub.ts';
import { kubernetesArgoCd } from './kubernetes.ts';
import { argocdDirectory, hubDirectory } from './names.ts';
import { readsOf } from './reads.ts';

type Overlays = ReadonlyMap<string, readonly GeneratedFile[]>;

/** @param others the overlays that become Applications. */
export function argocdOverlays(
  { argocd, ids, documents, kubernetesClusters, kafkaClusters }: Fleet,
  others: Overlays,
): Overlays {
  const overlays = new Map<string, readonly GeneratedFile[]>();
  if (argocd === undefined) return overlays;
  const all = withGenerated(documents, [...others.values()].flat());
  const closure = closureOf(all);
  const reads = (overlay: string): string => readsOf(overlay, all, closure);
  // These overlays read one base each, and it whatever it reads: so nothing of the Kubernetes clusters is looked at.
  const through = (base: string): string => ['.', `/${base}`, ...reads(base).split(';').slice(1)].join(';');
  for (const kubernetes of kubernetesClusters) {
    const kafka = kafkaClusters.filter((one) => one.kubernetes === kubernetes);
    overlays.set(argocdDirectory(kubernetes.id), kubernetesArgoCd(argocd, kubernetes, kafka, reads));
  }
  overlays.set(
    hubDirectory,
    hubOverlay(argocd, ids, documents, (overlay) =>
      through(`base/argocd/${overlay === hubDirectory ? 'hub' : 'kubernetes'}`),
    ),
  );
  return overlays;
}
