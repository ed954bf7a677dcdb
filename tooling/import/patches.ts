/** Owns what the short form cannot say: for each object a patch with the operations that lead to what runs. */
import { samePlain } from '../source/edit-plain.ts';
import type { Plain } from '../source/node.ts';
import { type Operation, operationsFor } from './difference.ts';
import { type Candidate, objectId, type Realise } from './realise.ts';
import { differencesOf, type Wanted } from './wanted.ts';

/** An operation can show what another hid: kustomize reads numbers anew once there is a patch. */
const mostRounds = 3;

export function withPatches(candidate: Candidate, wanted: readonly Wanted[], realise: Realise): Candidate {
  const patches = new Map<string, readonly Operation[]>();
  let result = candidate;
  for (let round = 0; round < mostRounds; round++) {
    const realised = realise(result);
    let isChanged = false;
    for (const one of wanted) {
      const id = objectId(one.kind, one.name);
      const known = patches.get(id) ?? [];
      const found = operationsFor(differencesOf(one, realised));
      const added = found.filter((operation) => !known.some((other) => samePlain(other, operation)));
      if (added.length === 0) continue;
      patches.set(id, [...known, ...added]);
      isChanged = true;
    }
    if (!isChanged) break;
    result = assembled(candidate, wanted, patches);
  }
  return result;
}

/** Before `manifests`, as in the schema. Names are patterns there. */
function assembled(
  candidate: Candidate,
  wanted: readonly Wanted[],
  operations: ReadonlyMap<string, readonly Operation[]>,
): Candidate {
  const { manifests, ...rest } = candidate.cluster;
  const patches = wanted.flatMap(({ kind, name }): readonly Plain[] => {
    const own = operations.get(objectId(kind, name));
    return own === undefined ? [] : [{ target: { kind, name: name.replaceAll('.', '\\.') }, operations: own }];
  });
  return { ...candidate, cluster: { ...rest, patches, ...(manifests === undefined ? {} : { manifests }) } };
}
