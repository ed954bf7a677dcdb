/**
 * Owns turning the text of a patch into what is applied: one JSON patch (a list of operations) or one or more strategic merge
 * patches (objects). Kustomize tries both readings (PatchTransformer.Config); so nothing may be both.
 */
import type { YamlMap } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import type { Documents } from '../source/tree.ts';
import { documentsOf } from './documents.ts';
import { readInline } from './inline-text.ts';
import { type JsonPatch, readJsonPatch } from './json-patch.ts';
import type { PatchEntry } from './patch-entry.ts';
import { resolveFile } from './paths.ts';
import { refuse } from './refuse.ts';
import { describe, newResource, type Resource } from './resource.ts';

export type Patch =
  | { readonly kind: 'json'; readonly operations: JsonPatch }
  | { readonly kind: 'merge'; readonly patches: readonly Resource[] };

/** Undefined when the text could not be read, which `problems` then say. */
export function readPatch(
  entry: PatchEntry,
  documents: Documents,
  directory: string,
  files: Set<string>,
  problems: Problem[],
): Patch | undefined {
  const yaml = entry.inline !== undefined ? readInline(entry.inline) : readFile(entry, documents, directory, files);
  if (yaml.problems.length > 0) {
    problems.push(...yaml.problems);
    return undefined;
  }
  const [first, ...others] = documentsOf(yaml);
  const place = entry.path?.origin ?? entry.inline?.origin ?? entry.origin;
  if (first === undefined) return refuse('This patch is empty; delete the entry.', place);
  if (first.kind === 'list') {
    if (others.length > 0)
      refuse(
        'A JSON patch is one document, and kustomize ignores this further one; delete it.',
        others[0]?.origin ?? place,
      );
    if (entry.target === undefined)
      refuse('A JSON patch needs a `target` that says which objects it is for.', entry.origin);
    return { kind: 'json', operations: readJsonPatch(first) };
  }
  const patches = [first, ...others].map((document) => {
    if (document.kind !== 'map')
      return refuse(
        `A patch must be an object or a list of JSON patch operations, found ${describe(document)}.`,
        document.origin,
      );
    return readMergePatch(document, entry);
  });
  if (entry.target !== undefined && patches.length > 1)
    refuse('Several patches in one file cannot have a `target`; give each an entry of its own.', entry.origin);
  return { kind: 'merge', patches };
}

function readFile(entry: PatchEntry, documents: Documents, directory: string, files: Set<string>) {
  const path = entry.path ?? refuse('An entry of `patches` needs a `path` or a `patch`.', entry.origin);
  const file = resolveFile(directory, path, 'patches');
  files.add(file);
  if (documents.kind(file) !== 'file')
    refuse(`The patch \`${path.value}\` does not exist; correct the path.`, path.origin);
  return documents.yaml(file);
}

function readMergePatch(document: YamlMap, entry: PatchEntry): Resource {
  const kind = document.entries.get('kind')?.value;
  if (kind?.kind === 'scalar' && typeof kind.value === 'string' && kind.value.endsWith('List')) {
    refuse(
      `A patch of kind \`${kind.value}\` is taken apart by kustomize; write one document for each object.`,
      kind.origin,
    );
  }
  // With a target the patch takes the version of each object (ApplySmPatch in api/resmap/reswrangler.go), so it may leave its own out.
  const apiVersion = document.entries.get('apiVersion');
  if (apiVersion === undefined && entry.target !== undefined) {
    const own = kind?.origin ?? document.origin;
    const entries = new Map([
      ['apiVersion', { key: own, value: { kind: 'scalar' as const, value: 'v1', origin: own } }],
      ...document.entries,
    ]);
    return newResource({ ...document, entries }, document.origin);
  }
  return newResource(document, document.origin);
}
