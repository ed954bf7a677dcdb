/** Owns how rules read disks: every volume of brokers, ZooKeeper or a pool, be it the only one or one of several. */
import type { StorageClassSpec } from '../../model/schema/kubernetes-cluster.ts';
import type { Route } from '../../source/node.ts';
import { textAt } from '../../source/plain.ts';
import { inCluster, type KafkaContext } from '../context.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import type { Nodes } from '../nodes.ts';
import type { Place } from '../place.ts';
import { oncePerNodes } from '../remember.ts';

export interface Volume {
  readonly nodes: Nodes;
  /** Where it stands in what describes its nodes. */
  readonly route: Route;
  readonly type: string | undefined;
  /** Number of the volume, if it is one of several. */
  readonly id: number | undefined;
  readonly size: string | undefined;
  readonly class: string | undefined;
}

/** Volumes with a claim, which outlive their pods. */
export function claimedVolumes(kafka: KafkaResource): readonly Volume[] {
  return allVolumes(kafka).filter((volume) => volume.type === 'persistent-claim');
}

export function allVolumes(kafka: KafkaResource): readonly Volume[] {
  return kafka.nodes.flatMap(volumesOf);
}

export const volumesOf = oncePerNodes((nodes): readonly Volume[] => {
  if (!nodes.has('storage')) return [];
  if (nodes.text('storage', 'type') !== 'jbod') return [volumeAt(nodes, ['storage'])];
  return nodes.list('storage', 'volumes').map((_, index) => volumeAt(nodes, ['storage', 'volumes', index]));
});

function volumeAt(nodes: Nodes, route: Route): Volume {
  const volume = nodes.map(...route);
  return {
    nodes,
    route,
    type: textAt(volume, 'type'),
    id: nodes.number(...route, 'id'),
    size: nodes.text(...route, 'size'),
    class: nodes.text(...route, 'class'),
  };
}

/** A field of a volume. */
export function placeIn({ nodes, route }: Volume, field: string): Place {
  return nodes.place(...route, field);
}

/** The cluster file says `ephemeral: true` for what the resource has as its type; a patch may have changed that. */
export function placeOfType({ cluster }: KafkaContext, volume: Volume): Place {
  const { spec, authored } = volume.nodes;
  return spec?.storage.ephemeral === true
    ? inCluster(cluster, ...authored, 'storage', 'ephemeral')
    : placeIn(volume, 'type');
}

/** Where the number of a volume is written. */
export function placeOfId({ cluster }: KafkaContext, volume: Volume): Place {
  const { id, route, nodes } = volume;
  const index = Number(route.at(-1));
  return nodes.spec?.storage.volumes?.[index]?.id === id
    ? inCluster(cluster, ...nodes.authored, 'storage', 'volumes', index, 'id')
    : placeIn(volume, 'id');
}

/** A storage class with the disks of a cluster that use it. */
export interface UsedClass {
  readonly spec: StorageClassSpec;
  readonly volumes: readonly Volume[];
  /** A field of it in cluster.yaml. */
  readonly place: (field: keyof StorageClassSpec) => Place;
}

/** Classes that are described in cluster.yaml and that a cluster uses: what is wrong with one is told there, once. */
export function usedClasses({ kafka, kubernetes }: KafkaContext): readonly UsedClass[] {
  const volumes = kafka === undefined ? [] : claimedVolumes(kafka);
  return kubernetes.spec.storageClasses.flatMap((spec, index) => {
    const users = volumes.filter((volume) => volume.class === spec.name);
    const place = (field: keyof StorageClassSpec): Place => inCluster(kubernetes, 'storageClasses', index, field);
    return users.length === 0 ? [] : [{ spec, volumes: users, place }];
  });
}
