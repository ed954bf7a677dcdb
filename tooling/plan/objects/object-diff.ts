/** Owns what differs between two renderings of an overlay: objects by kind, namespace and name, in them fields, entries of lists by identity. */
import type { RenderedObject } from '../../render/rendered.ts';
import type { ObjectChange } from '../plan.ts';

/** @returns in the order of `after`, then what is gone in the order of `before`. */
export function diffObjects(
  _before: readonly RenderedObject[],
  _after: readonly RenderedObject[],
): readonly ObjectChange[] {
  return [];
}
