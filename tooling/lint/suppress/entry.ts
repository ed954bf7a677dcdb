/** Owns what a suppression is: one entry of `suppress` in an authored file, read as it stands there. */
import { isDay } from '../../source/day.ts';
import { nodeAt, type Origin, originAt, type YamlMap } from '../../source/node.ts';
import { textIn } from '../../source/path-text.ts';

export { isDay };

/** `2026-11-22`, in UTC. As text, days compare as they follow each other. */
export type Day = string;

export interface Suppression {
  /** The authored file it stands in. */
  readonly file: YamlMap;
  /** Its number in `suppress` there. */
  readonly index: number;
  readonly rule: string;
  readonly path: string | undefined;
  readonly object: string | undefined;
  readonly reason: string;
  /** The last day on which it holds. */
  readonly until: Day;
  readonly approvedBy: string | undefined;
}

export type SuppressionField = 'rule' | 'path' | 'object' | 'reason' | 'until' | 'approvedBy';

/** In the order in which they stand in the file, which has passed its schema. */
export function suppressionsIn(file: YamlMap): readonly Suppression[] {
  const list = file.entries.get('suppress')?.value;
  if (list?.kind !== 'list') return [];
  return list.items.flatMap((item, index) => {
    if (item.kind !== 'map') return [];
    const text = (field: SuppressionField): string | undefined => textIn(item, field);
    return [
      {
        file,
        index,
        rule: text('rule') ?? '',
        path: text('path'),
        object: text('object'),
        reason: (text('reason') ?? '').trim(),
        until: (text('until') ?? '').slice(0, '2026-11-22'.length),
        approvedBy: text('approvedBy'),
      },
    ];
  });
}

/** Where a field of it stands, or the whole of it. */
export function fieldOrigin({ file, index }: Suppression, field: SuppressionField): Origin {
  return originAt(file, [
    'suppress',
    index,
    ...(nodeAt(file, ['suppress', index, field]) === undefined ? [] : [field]),
  ]);
}

/** `kafka.heap`, or `Deployment/orders-proxy spec.replicas`. */
export function placeWritten({ path, object }: Suppression): string {
  return [object, path].filter((one) => one !== undefined).join(' ');
}

const milliseconds = 24 * 60 * 60 * 1000;

export function daysAfter(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * milliseconds).toISOString().slice(0, day.length);
}
