/** Owns what differs between two renderings of an overlay: objects by kind, namespace and name, in them fields, entries of lists by identity. */
import type { RenderedObject } from '../../render/rendered.ts';
import type { ObjectChange } from '../plan.ts';
import { diffNodes } from './field-diff.ts';

/** @returns in the order of `after`, then what is gone in the order of `before`. */
export function diffObjects(
  before: readonly RenderedObject[],
  after: readonly RenderedObject[],
): readonly ObjectChange[] {
  const old = new Map(before.map((one) => [keyOf(one), one]));
  const changes = after.flatMap((one): readonly ObjectChange[] => {
    const other = old.get(keyOf(one));
    old.delete(keyOf(one));
    if (other === undefined) return [{ object: one, change: 'new', fields: [], before: undefined, after: one }];
    const fields = diffNodes(other.node, one.node);
    return fields.length === 0 ? [] : [{ object: one, change: 'changed', fields, before: other, after: one }];
  });
  const gone = [...old.values()].map(
    (one): ObjectChange => ({ object: one, change: 'gone', fields: [], before: one, after: undefined }),
  );
  return [...changes, ...gone];
}

function keyOf({ apiVersion, kind, namespace, name }: RenderedObject): string {
  return [apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '', kind, namespace ?? '', name].join(' ');
}
