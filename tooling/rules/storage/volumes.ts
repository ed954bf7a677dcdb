/** Owns how rules read disks: every volume of brokers and ZooKeeper, be it the only one or one of several. */
import type { StorageClassSpec } from '../../model/schema/kubernetes-cluster.ts';
import type { Route } from '../../source/node.ts';
import { textAt } from '../../source/plain.ts';
import { inCluster, type KafkaContext } from '../context.ts';
import type { KafkaResource, Part } from '../kafka-resource.ts';
import type { Place } from '../place.ts';
import { oncePerPart } from '../remember.ts';

export interface Volume {
  /** Where it stands in the Kafka resource. */
  readonly route: Route;
  readonly part: Part;
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
  return (['kafka', 'zookeeper'] as const).flatMap((part) => volumesOf(kafka, part));
}

export const volumesOf = oncePerPart((kafka, part): readonly Volume[] => {
  const storage: Route = ['spec', part, 'storage'];
  if (!kafka.has(...storage)) return [];
  if (kafka.text(...storage, 'type') !== 'jbod') return [volumeAt(kafka, part, storage)];
  return kafka.list(...storage, 'volumes').map((_, index) => volumeAt(kafka, part, [...storage, 'volumes', index]));
});

function volumeAt(kafka: KafkaResource, part: Part, route: Route): Volume {
  const volume = kafka.map(...route);
  return {
    route,
    part,
    type: textAt(volume, 'type'),
    id: kafka.number(...route, 'id'),
    size: kafka.text(...route, 'size'),
    class: kafka.text(...route, 'class'),
  };
}

/** The cluster file says `ephemeral: true` for what the Kafka resource has as its type; a patch may have changed that. */
export function placeOfType({ cluster }: KafkaContext, part: Part, type: Place): Place {
  return cluster.spec[part].storage.ephemeral === true ? inCluster(cluster, part, 'storage', 'ephemeral') : type;
}

/** Where the number of a volume is written. */
export function placeOfId({ cluster, kafka }: KafkaContext, { id, route }: Volume): Place | undefined {
  const index = Number(route.at(-1));
  if (cluster.spec.kafka.storage.volumes?.[index]?.id === id)
    return inCluster(cluster, 'kafka', 'storage', 'volumes', index, 'id');
  return kafka?.place(...route, 'id');
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
