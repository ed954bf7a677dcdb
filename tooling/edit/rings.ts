/** Owns the steps of a change of a base: to the next ring, and into the base once it is on everywhere. */
import { generateOverlays } from '../generate/generate.ts';
import { objectsText } from '../lint/changes/ring-changes.ts';
import type { FileEdit } from '../lint/mend/edits.ts';
import { loadFleet } from '../model/load.ts';
import type { Fleet, RingChange, Rings } from '../model/model.ts';
import { isEverywhere, kustomizationOf } from '../model/rings.ts';
import { createRenderer, type Renderer } from '../render/render.ts';
import { nearest } from '../source/nearest.ts';
import { nodeAt } from '../source/node.ts';
import { either, shorten } from '../source/show.ts';
import { type Documents, withGenerated } from '../source/tree.ts';
import type { Planned } from './edited.ts';

type Found = { readonly rings: Rings; readonly change: RingChange } | { readonly refused: string };

/** A change by its name, or why there is none to take a step of. */
export function findChange({ rings, problems }: Fleet, name: string): Found {
  if (problems.length > 0)
    return { refused: 'Files of the fleet have faults; mend what `npx fleet validate` tells first.' };
  if (rings === undefined) return { refused: 'There is no `clusters/rings.yaml`, so there are no rings.' };
  const change = rings.changes.find((one) => one.name === name);
  if (change !== undefined) return { rings, change };
  const names = rings.changes.map((one) => one.name);
  const meant = nearest(name, names);
  const known = names.length === 0 ? 'none is under way' : `expected ${either(names)}`;
  return {
    refused: `\`${shorten(name)}\` is no change of \`${rings.path}\`; ${meant === undefined ? `${known}.` : `did you mean \`${meant}\`?`}`,
  };
}

export function planPromotion(rings: Rings, change: RingChange): Planned {
  const { name } = change;
  if (isEverywhere(rings, change))
    return {
      refused: `Change \`${name}\` is on in all rings; \`npx fleet rings fold ${name}\` makes it a part of its base.`,
    };
  const [from = '', to = ''] = rings.spec.rings.slice(change.ring);
  return {
    edits: [{ path: rings.path, edit: { route: ['changes', name, 'ring'], set: to } }],
    notes: [`\`${name}\` goes from ring \`${from}\` to \`${to}\`.`],
  };
}

export function planFold(documents: Documents, rings: Rings, change: RingChange): Planned {
  const { name, base, component, replacement } = change;
  if (!isEverywhere(rings, change))
    return {
      refused: `Change \`${name}\` is on up to ring \`${rings.spec.rings[change.ring]}\` only; \`npx fleet rings promote ${name}\` takes it further.`,
    };
  if (component === undefined)
    return {
      refused: `Change \`${name}\` puts \`${replacement}\` in the place of \`${base}\`, which is folded by hand: move the files of \`${replacement}\` to \`${base}\`, take \`${name}\` out of \`${rings.path}\`, and run \`npm run generate\`; \`npx fleet diff\` then shows no difference.`,
    };
  const path = kustomizationOf(documents, base) ?? '';
  const [root] = documents.yaml(path).documents;
  const known = root && nodeAt(root, ['components']);
  const own = component.slice(base.length + 1);
  const added: FileEdit['edit'] =
    known?.kind === 'list'
      ? { route: ['components', known.items.length], set: own }
      : { route: ['components'], set: [own] };
  const edits: readonly FileEdit[] = [
    { path, edit: added },
    { path: rings.path, edit: { route: ['changes', name], remove: true } },
  ];
  return { edits, notes: [`\`${component}\` is a component of \`${base}\` from here on; nothing that runs changes.`] };
}

/** Overlays whose objects are others in the tree that a step leads to; none is what folding promises. */
export function changedOverlays(before: Documents, after: Documents): readonly string[] {
  const [stood, stand] = [sideOf(before), sideOf(after)];
  const directories = new Set([...stood.directories, ...stand.directories]);
  return [...directories]
    .filter((one) => one.split('/').at(-1) !== 'argocd')
    .filter((one) => objectsText(stood.renderer, one) !== objectsText(stand.renderer, one))
    .sort();
}

function sideOf(documents: Documents): { readonly renderer: Renderer; readonly directories: readonly string[] } {
  const overlays = generateOverlays(loadFleet(documents));
  const all = withGenerated(documents, [...overlays.values()].flat());
  return {
    renderer: createRenderer(all, (directory) => !directory.startsWith('overlays/')),
    directories: [...overlays.keys()],
  };
}
