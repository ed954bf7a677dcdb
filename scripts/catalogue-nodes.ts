/**
 * Owns the making of a catalogue: nodes that are equal get one index, and the text is one node a line, so that a change of the
 * API shows in a diff as the nodes that changed.
 */
import type { Catalogue, CatalogueKind, NodeIndex, SchemaNode } from '../tooling/schema/catalogue.ts';

/** Collects nodes; a node's children have to be added before it. */
export class NodeTable {
  readonly nodes: SchemaNode[] = [];
  readonly #indexOf = new Map<string, NodeIndex>();

  add(node: SchemaNode): NodeIndex {
    const text = JSON.stringify(sortedKeys(node));
    const known = this.#indexOf.get(text);
    if (known !== undefined) return known;
    const index = this.reserve();
    this.nodes[index] = JSON.parse(text) as SchemaNode;
    this.#indexOf.set(text, index);
    return index;
  }

  /** An index for a node that refers to itself; set `nodes[index]` once its children are known. */
  reserve(): NodeIndex {
    return this.nodes.push({}) - 1;
  }

  /** Copies a node of another catalogue with all below it. */
  adopt(from: Catalogue, index: NodeIndex): NodeIndex {
    const node = from.nodes[index];
    if (node === undefined) throw new RangeError(`${from.name} has no node ${index}.`);
    return this.add(mapChildren(node, (child) => this.adopt(from, child)));
  }
}

function mapChildren(node: SchemaNode, move: (index: NodeIndex) => NodeIndex): SchemaNode {
  return {
    ...node,
    ...(node.fields && {
      fields: Object.fromEntries(Object.entries(node.fields).map(([key, child]) => [key, move(child)])),
    }),
    ...(node.values !== undefined && { values: move(node.values) }),
    ...(node.items !== undefined && { items: move(node.items) }),
  };
}

const keyOrder: readonly (keyof SchemaNode)[] = [
  'type',
  'format',
  'pattern',
  'enum',
  'minimum',
  'maximum',
  'minItems',
  'free',
  'required',
  'exactlyOne',
  'rules',
  'keys',
  'items',
  'values',
  'fields',
];

/** Keys in one order, fields by name: two schemas that say the same become the same text. */
function sortedKeys(node: SchemaNode): SchemaNode {
  const { fields } = node;
  const sorted = keyOrder.filter((key) => node[key] !== undefined).map((key) => [key, node[key]] as const);
  return {
    ...Object.fromEntries(sorted),
    ...(fields && { fields: Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))) }),
  };
}

/** The text of a catalogue file. */
export function printCatalogue({ nodes, kinds, ...head }: Catalogue): string {
  const headLines = Object.entries(head).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const kindLines = Object.entries(kinds)
    .flatMap(([version, ofVersion]) => Object.entries(ofVersion).map((entry) => [version, ...entry] as const))
    .sort((a, b) => (`${a[0]} ${a[1]}` < `${b[0]} ${b[1]}` ? -1 : 1));
  const versions = new Map<string, [string, CatalogueKind][]>();
  for (const [version, kind, entry] of kindLines) {
    versions.set(version, [...(versions.get(version) ?? []), [kind, entry]]);
  }
  const versionLines = [...versions].map(
    ([version, entries]) => `${JSON.stringify(version)}: ${JSON.stringify(Object.fromEntries(entries))}`,
  );
  return `{
${headLines.join(',\n')},
"kinds": {
${versionLines.join(',\n')}
},
"nodes": [
${nodes.map((node) => JSON.stringify(node)).join(',\n')}
]
}
`;
}
