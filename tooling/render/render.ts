/**
 * Owns rendering a directory as `kustomize build` does, for the features that this repository uses, with the origin of every field.
 * All else is a problem that names the feature: nothing is ignored and nothing is guessed.
 */
import type { Problem } from '../source/problem.ts';
import { type Documents, fileProblem } from '../source/tree.ts';
import { createAccumulator } from './accumulate.ts';
import { finish } from './finish.ts';
import { attempt } from './refuse.ts';
import type { Rendering } from './rendered.ts';

export type { PatchUse, RenderedObject, Rendering } from './rendered.ts';

export interface Renderer {
  /** What a directory with a kustomization renders to; never throws, and a directory with problems has no objects. */
  render(directory: string): Rendering;
}

/**
 * A renderer for one state of the tree: what overlays share is read and added up once.
 * @param isShared whether a directory may be asked for more than once; a large fleet is not to be kept in memory whole.
 */
export function createRenderer(documents: Documents, isShared: (directory: string) => boolean = () => true): Renderer {
  const accumulator = createAccumulator(documents, isShared);
  const known = new Map<string, Rendering>();

  function render(directory: string): Rendering {
    const { kustomization, resources, problems: found, patches, files } = accumulator.accumulate(directory);
    const problems: Problem[] = [...found];
    if (kustomization === undefined || problems.length > 0) return { objects: [], problems, files, patches };
    const { origin } = fileProblem(kustomization.path, '');
    const objects = attempt(problems, () => finish(resources, kustomization.sortOrder, origin)) ?? [];
    return { objects, problems, files, patches };
  }

  return {
    render(directory) {
      const done = known.get(directory);
      if (done !== undefined) return done;
      const rendering = render(directory);
      if (isShared(directory)) known.set(directory, rendering);
      return rendering;
    },
  };
}
