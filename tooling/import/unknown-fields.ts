/** Owns saying what runs and the release named in cluster.yaml would refuse: fields that it does not have, kinds of authentication that are gone. */
import { checkObject } from '../schema/check-object.ts';
import { findSchema, loadCatalogues } from '../schema/find-schema.ts';
import { textAt } from '../source/plain.ts';
import { shorten } from '../source/show.ts';
import type { Note } from './note.ts';
import type { Wanted } from './wanted.ts';

/** More would hide the first ones. */
const mostFaults = 5;
const longestFault = 240;

/** @param release of Strimzi; of one whose fields are not held here nothing is said. */
export async function unknownFields(wanted: readonly Wanted[], release: string): Promise<readonly Note[]> {
  const catalogues = await loadCatalogues(release);
  const faults = wanted.flatMap(({ plain, kind, name }): readonly Note[] => {
    const found = findSchema(catalogues, textAt(plain, 'apiVersion') ?? '', kind);
    if (found.verdict !== 'known') return [];
    return checkObject(plain, found.kind, found.catalogue).map(({ message }) => ({
      kind: 'check',
      about: { kind, name },
      message: shorten(message, longestFault),
    }));
  });
  const more = faults.length - mostFaults;
  if (more <= 0) return faults;
  const message = `${more} more of what Strimzi ${release} does not take; \`npx fleet validate\` tells.`;
  return [...faults.slice(0, mostFaults), { kind: 'check', message }];
}
