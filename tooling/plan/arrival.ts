/**
 * Owns when Argo CD applies what a merge changes: at once, or in the next window of a Kubernetes cluster that has `maintenance`. The
 * windows are those of the merge itself, since the project that has them is applied at once.
 */
import { operatorDirectories } from '../generate/operator-overlay.ts';
import { reservedNames } from '../model/load.ts';
import { maintenanceText } from '../model/maintenance.ts';
import type { Fleet, KubernetesCluster } from '../model/model.ts';
import type { Arrival, ClusterPlan, OverlayPlan, Wait } from './plan.ts';

/** @returns undefined where no Argo CD is described, or nothing differs that it applies. */
export function arrivalOf(
  before: Fleet,
  after: Fleet,
  clusters: readonly Pick<ClusterPlan, 'id'>[],
  overlays: readonly Pick<OverlayPlan, 'id'>[],
): Arrival | undefined {
  if (after.argocd === undefined) return undefined;
  const atOnce: string[] = [];
  const waits = new Map<string, Wait & { readonly ids: string[] }>();
  const sort = (id: string, isHeld: (kubernetes: KubernetesCluster) => boolean): void => {
    const [name] = id.split('/');
    const kubernetes = [after, before].flatMap((fleet) => fleet.kubernetesClusters.filter((one) => one.id === name))[0];
    const maintenance = kubernetes?.spec.maintenance;
    if (kubernetes === undefined || maintenance === undefined || !isHeld(kubernetes)) {
      atOnce.push(id);
      return;
    }
    const found = waits.get(kubernetes.id);
    if (found === undefined)
      waits.set(kubernetes.id, { kubernetes: kubernetes.id, window: maintenanceText(maintenance), ids: [id] });
    else found.ids.push(id);
  };
  for (const { id } of clusters) sort(id, () => true);
  for (const { id } of overlays)
    if (isApplied(id)) sort(id, (kubernetes) => operatorDirectories(kubernetes).includes(`overlays/${id}`));
  return atOnce.length + waits.size === 0 ? undefined : { atOnce, waits: [...waits.values()] };
}

/** Overlays that a person wrote have no Application here. */
function isApplied(id: string): boolean {
  return reservedNames.includes(id.split('/').at(-1) ?? '');
}
