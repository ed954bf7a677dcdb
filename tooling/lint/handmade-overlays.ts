/**
 * Owns finding the overlays of a Kubernetes cluster that a person wrote beside the generated ones. They are rendered and their objects
 * checked as any others, since nothing that Argo CD may apply should go unchecked.
 */

import { type Overlays, overlaysRoot } from '../generate/generate.ts';
import { isGenerated } from '../generate/generated.ts';
import { type Documents, isProblem, joinPath } from '../source/tree.ts';

/** Folders below `overlays/<kubernetes>/` with a kustomization that generate neither wants nor wrote. */
export function handmadeOverlays(documents: Documents, kubernetes: string, overlays: Overlays): readonly string[] {
  const folder = joinPath(overlaysRoot, kubernetes);
  return [...documents.list(folder)].flatMap(([name, kind]) => {
    const directory = joinPath(folder, name);
    if (kind !== 'directory' || overlays.has(directory)) return [];
    const path = joinPath(directory, 'kustomization.yaml');
    if (documents.kind(path) !== 'file') return [];
    const file = documents.text(path);
    return isProblem(file) || isGenerated(file.text) ? [] : [directory];
  });
}
