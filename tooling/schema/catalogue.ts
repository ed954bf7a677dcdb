/**
 * Owns the form of a field catalogue: what objects of each kind may look like, as data. Equal subtrees are held once, so that a
 * pod template that stands in a schema thirty times costs one number each time. Scripts write catalogues; nothing else does.
 */
import type { CelRuleId } from './cel-rules.ts';

/** Index of a node in {@link Catalogue.nodes}. */
export type NodeIndex = number;

export type SchemaType =
  | 'object'
  | 'array'
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  /** A whole number or text; a pattern holds for the text only. */
  | 'int-or-string'
  /** Text or a number that is a Kubernetes quantity. */
  | 'quantity';

/** One place in an object. Without `type` anything may stand there; `fields` and `items` then hold for a map and a list. */
export interface SchemaNode {
  readonly type?: SchemaType;
  /** The fields of an object that has named ones. */
  readonly fields?: Readonly<Record<string, NodeIndex>>;
  /** What stands under any other key: a free map from text. */
  readonly values?: NodeIndex;
  /** Keys that are not in `fields` are kept as they are; the API server looks no further. */
  readonly free?: true;
  readonly items?: NodeIndex;
  /** The fields that tell one entry of a list from another: server-side apply refuses two that agree in them. None: the entries differ. */
  readonly keys?: readonly string[];
  readonly required?: readonly string[];
  /** Exactly one of these fields has to be set. */
  readonly exactlyOne?: readonly string[];
  readonly enum?: readonly (string | number | boolean)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly pattern?: string;
  readonly format?: 'int32' | 'int64' | 'double' | 'byte' | 'date-time';
  /** CEL rules of the schema, as predicates of ours. */
  readonly rules?: readonly CelRuleId[];
}

export interface CatalogueKind {
  readonly root: NodeIndex;
  readonly namespaced: boolean;
}

export interface Catalogue {
  /** Whose API this is, for messages: `Strimzi 0.45.2`, `Kubernetes 1.36`. */
  readonly name: string;
  /** The Strimzi releases that have exactly these fields; the first of them gives the name. */
  readonly releases?: readonly string[];
  /**
   * Nothing was published of the release itself, so this holds what the nearest releases before and after it agree on. A field that
   * only one of them has may stand with any value, and a bound that only one of them has is not checked.
   */
  readonly agreedBy?: readonly string[];
  /**
   * What the API server does with null: in custom resources server-side apply refuses it (another way of applying drops a field
   * that is null, which nobody meant either), in its own kinds null means the zero value anywhere.
   */
  readonly nulls: 'refused' | 'zero';
  /** By apiVersion, then by kind. */
  readonly kinds: Readonly<Record<string, Readonly<Record<string, CatalogueKind>>>>;
  /** API versions that exist but whose fields are not held here; nothing can be said about them. */
  readonly unchecked?: readonly string[];
  readonly nodes: readonly SchemaNode[];
}

export function nodeOf(catalogue: Catalogue, index: NodeIndex): SchemaNode {
  const node = catalogue.nodes[index];
  if (node === undefined) throw new RangeError(`The catalogue of ${catalogue.name} has no node ${index}.`);
  return node;
}

/** The node below a key, whether the key is a named field or one of a free map; undefined where the schema has nothing. */
export function childNode(catalogue: Catalogue, node: SchemaNode, key: string): SchemaNode | undefined {
  const index = node.fields !== undefined && Object.hasOwn(node.fields, key) ? node.fields[key] : node.values;
  return index === undefined ? undefined : nodeOf(catalogue, index);
}
