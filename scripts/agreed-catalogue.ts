/**
 * Owns the catalogue of a release that nothing was published of: what the releases before and after it agree on is judged, and all
 * else is let through.
 */
import type { Catalogue, NodeIndex, SchemaNode } from '../tooling/schema/catalogue.ts';
import { NodeTable } from './catalogue-nodes.ts';

/** Of the API versions that both serve, what both say. */
export function agreedCatalogue(before: Catalogue, after: Catalogue): Pick<Catalogue, 'kinds' | 'nodes'> {
  const merge = new Agreement(before, after);
  const kinds: Record<string, Catalogue['kinds'][string]> = {};
  for (const [apiVersion, ofBefore] of Object.entries(before.kinds)) {
    const ofAfter = after.kinds[apiVersion];
    if (ofAfter === undefined) continue;
    const common = Object.entries(ofBefore).flatMap(([kind, { root, namespaced }]) => {
      const other = ofAfter[kind];
      return other === undefined ? [] : [[kind, { root: merge.add(root, other.root), namespaced }] as const];
    });
    kinds[apiVersion] = Object.fromEntries(common);
  }
  return { kinds, nodes: merge.table.nodes };
}

type Fields = NonNullable<SchemaNode['fields']>;

class Agreement {
  readonly table = new NodeTable();
  readonly #before: Catalogue;
  readonly #after: Catalogue;

  constructor(before: Catalogue, after: Catalogue) {
    this.#before = before;
    this.#after = after;
  }

  add(before: NodeIndex, after: NodeIndex): NodeIndex {
    const one = this.#before.nodes[before] ?? {};
    const other = this.#after.nodes[after] ?? {};
    if (shapeOf(one) !== shapeOf(other)) return this.table.add({});
    const { fields, values, items, ...bounds } = one;
    return this.table.add({
      ...Object.fromEntries(
        Object.entries(bounds).filter(([key, value]) => same(value, other[key as keyof SchemaNode])),
      ),
      ...(items !== undefined && other.items !== undefined && { items: this.add(items, other.items) }),
      ...(values !== undefined && other.values !== undefined && { values: this.add(values, other.values) }),
      ...(fields !== undefined && other.fields !== undefined && { fields: this.#fields(fields, other.fields) }),
    });
  }

  #fields(one: Fields, other: Fields): Fields {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return Object.fromEntries(
      [...names].map((name) => {
        const [before, after] = [one[name], other[name]];
        return [name, before === undefined || after === undefined ? this.table.add({}) : this.add(before, after)];
      }),
    );
  }
}

/** A scalar, a list, a map with named fields, a free map. Where this differs nothing below can be compared. */
function shapeOf({ type, fields, values, items, free }: SchemaNode): string {
  return [type, fields && 'fields', values !== undefined && 'values', items !== undefined && 'items', free].join();
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
