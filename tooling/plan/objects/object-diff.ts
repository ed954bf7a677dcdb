/**
 * Owns what differs between two renderings of an overlay: objects by kind, namespace and name, in them fields, entries of lists by
 * identity. An object whose name ends in a hash of its content is the same object with another content, and one of another version of
 * its API is no other object either.
 */
import { hashedFrom } from '../../render/name-hash.ts';
import type { RenderedObject } from '../../render/rendered.ts';
import type { ObjectChange } from '../plan.ts';
import { diffNodes } from './field-diff.ts';
import { groupOf } from './object-case.ts';

/** @returns in the order of `after`, then what is gone in the order of `before`. */
export function diffObjects(
  before: readonly RenderedObject[],
  after: readonly RenderedObject[],
): readonly ObjectChange[] {
  const old = new Map(before.map((one) => [keyOf(one), one]));
  const others = new Map<RenderedObject, RenderedObject>();
  const fresh: RenderedObject[] = [];
  for (const one of after) {
    const key = keyOf(one);
    const other = old.get(key);
    if (other === undefined) fresh.push(one);
    else others.set(one, other);
    old.delete(key);
  }
  pairHashed(old, fresh, others);
  const changes = after.flatMap((one): readonly ObjectChange[] => {
    const other = others.get(one);
    if (other === undefined) return [{ object: one, change: 'new', fields: [], before: undefined, after: one }];
    if (other.node === one.node) return [];
    const fields = diffNodes(other.node, one.node);
    return fields.length === 0 ? [] : [{ object: one, change: 'changed', fields, before: other, after: one }];
  });
  const gone = [...old.values()].map(
    (one): ObjectChange => ({ object: one, change: 'gone', fields: [], before: one, after: undefined }),
  );
  return [...changes, ...gone];
}

/** Takes what is found out of `old`. Where several hashes of one name are on a side, which belongs to which is not known: nothing is paired. */
function pairHashed(
  old: Map<string, RenderedObject>,
  fresh: readonly RenderedObject[],
  others: Map<RenderedObject, RenderedObject>,
): void {
  const unhashed = (objects: Iterable<RenderedObject>): ReadonlyMap<string, readonly RenderedObject[]> => {
    const found = new Map<string, RenderedObject[]>();
    for (const one of objects) {
      const name = hashedFrom(one);
      if (name === undefined) continue;
      const key = keyOf({ ...one, name });
      found.set(key, [...(found.get(key) ?? []), one]);
    }
    return found;
  };
  const [left, right] = [unhashed(old.values()), unhashed(fresh)];
  for (const [key, [now, ...more]] of right) {
    const [then, ...twins] = left.get(key) ?? [];
    if (now === undefined || then === undefined || more.length + twins.length > 0) continue;
    others.set(now, then);
    old.delete(keyOf(then));
  }
}

function keyOf({ apiVersion, kind, namespace, name }: RenderedObject): string {
  return [groupOf(apiVersion), kind, namespace ?? '', name].join(' ');
}
