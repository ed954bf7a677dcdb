/** Owns what must be known of each Kubernetes cluster to judge suppressions: whether its objects are there, and what faults hide. */
import type { KubernetesContext } from '../../rules/context.ts';
import type { Finding } from '../finding.ts';
import { objectsOf } from '../finding-place.ts';
import { problemTexts } from '../problem-texts.ts';
import type { Held, Holder } from './held.ts';
import { findObject } from './place.ts';

/** Ids of Kafka clusters about which rules may have said less than they would. */
export interface Faults {
  readonly clusters: ReadonlySet<string>;
  readonly any: boolean;
}

export function faultsIn(context: KubernetesContext, findings: readonly Finding[]): Faults {
  const clusters = new Set<string>();
  let any = false;
  for (const { cluster } of clustersOf(context)) clusters.add(cluster.id);
  for (const { cluster, kafka } of context.kafka) if (kafka !== undefined) clusters.delete(cluster.id);
  for (const finding of findings) {
    if (!Object.hasOwn(problemTexts, finding.rule)) continue;
    any = true;
    for (const cluster of finding.clusters) clusters.add(cluster);
  }
  return { clusters, any: any || clusters.size > 0 };
}

function clustersOf({
  fleet,
  kubernetes,
}: KubernetesContext): readonly { readonly cluster: { readonly id: string } }[] {
  return fleet.kafkaClusters.filter((one) => one.kubernetes === kubernetes).map((cluster) => ({ cluster }));
}

export function visit(held: Held, context: KubernetesContext, faults: Faults): void {
  const ids = idsIn(held.holder, context);
  if (ids.length === 0) return;
  const hasFault = (id: string): boolean =>
    id === '' || held.rule.scope === 'kubernetes' ? faults.any : faults.clusters.has(id);
  held.isUnsure ||= ids.some(hasFault);
  if (held.suppression.object === undefined) return;
  for (const id of ids) {
    const objects = objectsOf(context, id === '' ? undefined : id);
    // A run for one Kafka cluster does not render the operator.
    if (objects.length === 0) held.isUnsure = true;
    const found = findObject(held.suppression, objects);
    if ('route' in found) held.objects.set(id, found.route);
    else held.lost ??= found;
  }
}

/** Of the Kafka clusters here that a suppression is for; the empty one for what belongs to none. */
function idsIn(holder: Holder, { kubernetes }: KubernetesContext): readonly string[] {
  if (holder.kind === 'kubernetes') return holder.kubernetes === kubernetes ? [''] : [];
  const clusters = holder.kind === 'kafka' ? [holder.cluster] : holder.users;
  return clusters.filter((one) => one.kubernetes === kubernetes).map((one) => one.id);
}
