/**
 * Owns which lists of built-in kinds merge item by item, and by which keys: `merge-keys.json`, taken from the OpenAPI of Kubernetes
 * 1.21 that kyaml embeds. Kinds that are not in it, custom resources above all, have no such list: theirs are replaced whole.
 */

import type { YamlNode } from '../source/node.ts';
import { nodeAt } from '../source/node.ts';
import table from './merge-keys.json' with { type: 'json' };

/** The fields below a map that matter to merging; unknown ones have none. */
export interface MergeSchema {
  readonly fields?: Readonly<Record<string, number>>;
  readonly lists?: Readonly<Record<string, ListSchema>>;
}

export interface ListSchema {
  readonly keys?: readonly string[];
  /** The type of the items. */
  readonly item?: number;
  /** A list of scalars that merges as a set, such as `finalizers`. */
  readonly primitive?: boolean;
}

const types = table.types as readonly MergeSchema[];
const kinds = table.kinds as Readonly<Record<string, number>>;

export const noSchema: MergeSchema = {};

export function schemaOfKind(apiVersion: string, kind: string): MergeSchema | undefined {
  const name = `${apiVersion}/${kind}`;
  return Object.hasOwn(kinds, name) ? types[kinds[name] ?? -1] : undefined;
}

export function schemaOfType(type: number | undefined): MergeSchema {
  return type === undefined ? noSchema : (types[type] ?? noSchema);
}

export function fieldSchema(schema: MergeSchema, name: string): MergeSchema | undefined {
  return schema.fields !== undefined && Object.hasOwn(schema.fields, name)
    ? schemaOfType(schema.fields[name])
    : undefined;
}

export function listSchema(schema: MergeSchema, name: string): ListSchema | undefined {
  return schema.lists !== undefined && Object.hasOwn(schema.lists, name) ? schema.lists[name] : undefined;
}

/** A map inside a custom resource that says which kind it is merges as that kind (`Walker.GetSchema` in kyaml/yaml/walk). */
export function embeddedSchema(...nodes: readonly (YamlNode | undefined)[]): MergeSchema | undefined {
  for (const node of nodes) {
    if (node?.kind !== 'map' || !node.entries.has('kind')) continue;
    const apiVersion = nodeAt(node, ['apiVersion']);
    const kind = nodeAt(node, ['kind']);
    if (apiVersion?.kind !== 'scalar' || kind?.kind !== 'scalar') continue;
    const schema = schemaOfKind(String(apiVersion.value), String(kind.value));
    if (schema !== undefined) return schema;
  }
  return undefined;
}
