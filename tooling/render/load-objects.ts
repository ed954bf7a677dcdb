/**
 * Owns reading a file of resources: its documents as objects, lists of objects taken apart, and refusals for what kustomize would
 * refuse or handle in a way nobody expects.
 */
import type { YamlMap, YamlNode } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import type { YamlFile } from '../source/read-yaml.ts';
import { documentsOf } from './documents.ts';
import { isNothing, isNull } from './edit.ts';
import { attempt, refuse } from './refuse.ts';
import { describe, newResource, type Resource } from './resource.ts';
import { textOf } from './written.ts';

interface LoadedFile {
  readonly resources: readonly Resource[];
  readonly problems: readonly Problem[];
}

const loaded = new WeakMap<YamlFile, LoadedFile>();

/** The objects of a file, read once however many overlays use it. */
export function loadObjects(yaml: YamlFile): LoadedFile {
  const known = loaded.get(yaml);
  if (known !== undefined) return known;
  const problems: Problem[] = [...yaml.problems];
  const documents = attempt(problems, () => documentsOf(yaml)) ?? [];
  const resources = documents.flatMap(
    (document) => attempt(problems, () => objectsIn(document, documents.length === 1)) ?? [],
  );
  const result = { resources, problems };
  loaded.set(yaml, result);
  return result;
}

function objectsIn(document: YamlNode, isAlone: boolean): readonly Resource[] {
  if (document.kind !== 'map')
    return refuse(
      `A resource must be a map with \`apiVersion\`, \`kind\` and \`metadata\`, found ${describe(document)}.`,
      document.origin,
    );
  const kind = document.entries.get('kind')?.value;
  const isList = kind?.kind === 'scalar' && typeof kind.value === 'string' && kind.value.endsWith('List');
  const items = document.entries.get('items');
  if (!isList) return [checkAnnotations(newResource(document, document.origin))];
  if (kind.value === 'ResourceList')
    return refuse(
      'A `ResourceList` is input for kustomize functions, which are not supported; write the objects as documents.',
      kind.origin,
    );
  if (items === undefined)
    return refuse(
      `The kind \`${kind.value}\` ends in \`List\` but has no \`items\`; kustomize takes it for a list of objects.`,
      kind.origin,
    );
  if (isNull(items.value)) return [];
  if (items.value.kind !== 'list')
    return refuse(`\`items\` must be a list, found ${describe(items.value)}.`, items.value.origin);
  // Only a `List` that is alone in its file keeps its text; all others go through JSON (inlineAnyEmbeddedLists in api/resource/factory.go).
  const keepsText = isAlone && kind.value === 'List';
  return items.value.items.flatMap((item) =>
    isNothing(item) ? [] : objectsIn(item, keepsText).map((resource) => (keepsText ? resource : rewritten(resource))),
  );
}

function rewritten(resource: Resource): Resource {
  const annotations = annotationsOf(resource.node);
  for (const [name, { key, value }] of annotations?.entries ?? []) {
    if (value.kind !== 'scalar' || typeof value.value !== 'string' || textOf(value) !== value.value)
      refuse(
        `The annotation \`${name}\` is not text, and taking the list apart would rewrite it; put it in quotes.`,
        key,
      );
  }
  return { ...resource, rewritten: true };
}

export function annotationsOf(node: YamlMap): YamlMap | undefined {
  const metadata = node.entries.get('metadata')?.value;
  const annotations = metadata?.kind === 'map' ? metadata.entries.get('annotations')?.value : undefined;
  return annotations?.kind === 'map' ? annotations : undefined;
}

/** Kustomize keeps its own notes under these names and takes them away at the end. */
const ownAnnotation =
  /^internal\.config\.kubernetes\.io\/|^config\.kubernetes\.io\/(?:path|index|origin)$|^config\.k8s\.io\/id$|^alpha\.config\.kubernetes\.io\/transformations$/;

export function checkAnnotations(resource: Resource): Resource {
  for (const [name, { key }] of annotationsOf(resource.node)?.entries ?? []) {
    if (ownAnnotation.test(name)) refuse(`The annotation \`${name}\` is one of kustomize's own; delete it.`, key);
  }
  return resource;
}
