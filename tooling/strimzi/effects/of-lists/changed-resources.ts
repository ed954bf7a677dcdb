/** Owns which KafkaTopics or KafkaUsers differ, each with both of its states and all fields that say so. */
import type { Plain, Route } from '../../../source/node.ts';
import { textAt } from '../../../source/plain.ts';
import type { ClusterChange, FieldChange } from '../effect.ts';

export interface ChangedResource {
  readonly name: string;
  readonly before: Plain;
  readonly after: Plain;
  readonly fields: readonly FieldChange[];
  /** Fields at a route, below it, or above it where all of a map is new or gone. */
  at(...route: Route): readonly FieldChange[];
}

export function changedResources(change: ClusterChange, kind: 'KafkaTopic' | 'KafkaUser'): readonly ChangedResource[] {
  const [old, now] = [change.before, change.after].map((state) =>
    byName(kind === 'KafkaTopic' ? state.topics : state.users),
  );
  const fields = new Map<string, FieldChange[]>();
  for (const field of change.fields)
    if (field.kind === kind) fields.set(field.name, [...(fields.get(field.name) ?? []), field]);
  return [...fields].flatMap(([name, own]) => {
    const [before, after] = [old?.get(name), now?.get(name)];
    if (before === undefined || after === undefined) return [];
    const at = (...route: Route): readonly FieldChange[] =>
      own.filter((one) => route.slice(0, one.route.length).every((step, index) => one.route[index] === step));
    return [{ name, before, after, fields: own, at }];
  });
}

function byName(resources: readonly Plain[]): ReadonlyMap<string, Plain> {
  return new Map(resources.map((one) => [textAt(one, 'metadata', 'name') ?? '', one]));
}

/** Labels and annotations, but those named. */
export function metadataFields({ fields }: ChangedResource, ...told: readonly FieldChange[]): readonly FieldChange[] {
  return fields.filter((one) => one.route[0] === 'metadata' && !told.includes(one));
}
