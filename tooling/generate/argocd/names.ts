/** Owns what Argo CD's objects are called, and where their overlays stand. */
import type { ArgoCd, KubernetesCluster } from '../../model/model.ts';

/** What Argo CD itself gets: settings, the root Application, and one for each Kubernetes cluster. */
export const hubDirectory = 'overlays/argocd';

/** The root Application, and the project of it and of those it makes. */
export const rootName = 'kafka-fleet';

/** Says of everything at the hub which Kubernetes cluster it is for. */
export const kubernetesLabel = 'kafka-fleet/kubernetes';

/** Says of an Application who is asked about it, and is told of it. */
export const ownerLabel = 'kafka-fleet/owner';

/** Folder of what makes the Applications of a Kubernetes cluster; it is applied where Argo CD runs. */
export function argocdDirectory(id: KubernetesCluster['id']): string {
  return `overlays/${id}/argocd`;
}

/** The Application that makes the projects and sets of a Kubernetes cluster. */
export function kubernetesApplication(id: KubernetesCluster['id']): string {
  return `${rootName}-${id}`;
}

/** Names of Applications are those of their overlays: `hz-prod-orders` for `overlays/hz-prod/orders`. */
export function applicationName(overlay: string): string {
  return overlay.split('/').slice(1).join('-');
}

/**
 * The command that deletes an Application and nothing that it has applied: none of ours has the finalizer by which Argo CD would. (The
 * command `argocd app delete` adds that finalizer, unless it is told `--cascade=false`.)
 */
export function deleteApplication(name: string, namespace: string): string {
  return `kubectl delete application ${name} -n ${namespace}`;
}

/** The sets of a Kubernetes cluster, in the order in which it comes up, with the project that each is in. */
export const sets = [
  { name: 'crds', project: 'platform' },
  { name: 'operator', project: 'platform' },
  { name: 'kafka', project: 'kafka' },
  { name: 'services', project: 'platform' },
] as const;

export type SetName = (typeof sets)[number]['name'];

/** In seconds. */
export function secondsOf(duration: ArgoCd['spec']['refreshEvery']): number {
  const unit = { s: 1, m: 60, h: 3600 }[duration.slice(-1)] ?? 1;
  return Number.parseInt(duration, 10) * unit;
}
