/** Owns how rules read disks: every volume with a claim, be it the only one, one of several, or of ZooKeeper. */
import type { Plain, Route } from '../../source/node.ts';
import type { KafkaResource, Part } from '../kafka-resource.ts';

export interface Volume {
  /** Where it stands in the Kafka resource. */
  readonly route: Route;
  readonly part: Part;
  readonly size: string | undefined;
  readonly class: string | undefined;
}

export function claimedVolumes(kafka: KafkaResource): readonly Volume[] {
  return (['kafka', 'zookeeper'] as const).flatMap((part) => {
    const storage: Route = ['spec', part, 'storage'];
    const type = kafka.text(...storage, 'type');
    if (type === 'persistent-claim') return [volumeAt(kafka, part, storage)];
    if (type !== 'jbod') return [];
    const claimed = (volume: Plain, index: number): readonly Volume[] =>
      isClaim(volume) ? [volumeAt(kafka, part, [...storage, 'volumes', index])] : [];
    return kafka.list(...storage, 'volumes').flatMap(claimed);
  });
}

function isClaim(volume: Plain): boolean {
  return typeof volume === 'object' && volume !== null && 'type' in volume && volume['type'] === 'persistent-claim';
}

function volumeAt(kafka: KafkaResource, part: Part, route: Route): Volume {
  return { route, part, size: kafka.text(...route, 'size'), class: kafka.text(...route, 'class') };
}
