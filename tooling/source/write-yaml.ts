/**
 * Owns writing YAML, at one call site: the same tree gives the same bytes on every machine, and text that any reader could take for
 * something else (`yes`, `on`, a date, `0440`, `1_000`) is quoted. js-yaml's presenter quotes for YAML 1.1 and 1.2 alike; it is
 * handed the tree itself, so that keys keep their order even where they look like numbers.
 */
import { COLLECTION_STYLE, DUMP_SCHEMA, type Node, present, SCALAR_STYLE, type ScalarNode } from 'js-yaml';
import type { Plain, ScalarValue, YamlNode } from './node.ts';

/** One document, in block style, ending in a newline. */
export function writeYaml(node: YamlNode): string {
  return presentOne(fromNode(node));
}

/** The same for data that comes from no file. */
export function writePlain(plain: Plain): string {
  return presentOne(fromData(plain));
}

const options = { schema: DUMP_SCHEMA, lineWidth: -1 } as const;

function presentOne(contents: Node): string {
  return present([{ contents, directives: [] }], options);
}

function fromNode(node: YamlNode): Node {
  if (node.kind === 'scalar') return fromScalar(node.value);
  if (node.kind === 'list') return sequence(node.items.map(fromNode));
  return mapping([...node.entries].map(([key, entry]) => ({ key: fromScalar(key), value: fromNode(entry.value) })));
}

function fromData(plain: Plain): Node {
  if (Array.isArray(plain)) return sequence((plain as readonly Plain[]).map(fromData));
  if (typeof plain !== 'object' || plain === null) return fromScalar(plain as ScalarValue);
  return mapping(Object.entries(plain).map(([key, value]) => ({ key: fromScalar(key), value: fromData(value) })));
}

function sequence(items: Node[]): Node {
  return { kind: 'sequence', tag: 'tag:yaml.org,2002:seq', tagged: false, style: COLLECTION_STYLE.BLOCK, items };
}

function mapping(items: { key: Node; value: Node }[]): Node {
  return { kind: 'mapping', tag: 'tag:yaml.org,2002:map', tagged: false, style: COLLECTION_STYLE.BLOCK, items };
}

const tags = { string: 'str', number: 'float', bigint: 'int', boolean: 'bool' } as const;

function fromScalar(value: ScalarValue): ScalarNode {
  const kind = value === null ? 'null' : tags[typeof value as keyof typeof tags];
  const tag = `tag:yaml.org,2002:${kind === 'float' && Number.isSafeInteger(value) ? 'int' : kind}`;
  return { kind: 'scalar', tag, tagged: false, style: SCALAR_STYLE.PLAIN, value: String(value) };
}
