/** Owns how rules read the numbers that pools wish for their nodes. */
import { toPlain } from '../../source/node.ts';
import { textAt } from '../../source/plain.ts';
import { type IdRange, nextIdsAnnotation, readIdRanges } from '../../strimzi/pools/node-id-range.ts';
import type { KafkaContext } from '../context.ts';
import type { Nodes } from '../nodes.ts';
import type { Place } from '../place.ts';

export interface WishedIds {
  readonly nodes: Nodes;
  /** With the smaller number first. */
  readonly ranges: readonly IdRange[];
  readonly place: Place;
}

/** A number that two pools wish for. */
export interface SharedIds {
  readonly one: WishedIds;
  readonly other: WishedIds;
  readonly from: number;
  readonly to: number;
}

/** Every two pools that have numbers in common, told once each. */
export function sharedIds({ kafka }: KafkaContext): readonly SharedIds[] {
  const wished = (kafka?.nodes ?? []).flatMap(wishedIds);
  return wished.flatMap((one, index) =>
    wished.slice(0, index).flatMap((other): readonly SharedIds[] => {
      for (const a of one.ranges)
        for (const b of other.ranges) {
          const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
          if (from <= to) return [{ one, other, from, to }];
        }
      return [];
    }),
  );
}

function wishedIds(nodes: Nodes): readonly WishedIds[] {
  const { pool, object } = nodes;
  const text =
    pool === undefined ? undefined : textAt(toPlain(object.node), 'metadata', 'annotations', nextIdsAnnotation);
  const ranges = text === undefined ? undefined : readIdRanges(text);
  if (ranges === undefined) return [];
  return [
    {
      nodes,
      ranges: ranges.map(({ from, to }) => ({ from: Math.min(from, to), to: Math.max(from, to) })),
      place: { node: object.node, route: ['metadata', 'annotations', nextIdsAnnotation] },
    },
  ];
}
