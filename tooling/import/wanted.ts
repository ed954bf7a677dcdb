/** Owns what an import is measured by: the objects as the overlay has to give them, and how far it does. */
import { samePlain } from '../source/edit-plain.ts';
import type { Route } from '../source/node.ts';
import type { PlainMap } from '../source/plain.ts';
import { compare, type Difference, type MayStay } from './difference.ts';
import { objectId, type Realised } from './realise.ts';

/** An object as the overlay has to give it. */
export interface Wanted {
  readonly kind: string;
  readonly name: string;
  readonly plain: PlainMap;
  readonly mayStay: MayStay;
  /** Where the cluster file may call a field as the object does. */
  readonly fields: readonly { readonly from: Route; readonly to: readonly string[] }[];
}

export function differencesOf(wanted: Wanted, { objects }: Realised): readonly Difference[] {
  const given = objects.get(objectId(wanted.kind, wanted.name));
  return given === undefined ? [] : compare(given, wanted.plain, wanted.mayStay).differences;
}

/** Whether two states give the same objects. */
export function sameObjects(one: Realised, other: Realised): boolean {
  const { objects } = other;
  return (
    one.problems.length === other.problems.length &&
    one.objects.size === objects.size &&
    [...one.objects].every(([id, object]) => samePlain(object, objects.get(id) ?? null))
  );
}
