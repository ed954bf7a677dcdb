/** Owns where a finding about the hosts of a part stands: at what somebody wrote about them. */
import { inCluster, inPatches, type KafkaContext } from '../context.ts';
import type { Part } from '../kafka-resource.ts';
import type { Place } from '../place.ts';
import { isWritten } from '../written.ts';

const fields = ['affinity', 'nodeSelector', 'zones', 'nodePool', 'tolerations'] as const;

/** What selects hosts in the cluster file; else a patch, which may do so as well; else the node pools themselves. */
export function placeOfHosts({ cluster, kubernetes }: KafkaContext, part: Part): Place {
  const { placement } = cluster.spec[part];
  const written = fields.filter((field) => placement[field] !== undefined);
  const places = written.map((field) => inCluster(cluster, part, 'placement', field));
  const place = places.find(isWritten);
  if (place !== undefined) return place;
  return cluster.spec.patches === undefined ? inCluster(kubernetes, 'nodePools') : inPatches(cluster);
}
