/**
 * Owns writing YAML, at one call site: the same tree gives the same bytes on every machine, and text that any reader could take for
 * something else (`yes`, `on`, a date, `0440`, `1_000`) is quoted. js-yaml's presenter quotes for YAML 1.1 and 1.2 alike; it is
 * handed the tree itself, so that keys keep their order even where they look like numbers.
 */
import { COLLECTION_STYLE, DUMP_SCHEMA, type Node, present, SCALAR_STYLE, type ScalarNode } from 'js-yaml';
import type { Plain, ScalarValue, YamlNode } from './node.ts';
import { resolvePlainScalar } from './scalar.ts';

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
  const isWhole = typeof value === 'number' && /^-?[0-9]+$/.test(String(value));
  const tag = `tag:yaml.org,2002:${isWhole ? 'int' : kind}`;
  if (typeof value === 'string') return { kind: 'scalar', tag, tagged: false, style: styleFor(value), value };
  return { kind: 'scalar', tag, tagged: false, style: SCALAR_STYLE.PLAIN, value: textOf(value) };
}

/** YAML 1.1 takes a float with an exponent for text unless it has a point: `1e+21` is written `1.0e+21`. */
function textOf(value: Exclude<ScalarValue, string>): string {
  return String(value).replace(/^(-?[0-9]+)e/, '$1.0e');
}

/** `.`, `e5`, `_1`: some readers of YAML 1.1 take these for numbers, and even for none at all. */
const almostNumber = /^[-+]?[0-9_]*\.?[0-9_]*(?:[eE][-+]?[0-9]+)?$/;
/** As a block, these would need a mark that readers disagree on, or leave a line `...` behind. */
const needsEscapes = /^\n* .*\n|^\n|\n\n$/;
const separator = /^(?:---|\.\.\.)(?:\s|$)/;

/** What the presenter, which may quote more, does not know: how Go reads plain text, and which texts end or split a document. */
function styleFor(text: string): ScalarNode['style'] {
  if (needsEscapes.test(text)) return SCALAR_STYLE.DOUBLE_QUOTED;
  if (separator.test(text) || almostNumber.test(text)) return SCALAR_STYLE.SINGLE_QUOTED;
  return resolvePlainScalar(text) === text ? SCALAR_STYLE.PLAIN : SCALAR_STYLE.SINGLE_QUOTED;
}
