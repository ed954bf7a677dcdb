/**
 * Owns the patches of a kustomization: in which order they apply and which objects each one meets
 * (api/internal/builtins/PatchTransformer.go).
 */
import { map, type YamlMap } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { normalizeFloat } from '../source/scalar.ts';
import type { Documents } from '../source/tree.ts';
import { isNothing, withField } from './edit.ts';
import { applyJsonPatch, type JsonPatch, throughJson } from './json-patch.ts';
import { patchByMerge, preparePatch } from './merge-patch.ts';
import type { PatchEntry } from './patch-entry.ts';
import { readPatch } from './read-patch.ts';
import { attempt, refuse } from './refuse.ts';
import type { PatchUse } from './rendered.ts';
import { describeId, hadId, type Resource, refuseSameIds, rememberName, withNode } from './resource.ts';
import { isSelected } from './selector.ts';
import { textOf } from './written.ts';

export interface PatchContext {
  readonly documents: Documents;
  readonly directory: string;
  readonly files: Set<string>;
  readonly problems: Problem[];
  readonly uses: PatchUse[];
}

export function applyPatches(
  resources: readonly Resource[],
  entries: readonly PatchEntry[],
  context: PatchContext,
): readonly Resource[] {
  let result = resources;
  for (const entry of entries) {
    result = attempt(context.problems, () => applyEntry(result, entry, context)) ?? result;
  }
  return result;
}

function applyEntry(resources: readonly Resource[], entry: PatchEntry, context: PatchContext): readonly Resource[] {
  const patch = readPatch(entry, context.documents, context.directory, context.files, context.problems);
  if (patch === undefined) return resources;
  let matched = 0;
  const apply = (step: () => Resource | undefined): Resource | undefined => {
    matched++;
    return step();
  };
  let result: readonly (Resource | undefined)[] = resources;
  const { target } = entry;
  if (patch.kind === 'json') {
    result = resources.map((resource) =>
      target !== undefined && isSelected(resource, target)
        ? apply(() => patchWithJson(resource, patch.operations))
        : resource,
    );
  } else if (target !== undefined) {
    const [prepared] = patch.patches.map((document) => preparePatch(document, entry));
    if (prepared !== undefined) {
      result = resources.map((resource) =>
        isSelected(resource, target) ? apply(() => patchByMerge(resource, prepared, entry)) : resource,
      );
    }
    refuseSameIds(result, entry.origin);
  } else {
    for (const document of patch.patches) {
      const at = findTarget(result, document);
      const prepared = preparePatch(document, entry);
      result = result.map((resource, index) =>
        index === at && resource !== undefined ? apply(() => patchByMerge(resource, prepared, entry)) : resource,
      );
    }
  }
  context.uses.push({ origin: entry.origin, matched });
  return result.filter((resource) => resource !== undefined);
}

/** The one object that a patch without a target names; it may name it as it was called at any time before. */
function findTarget(resources: readonly (Resource | undefined)[], patch: Resource): number {
  const found = [...resources.keys()].filter((at) => {
    const resource = resources[at];
    return resource !== undefined && hadId(resource, patch.id);
  });
  if (found.length > 1)
    return refuse(
      `This patch is for ${describeId(patch.id)}, of which there are ${found.length}; use a \`target\` that tells them apart.`,
      patch.from,
    );
  return (
    found[0] ??
    refuse(
      `There is no ${describeId(patch.id)} in version \`${patch.id.group === '' ? '' : `${patch.id.group}/`}${patch.id.version}\` for this patch; correct its name, kind, version and namespace, or use a \`target\`.`,
      patch.from,
    )
  );
}

function patchWithJson(resource: Resource, operations: JsonPatch): Resource {
  const before = rememberName(resource);
  const patched = applyJsonPatch(withAnnotations(resource.node), operations);
  const node = throughJson(patched, (value) => normalizeFloat(Number(value))) as YamlMap;
  refuseOddAnnotations(node);
  return { ...withNode(before, node), rewritten: true, shared: [] };
}

/** Kustomize's own notes are annotations while it works, so a JSON patch always finds the map; it goes again if it stays empty. */
function withAnnotations(node: YamlMap): YamlMap {
  const metadata = node.entries.get('metadata')?.value;
  if (metadata?.kind !== 'map' || !isNothing(metadata.entries.get('annotations')?.value)) return node;
  return withField(node, 'metadata', withField(metadata, 'annotations', map(new Map(), metadata.origin)));
}

/** Their text after a JSON patch is Go's text for a double (`1e+06`), which is nothing anyone means. */
function refuseOddAnnotations(node: YamlMap): void {
  const metadata = node.entries.get('metadata')?.value;
  const annotations = metadata?.kind === 'map' ? metadata.entries.get('annotations')?.value : undefined;
  if (annotations?.kind !== 'map') return;
  for (const [name, { key, value }] of annotations.entries) {
    if (value.kind !== 'scalar' || typeof value.value !== 'string' || textOf(value) !== value.value)
      refuse(
        `The annotation \`${name}\` is not text, and a JSON patch on this object would rewrite it; put it in quotes.`,
        key,
      );
  }
}
