/**
 * Owns for which clusters a suppression covers a finding. Where the line is in the suppression's own file, it covers the finding as a
 * whole; where the line is shared, the part of the clusters that the suppression is for.
 */
import type { KafkaCluster } from '../../model/model.ts';
import type { KubernetesContext } from '../../rules/context.ts';
import type { Finding } from '../finding.ts';
import type { Held } from './held.ts';
import { covers, coversLine, isNamed } from './place.ts';

/** Ids of clusters; the very list of the finding for all of it. */
export function reachOf(held: Held, finding: Finding, context: KubernetesContext): readonly string[] {
  const { holder, routes, suppression } = held;
  if (holder.kind === 'kubernetes') {
    if (holder.kubernetes !== context.kubernetes) return none;
    if (suppression.object !== undefined)
      return finding.clusters.length === 0 && coversObject(held, '', finding) ? finding.clusters : none;
    return isIn(finding, holder.kubernetes.path) && coversLine(routes, holder.kubernetes.authored, finding)
      ? finding.clusters
      : none;
  }
  // A file of topics or users answers for its own lines.
  if (holder.kind === 'kafka' && holder.cluster.lists.includes(suppression.file))
    return isIn(finding, suppression.file.origin.file.path) && coversLine(routes, suppression.file, finding)
      ? finding.clusters
      : none;
  const clusters = holder.kind === 'kafka' ? [holder.cluster] : holder.users;
  if (suppression.object === undefined) {
    const own = clusters.find((one) => isIn(finding, one.path));
    if (own !== undefined) return coversLine(routes, own.layers[0], finding) ? finding.clusters : none;
  }
  const affected = clusters.filter((one) => finding.clusters.includes(one.id));
  return affected.filter((one) => coversFor(one, held, finding)).map((one) => one.id);
}

const none: readonly string[] = [];

/** A line of a profile by its path, a line of a base or of cluster.yaml by the object it reaches. */
function coversFor(cluster: KafkaCluster, held: Held, finding: Finding): boolean {
  const layer = cluster.layers.find((one) => isIn(finding, one.origin.file.path));
  if (held.suppression.object !== undefined) return layer === undefined && coversObject(held, cluster.id, finding);
  // A profile says nothing of what another profile holds.
  const ofAnother = held.holder.kind === 'profile' && layer !== held.suppression.file;
  return layer !== undefined && !ofAnother && coversLine(held.routes, layer, finding);
}

function coversObject({ objects, suppression }: Held, cluster: string, { object, route = [] }: Finding): boolean {
  const covered = objects.get(cluster);
  if (covered === undefined || object === undefined || !isNamed(suppression.object ?? '', object)) return false;
  return suppression.path === undefined || covers(covered, route);
}

function isIn({ origin }: Finding, path: string): boolean {
  return origin.file.path === path;
}
