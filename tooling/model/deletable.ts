/** Owns what `deletable` in a cluster file names: objects of its overlays that are rendered without protection, as `Kind/name`. */

/** @param entries as they are written; none where the field is left out. */
export function isDeletable(entries: readonly string[] | undefined, kind: string, name: string): boolean {
  return entries?.includes(`${kind}/${name}`) === true;
}

export interface DeletableEntry {
  readonly kind: string;
  readonly name: string;
  /** Its place in the list. */
  readonly index: number;
}

export function deletableEntries(entries: readonly string[] | undefined): readonly DeletableEntry[] {
  return (entries ?? []).map((one, index) => {
    const slash = one.indexOf('/');
    return { kind: one.slice(0, slash), name: one.slice(slash + 1), index };
  });
}
