/**
 * Owns what a directory adds up to: its resources, generated objects, components, then its transformers in kustomize's order
 * (`accumulateTarget` in api/internal/target/kusttarget.go). A directory that many overlays build on is added up once.
 */
import type { Problem } from '../source/problem.ts';
import type { Documents } from '../source/tree.ts';
import { applyPatches } from './apply-patches.ts';
import type { Text } from './fields.ts';
import { absorb, generateObject } from './generate-objects.ts';
import { type Kustomization, readKustomization } from './kustomization.ts';
import { loadObjects } from './load-objects.ts';
import { isBelow, resolveFile, resolvePath } from './paths.ts';
import { attempt, refuse } from './refuse.ts';
import type { PatchUse } from './rendered.ts';
import { describeId, idKey, type Resource } from './resource.ts';
import { addAnnotations, addLabels, setImages, setReplicas } from './transform-fields.ts';
import { addPrefix, addSuffix, setNamespace } from './transform-names.ts';

export interface Accumulated {
  readonly kustomization: Kustomization | undefined;
  readonly resources: readonly Resource[];
  readonly problems: readonly Problem[];
  readonly patches: readonly PatchUse[];
  /** Files and directories that were read. */
  readonly files: ReadonlySet<string>;
  /** Directories with a kustomization, itself among them: none may hold a directory that leads to it. */
  readonly roots: ReadonlySet<string>;
}

export interface Accumulator {
  accumulate(directory: string): Accumulated;
}

/** What is collected on the way through a directory and its components. */
interface Progress {
  readonly problems: Problem[];
  readonly patches: PatchUse[];
  readonly files: Set<string>;
  readonly roots: Set<string>;
}

/** @param isShared whether a directory may be built on more than once; what others give is forgotten after use. */
export function createAccumulator(documents: Documents, isShared: (directory: string) => boolean): Accumulator {
  const known = new Map<string, Accumulated>();
  const open = new Set<string>();

  function accumulate(directory: string): Accumulated {
    const done = known.get(directory);
    if (done !== undefined) return done;
    const progress: Progress = { problems: [], patches: [], files: new Set([directory]), roots: new Set([directory]) };
    open.add(directory);
    const kustomization = readKustomization(documents, directory, progress.problems);
    const resources = kustomization === undefined ? [] : build(directory, kustomization, [], progress);
    open.delete(directory);
    const result = { kustomization, resources, ...progress };
    if (isShared(directory)) known.set(directory, result);
    return result;
  }

  /** Runs a kustomization over what is there already: nothing for an overlay, the parent's objects for a component. */
  function build(
    directory: string,
    kustomization: Kustomization,
    inherited: readonly Resource[],
    progress: Progress,
  ): readonly Resource[] {
    const { problems } = progress;
    const before = problems.length;
    progress.files.add(kustomization.path);
    let resources = inherited;
    for (const path of kustomization.resources) {
      resources =
        attempt(problems, () => append(resources, loadResource(directory, path, progress), path)) ?? resources;
    }
    for (const entry of [...kustomization.configMaps, ...kustomization.secrets]) {
      resources =
        attempt(problems, () =>
          absorb(resources, generateObject(entry, documents, directory, progress.files), entry),
        ) ?? resources;
    }
    for (const path of kustomization.components) {
      resources = attempt(problems, () => runComponent(directory, path, resources, progress)) ?? resources;
    }
    // With objects missing, every patch for them would be a second problem that says nothing new.
    return problems.length > before ? resources : transform(resources, directory, kustomization, progress);
  }

  function loadResource(directory: string, path: Text, progress: Progress): readonly Resource[] {
    const target = resolvePath(directory, path, 'resources');
    const kind = documents.kind(target);
    if (kind === 'file') {
      progress.files.add(resolveFile(directory, path, 'resources'));
      const { resources, problems } = loadObjects(documents.yaml(target));
      progress.problems.push(...problems);
      return resources;
    }
    if (kind === undefined) progress.files.add(target);
    if (kind !== 'directory')
      return refuse(`\`${path.value}\` under \`resources\` does not exist; correct the path.`, path.origin);
    checkCycle(directory, target, path);
    const base = accumulate(target);
    if (base.kustomization?.kind === 'Component')
      refuse(`\`${path.value}\` is a Component; list it under \`components\`.`, path.origin);
    include(directory, path, base, progress);
    return base.resources;
  }

  function runComponent(
    directory: string,
    path: Text,
    resources: readonly Resource[],
    progress: Progress,
  ): readonly Resource[] {
    const target = resolvePath(directory, path, 'components');
    if (documents.kind(target) !== 'directory')
      return refuse(`\`${path.value}\` under \`components\` is not a directory; correct the path.`, path.origin);
    checkCycle(directory, target, path);
    progress.files.add(target);
    const component = readKustomization(documents, target, progress.problems);
    if (component === undefined) return resources;
    if (component.kind !== 'Component')
      return refuse(
        `\`${path.value}\` under \`components\` is a Kustomization; list it under \`resources\`, or write \`kind: Component\` there.`,
        path.origin,
      );
    open.add(target);
    const inside: Progress = { ...progress, roots: new Set([target]) };
    const result = build(target, component, resources, inside);
    open.delete(target);
    for (const root of inside.roots) {
      checkRoot(directory, root, path);
      progress.roots.add(root);
    }
    return result;
  }

  function include(directory: string, path: Text, base: Accumulated, progress: Progress): void {
    for (const root of base.roots) checkRoot(directory, root, path);
    for (const root of base.roots) progress.roots.add(root);
    for (const file of base.files) progress.files.add(file);
    progress.problems.push(...base.problems);
    progress.patches.push(...base.patches);
  }

  function checkCycle(directory: string, target: string, path: Text): void {
    if (open.has(target))
      refuse(
        `\`${path.value}\` leads back to \`${directory === '' ? '.' : directory}\`, which would never end; remove one of the two.`,
        path.origin,
      );
    checkRoot(directory, target, path);
  }

  function transform(
    resources: readonly Resource[],
    directory: string,
    kustomization: Kustomization,
    progress: Progress,
  ): readonly Resource[] {
    const { problems, patches: uses, files } = progress;
    let result = applyPatches(resources, kustomization.patches, { documents, directory, files, problems, uses });
    const step = (run: (before: readonly Resource[]) => readonly Resource[]): void => {
      result = attempt(problems, () => run(result)) ?? result;
    };
    const { namespace, namePrefix, nameSuffix } = kustomization;
    if (namespace !== undefined) step((before) => setNamespace(before, namespace));
    if (namePrefix !== undefined) step((before) => addPrefix(before, namePrefix));
    if (nameSuffix !== undefined) step((before) => addSuffix(before, nameSuffix));
    for (const entry of kustomization.labels) step((before) => addLabels(before, entry));
    step((before) => addAnnotations(before, kustomization.annotations));
    for (const entry of kustomization.replicas) step((before) => setReplicas(before, entry));
    for (const entry of kustomization.images) step((before) => setImages(before, entry));
    return result;
  }

  return { accumulate };
}

/** Kustomize refuses a base that is, or holds, a directory on the way to it (`errIfArgEqualOrHigher` in api/internal/loader). */
function checkRoot(directory: string, root: string, path: Text): void {
  if (isBelow(directory, root))
    refuse(
      `\`${path.value}\` leads to \`${root === '' ? '.' : root}\`, which contains this kustomization; kustomize takes that for a cycle.`,
      path.origin,
    );
}

function append(resources: readonly Resource[], added: readonly Resource[], path: Text): readonly Resource[] {
  const seen = new Set(resources.map((resource) => idKey(resource.id)));
  for (const { id } of added) {
    const key = idKey(id);
    if (seen.has(key))
      refuse(`\`${path.value}\` adds ${describeId(id)}, which is there already; keep one.`, path.origin);
    seen.add(key);
  }
  return resources.length === 0 ? added : [...resources, ...added];
}
