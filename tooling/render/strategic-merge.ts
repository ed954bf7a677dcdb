/**
 * Owns strategic merge as kyaml does it (kyaml/yaml/walk and merge2), with origins: what comes from the patch points into the patch.
 * It is not Kubernetes' own: a patched object is walked whole, so empty fields go away far from the patch, and quotes stay.
 */
import {
  map,
  scalar,
  type YamlEntry,
  type YamlList,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../source/node.ts';
import { directiveOf } from './directives.ts';
import { isNull, withoutField } from './edit.ts';
import { mergeList } from './merge-list.ts';
import {
  embeddedSchema,
  fieldSchema,
  type ListSchema,
  listSchema,
  type MergeSchema,
  noSchema,
} from './merge-schema.ts';
import { refuse } from './refuse.ts';
import { describe } from './resource.ts';
import { isText, readsAsOther, type ScalarStyle, styleOf, textOf, withNeededQuotes, withStyle } from './written.ts';

/** What the walk knows besides the two nodes. */
export interface MergeContext {
  /** Whether the object went through a JSON patch before, which writes every null and every quote anew. */
  readonly rewritten: boolean;
}

/** The schema for a node: of the map it is, or of the list it is. */
export interface NodeSchema {
  readonly map?: MergeSchema | undefined;
  readonly list?: ListSchema | undefined;
}

/** The merged node, or undefined where it is to be removed. Either side may be missing. */
export function mergeNodes(
  dest: YamlNode | undefined,
  patch: YamlNode | undefined,
  schema: NodeSchema,
  context: MergeContext,
): YamlNode | undefined {
  const left = isNull(dest) ? undefined : dest;
  const right = isNull(patch) ? undefined : patch;
  const kind = left?.kind ?? right?.kind;
  if (kind === undefined) return mergeNulls(dest, patch, context);
  if (left !== undefined && right !== undefined && left.kind !== right.kind) {
    return refuse(
      `The patch has ${describe(right)} where the object has ${describe(left)}; make them alike.`,
      right.origin,
    );
  }
  if (kind === 'map')
    return mergeMaps(left as YamlMap | undefined, patch as YamlMap | YamlScalar | undefined, schema.map, context);
  if (kind === 'list')
    return mergeLists(left as YamlList | undefined, patch as YamlList | YamlScalar | undefined, schema, context);
  if (patch === undefined) return left?.kind === 'scalar' ? withNeededQuotes(left) : left;
  return right === undefined ? undefined : keepStyle(dest as YamlScalar | undefined, right as YamlScalar, context);
}

/** `a: null` stays unless the patch names it, `a:` goes away from every object that any merge patch touches (Merger.VisitMap). */
function mergeNulls(
  dest: YamlNode | undefined,
  patch: YamlNode | undefined,
  context: MergeContext,
): YamlNode | undefined {
  if (patch !== undefined || dest?.kind !== 'scalar') return undefined;
  return context.rewritten || textOf(dest) !== '' ? dest : undefined;
}

const settled = new WeakMap<
  YamlMap,
  { readonly schema: MergeSchema; readonly rewritten: boolean; readonly result: YamlMap }
>();

function mergeMaps(
  dest: YamlMap | undefined,
  patch: YamlMap | YamlScalar | undefined,
  schema: MergeSchema | undefined,
  context: MergeContext,
): YamlMap | undefined {
  if (patch?.kind === 'scalar') return undefined;
  const directive = patch === undefined ? undefined : directiveOf(patch);
  if (directive === 'delete') return undefined;
  const right = directive === undefined || patch === undefined ? patch : withoutField(patch, '$patch');
  // The same node on both sides is one that the patch brings: kyaml then merges it with itself, which drops its nulls.
  const left = dest === undefined || dest === patch || directive === 'replace' ? right : dest;
  if (left === undefined) return undefined;
  const own = schema ?? embeddedSchema(dest, right) ?? noSchema;
  if (right === undefined) return settle(left, own, context);
  return mergeEntries(left, right, own, context);
}

/** What a merge makes of the parts of an object that the patch does not name; remembered, as bases are shared. */
function settle(node: YamlMap, schema: MergeSchema, context: MergeContext): YamlMap {
  const known = settled.get(node);
  if (known !== undefined && known.schema === schema && known.rewritten === context.rewritten) return known.result;
  const result = mergeEntries(node, undefined, schema, context);
  settled.set(node, { schema, rewritten: context.rewritten, result });
  return result;
}

function mergeEntries(left: YamlMap, right: YamlMap | undefined, schema: MergeSchema, context: MergeContext): YamlMap {
  let entries: Map<string, YamlEntry> | undefined;
  const set = (name: string, before: YamlEntry | undefined, value: YamlNode | undefined, key: YamlEntry): void => {
    if (value === before?.value) return;
    entries ??= new Map(left.entries);
    if (value === undefined) entries.delete(name);
    else
      entries.set(name, {
        key: before !== undefined && value.origin === before.value.origin ? before.key : key.key,
        value,
      });
  };
  for (const [name, entry] of left.entries) {
    const other = left === right ? entry : right?.entries.get(name);
    set(name, entry, mergeNodes(entry.value, other?.value, childSchema(schema, name), context), other ?? entry);
  }
  if (right !== undefined && right !== left) {
    for (const [name, entry] of right.entries) {
      if (!left.entries.has(name))
        set(name, undefined, mergeNodes(undefined, entry.value, childSchema(schema, name), context), entry);
    }
  }
  return entries === undefined ? left : map(entries, left.origin);
}

const none: NodeSchema = {};

function childSchema(schema: MergeSchema, name: string): NodeSchema {
  if (schema === noSchema) return none;
  return { map: fieldSchema(schema, name) ?? noSchema, list: listSchema(schema, name) };
}

function mergeLists(
  dest: YamlList | undefined,
  patch: YamlList | YamlScalar | undefined,
  schema: NodeSchema,
  context: MergeContext,
): YamlNode | undefined {
  if (patch?.kind === 'scalar') return undefined;
  if (schema.list !== undefined)
    return mergeList(dest, patch, schema.list, (from, to, map) => mergeNodes(from, to, { map }, context));
  return patch ?? dest;
}

/**
 * A value takes the style of the field it replaces (`FieldSetter` in kyaml/yaml/fns.go): a number that replaces a text in quotes
 * is written in quotes, and is a text from then on.
 */
export function keepStyle(before: YamlScalar | undefined, after: YamlScalar, context: MergeContext): YamlScalar {
  if (before === undefined || after.value === null) return after;
  const style = context.rewritten && typeof before.value === 'string' ? styleAfterJson(before) : styleOf(before);
  if (isText(after)) return withStyle(after, style);
  if (style === 'plain') return after;
  if (style === 'quoted') return scalar(textOf(after), after.origin);
  return refuse(
    `This puts ${describe(after)} in the place of the text ${describe(before)}, and whether kustomize makes it text depends on quotes that are not known here; write it in quotes, or without on both sides.`,
    after.origin,
  );
}

/** A JSON patch writes text plain where that is possible, but a field that came later keeps its own quotes. */
function styleAfterJson(before: YamlScalar): ScalarStyle {
  const text = String(before.value);
  if (readsAsOther(text)) return 'quoted';
  return /^[A-Za-z][A-Za-z0-9_./-]*$/.test(text) &&
    !/^(?:y|n|yes|no|on|off)$/i.test(text) &&
    styleOf(before) === 'plain'
    ? 'plain'
    : 'unknown';
}
