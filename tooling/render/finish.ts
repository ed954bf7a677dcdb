/**
 * Owns what happens once to the whole overlay at the end (`makeCustomizedResMap` in api/internal/target/kusttarget.go): hashes,
 * references, objects that are only for kustomize, annotations as text, order.
 */

import type { Origin } from '../source/node.ts';
import { map, scalar, type YamlEntry, type YamlMap } from '../source/node.ts';
import { isNull, withField, withMetadata, withoutField } from './edit.ts';
import { annotationsOf, checkAnnotations } from './load-objects.ts';
import { addHash } from './name-hash.ts';
import { fixReferences } from './name-references.ts';
import { checkText } from './printable.ts';
import { refuse } from './refuse.ts';
import type { RenderedObject } from './rendered.ts';
import { namespaceOf, type Resource, refuseSameIds } from './resource.ts';
import { type SortOrder, sortResources } from './sort-objects.ts';
import { readsAsOther, textOf } from './written.ts';

export function finish(resources: readonly Resource[], order: SortOrder, origin: Origin): readonly RenderedObject[] {
  const referenced = fixReferences(resources.map(addHash));
  const kept = referenced.filter((resource) => !isLocal(resource));
  refuseSameIds(kept, origin);
  return sortResources(kept, order).map((resource) => {
    const node = withTextAnnotations(checkAnnotations(resource).node);
    const { group, version, kind, name } = resource.id;
    return {
      node,
      apiVersion: group === '' ? version : `${group}/${version}`,
      kind,
      name,
      namespace: namespaceOf(node),
      from: resource.from,
    };
  });
}

function isLocal(resource: Resource): boolean {
  const value = annotationsOf(resource.node)?.entries.get('config.kubernetes.io/local-config')?.value;
  return value !== undefined && !(value.kind === 'scalar' && textOf(value) === 'false');
}

/** Taking its own notes away, kustomize writes all annotations anew: each as the text that stands in the file, none if there are none. */
function withTextAnnotations(node: YamlMap): YamlMap {
  const metadata = node.entries.get('metadata')?.value;
  const annotations = metadata?.kind === 'map' ? metadata.entries.get('annotations')?.value : undefined;
  if (annotations === undefined) return node;
  if (isNull(annotations) || (annotations.kind === 'map' && annotations.entries.size === 0))
    return withMetadata(node, (at) => withoutField(at, 'annotations'));
  if (annotations.kind !== 'map') return refuse('`metadata.annotations` must be a map.', annotations.origin);
  const entries = new Map<string, YamlEntry>();
  let changed = false;
  for (const [name, { key, value }] of annotations.entries) {
    if (value.kind !== 'scalar') return refuse(`The annotation \`${name}\` must be text.`, value.origin);
    if (readsAsOther(name))
      refuse(
        `The annotation key \`${name}\` loses its quotes in kustomize, which then fails on it; use another key.`,
        key,
      );
    const text = textOf(value);
    checkText(text, value.origin);
    if (text !== value.value) changed = true;
    entries.set(name, { key, value: text === value.value ? value : scalar(text, value.origin) });
  }
  return changed ? withMetadata(node, (at) => withField(at, 'annotations', map(entries, annotations.origin))) : node;
}
