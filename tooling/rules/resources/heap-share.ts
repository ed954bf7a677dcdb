/** Owns how rules read the heap against the memory it must fit in. */
import { formatMemory, parseHeap } from '../../source/quantity.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import type { Nodes } from '../nodes.ts';
import type { Place } from '../place.ts';
import type { ReportedRelated } from '../rule.ts';
import { seeAlso } from '../written.ts';

export interface HeapShare {
  readonly nodes: Nodes;
  /** Of the memory limit; 0.5 is half. */
  readonly share: number;
  /** `Heap 12Gi is 75 % of the memory limit 16Gi` */
  readonly says: string;
  readonly limit: number;
  readonly place: Place;
  readonly related: readonly ReportedRelated[];
}

/** Nodes whose heap and memory limit are both given: without one of them the operator's script chooses a share itself. */
export function heapShares(kafka: KafkaResource): readonly HeapShare[] {
  return kafka.nodes.flatMap((nodes) => {
    const heap = parseHeap(nodes.text('jvmOptions', '-Xmx') ?? '');
    const limit = nodes.quantity('resources', 'limits', 'memory');
    if (heap === undefined || limit === undefined || limit <= 0) return [];
    const share = heap / limit;
    // Rounded up, so that 75.1 % is not called 75 %.
    const says = `Heap ${formatMemory(heap)} is ${Math.ceil(share * 100)} % of the memory limit ${formatMemory(limit)}`;
    const memory = nodes.place('resources', 'limits', 'memory');
    const place = nodes.place('jvmOptions', '-Xmx');
    return [{ nodes, share, says, limit, place, related: seeAlso(memory, 'the memory limit') }];
  });
}
