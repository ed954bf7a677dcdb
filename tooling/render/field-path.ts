/**
 * Owns changing the fields that a field spec names, as kustomize's fieldspec filter does (api/filters/fieldspec): a path goes through
 * every item of a list on its way, stops silently at what is missing, and creates it only where the spec says so.
 */
import { list, map, type Origin, scalar, type YamlMap, type YamlNode } from '../source/node.ts';
import { isNull, withField } from './edit.ts';
import { refuse } from './refuse.ts';
import { describe, type ResourceId } from './resource.ts';

export interface FieldSpec {
  readonly group?: string;
  readonly version?: string;
  readonly kind?: string;
  /** Keys from the root; `[]` after a key says that a list is meant. */
  readonly path: readonly string[];
  readonly create?: boolean;
}

/** What to do at the end of the path, and what stands there when the path is created. */
export interface FieldChange {
  readonly creates?: 'map' | 'scalar';
  /** Where things that are created point to. */
  readonly origin: Origin;
  readonly set: (node: YamlNode) => YamlNode;
}

/** A path as text: keys with `/` between them, `~1` for a slash in a key. */
export function parsePath(text: string): readonly string[] {
  return text.split('/').map((key) => key.replaceAll('~1', '/'));
}

export function selects(
  spec: { readonly group?: string; readonly version?: string; readonly kind?: string },
  id: ResourceId,
): boolean {
  return (
    (spec.kind === undefined || spec.kind === id.kind) &&
    (spec.group === undefined || spec.group === id.group) &&
    (spec.version === undefined || spec.version === id.version)
  );
}

/** The same object when nothing changed. */
export function changeField(node: YamlMap, spec: FieldSpec, change: FieldChange): YamlMap {
  return walk(node, spec, 0, change) as YamlMap;
}

function walk(node: YamlNode, spec: FieldSpec, depth: number, change: FieldChange): YamlNode {
  const step = spec.path[depth];
  if (step === undefined) return change.set(node);
  if (isNull(node)) return node;
  if (node.kind === 'list') {
    const items = node.items.map((item) => walk(item, spec, depth, change));
    return items.some((item, at) => item !== node.items[at]) ? list(items, node.origin) : node;
  }
  if (node.kind === 'scalar') {
    const path = spec.path.slice(0, depth).join('.');
    return refuse(
      `\`${path}\` is ${describe(node)} where kustomize expects a map or a list on its way to \`${spec.path.join('.')}\`; correct the field.`,
      node.origin,
    );
  }
  return walkField(node, step, spec, depth, change);
}

function walkField(node: YamlMap, step: string, spec: FieldSpec, depth: number, change: FieldChange): YamlNode {
  const isList = step.endsWith('[]');
  const name = isList ? step.slice(0, -2) : step;
  const before = node.entries.get(name)?.value;
  const creates = spec.create === true && change.creates !== undefined && !isList;
  if (before === undefined && !creates) return node;
  let child = before;
  if (child === undefined || isNull(child)) {
    if (creates)
      child =
        depth === spec.path.length - 1 && change.creates === 'scalar'
          ? scalar('', change.origin)
          : map(new Map(), change.origin);
    else if (isList) child = list([], before?.origin ?? change.origin);
  }
  if (child === undefined) return node;
  return withField(node, name, walk(child, spec, depth + 1, change), change.origin);
}
