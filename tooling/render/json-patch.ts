/**
 * Owns JSON patches (RFC 6902) as the library that kustomize uses applies them (evanphx/json-patch v4), on trees that keep their
 * origins: what a patch adds points into the patch.
 */
import { list, map, type Origin, scalar, type YamlList, type YamlMap, type YamlNode } from '../source/node.ts';
import { checkYaml11 } from './documents.ts';
import { withEntry, withoutField } from './edit.ts';
import { checkFields, readText } from './fields.ts';
import { isSameJson } from './go-json.ts';
import { checkText } from './printable.ts';
import { refuse } from './refuse.ts';
import { describe } from './resource.ts';
import { sliceOf } from './written.ts';

export interface Operation {
  readonly op: 'add' | 'remove' | 'replace' | 'test' | 'move' | 'copy';
  readonly path: readonly string[];
  readonly from: readonly string[] | undefined;
  readonly value: YamlNode | undefined;
  /** Where the key `value` stands: the key of a field that is added. */
  readonly valueKey: Origin | undefined;
  readonly pathOrigin: Origin;
}

export type JsonPatch = readonly Operation[];

const operations = new Set(['add', 'remove', 'replace', 'test', 'move', 'copy']);

export function readJsonPatch(node: YamlList): JsonPatch {
  checkYaml11(node);
  const isJson = sliceOf(node.origin).startsWith('[');
  return node.items.map((item) =>
    item.kind === 'map'
      ? readOperation(item, isJson)
      : refuse(`An operation of a JSON patch must be a map, found ${describe(item)}.`, item.origin),
  );
}

function readOperation(node: YamlMap, isJson: boolean): Operation {
  checkFields(node, 'An operation of a JSON patch', { op: true, path: true, from: true, value: true });
  const op =
    readText(node, 'op') ??
    refuse('This operation has no `op`; write `add`, `remove`, `replace`, `test`, `move` or `copy`.', node.origin);
  if (!operations.has(op.value))
    refuse(
      `\`op\` is \`${op.value}\`; write \`add\`, \`remove\`, \`replace\`, \`test\`, \`move\` or \`copy\`.`,
      op.origin,
    );
  const name = op.value as Operation['op'];
  const path = readText(node, 'path') ?? refuse('This operation has no `path`.', node.origin);
  const from = readText(node, 'from');
  const needsFrom = name === 'move' || name === 'copy';
  if (needsFrom && from === undefined) refuse(`The operation \`${name}\` needs a \`from\`.`, node.origin);
  const value = node.entries.get('value');
  if (value === undefined && (name === 'add' || name === 'replace' || name === 'test'))
    refuse(`The operation \`${name}\` needs a \`value\`.`, node.origin);
  if (name === 'test' && isJson && value !== undefined) checkTestValue(value.value);
  const route = parsePointer(path.value, path.origin);
  const source = from === undefined ? undefined : parsePointer(from.value, from.origin);
  // Kustomize keeps its own notes among the annotations while it works: whoever looks at all of them at once sees those.
  for (const seen of [name === 'test' ? route : undefined, needsFrom ? source : undefined]) {
    if (seen !== undefined && 'metadata/annotations'.startsWith(seen.join('/')))
      refuse(
        `\`${name}\` on all of \`/${seen.join('/')}\` sees annotations of kustomize's own; name a field below it.`,
        (needsFrom ? from : path)?.origin ?? path.origin,
      );
  }
  return { op: name, path: route, from: source, value: value?.value, valueKey: value?.key, pathOrigin: path.origin };
}

/** `test` compares the text of JSON: a patch written as JSON is compared as it is written. */
function checkTestValue(value: YamlNode): void {
  if (
    value.kind === 'scalar' &&
    (typeof value.value !== 'string' || !/[<>&\u2028\u2029]/.test(value.value)) &&
    !(typeof value.value === 'number' && sliceOf(value.origin) !== String(value.value))
  )
    return;
  refuse('`test` in a patch written as JSON compares the text itself; write the patch as YAML.', value.origin);
}

function parsePointer(text: string, origin: Origin): readonly string[] {
  if (text === '') refuse('A path may not be the whole object; write where in it, such as `/spec/replicas`.', origin);
  if (!text.startsWith('/')) refuse(`The path \`${text}\` must begin with \`/\`.`, origin);
  return text
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

export function applyJsonPatch(node: YamlMap, patch: JsonPatch): YamlMap {
  let result: YamlNode = node;
  for (const operation of patch) result = applyOne(result, operation);
  return result as YamlMap;
}

function applyOne(root: YamlNode, operation: Operation): YamlNode {
  const { op, path, from, value } = operation;
  switch (op) {
    case 'add':
      return change(root, path, operation, (at, key) => add(at, key, newValue(operation), operation));
    case 'remove':
      return change(root, path, operation, (at, key) => remove(at, key, operation));
    case 'replace':
      return change(root, path, operation, (at, key) => replace(at, key, newValue(operation), operation));
    case 'test':
      change(root, path, operation, (at, key) => {
        const found = childOf(at, key, operation) ?? scalar(null, operation.pathOrigin);
        if (!isSameJson(found, value ?? found))
          refuse(`The test of \`/${path.join('/')}\` failed: it is ${describe(found)} there.`, operation.pathOrigin);
        return at;
      });
      return root;
    default: {
      let found: YamlNode | undefined;
      const source = from ?? [];
      const taken = change(root, source, operation, (at, key) => {
        found = childOf(at, key, operation);
        return op === 'move' ? remove(at, key, operation) : at;
      });
      const moved =
        found ?? refuse(`\`${op}\` finds nothing at \`/${source.join('/')}\`; correct \`from\`.`, operation.pathOrigin);
      return change(taken, path, operation, (at, key) => add(at, key, moved, operation));
    }
  }
}

function newValue(operation: Operation): YamlNode {
  return operation.value ?? scalar(null, operation.pathOrigin);
}

/** Changes the map or list that holds the last step of a path; every step before it must exist. */
function change(
  node: YamlNode,
  path: readonly string[],
  operation: Operation,
  apply: (at: YamlMap | YamlList, key: string) => YamlNode,
  depth = 0,
): YamlNode {
  if (node.kind === 'scalar') return missing(path, depth, operation);
  const key = path[depth] ?? '';
  if (depth === path.length - 1) return apply(node, key);
  const index = indexIn(key) ?? -1;
  const child = node.kind === 'map' ? node.entries.get(key)?.value : node.items[index];
  if (child === undefined) return missing(path, depth + 1, operation);
  const changed = change(child, path, operation, apply, depth + 1);
  if (changed === child) return node;
  if (node.kind === 'list')
    return list(
      node.items.map((item, at) => (at === index ? changed : item)),
      node.origin,
    );
  return withEntry(node, key, { key: node.entries.get(key)?.key ?? operation.pathOrigin, value: changed });
}

function missing(path: readonly string[], depth: number, operation: Operation): never {
  return refuse(
    `The patch needs \`/${path.slice(0, depth).join('/')}\`, which is not a map or list in this object; add it first, or correct the path.`,
    operation.pathOrigin,
  );
}

function indexIn(key: string): number | undefined {
  return /^(?:0|[1-9][0-9]*)$/.test(key) ? Number(key) : undefined;
}

function indexOf(node: YamlList, key: string, limit: number, operation: Operation): number {
  const index = indexIn(key);
  if (index === undefined)
    return refuse(
      `\`${key}\` is not a position in a list; write a number${operation.op === 'add' ? ' or `-` for the end' : ''}.`,
      operation.pathOrigin,
    );
  if (index >= limit)
    refuse(
      `Position ${index} is beyond the end of the list, which has ${node.items.length} item${node.items.length === 1 ? '' : 's'}.`,
      operation.pathOrigin,
    );
  return index;
}

function childOf(node: YamlMap | YamlList, key: string, operation: Operation): YamlNode | undefined {
  return node.kind === 'map'
    ? node.entries.get(key)?.value
    : node.items[indexOf(node, key, node.items.length, operation)];
}

function add(node: YamlMap | YamlList, key: string, value: YamlNode, operation: Operation): YamlNode {
  if (node.kind === 'map') return withEntry(node, key, { key: operation.valueKey ?? operation.pathOrigin, value });
  const at = key === '-' ? node.items.length : indexOf(node, key, node.items.length + 1, operation);
  return list([...node.items.slice(0, at), value, ...node.items.slice(at)], node.origin);
}

function remove(node: YamlMap | YamlList, key: string, operation: Operation): YamlNode {
  if (node.kind === 'map') {
    if (!node.entries.has(key))
      refuse(
        `The patch removes \`/${operation.path.join('/')}\`, which this object does not have; delete the operation.`,
        operation.pathOrigin,
      );
    return withoutField(node, key);
  }
  const at = indexOf(node, key, node.items.length, operation);
  return list(
    node.items.filter((_, index) => index !== at),
    node.origin,
  );
}

/** On a map this sets a field that is not there, too: the library does not look (`partialDoc.get` never fails). */
function replace(node: YamlMap | YamlList, key: string, value: YamlNode, operation: Operation): YamlNode {
  if (node.kind === 'map') return withEntry(node, key, { key: operation.valueKey ?? operation.pathOrigin, value });
  const at = indexOf(node, key, node.items.length, operation);
  return list(
    node.items.map((item, index) => (index === at ? value : item)),
    node.origin,
  );
}

const afterJson = new WeakMap<YamlNode, YamlNode>();

/** The tree after kustomize took it through JSON for a patch: integers are doubles then, so large ones lose digits. */
export function throughJson(node: YamlNode, toDouble: (value: bigint) => number | bigint): YamlNode {
  if (node.kind === 'scalar') {
    if (typeof node.value === 'string') checkText(node.value, node.origin);
    return typeof node.value === 'bigint' ? scalar(toDouble(node.value), node.origin) : node;
  }
  const known = afterJson.get(node);
  if (known !== undefined) return known;
  const result = node.kind === 'list' ? listThroughJson(node, toDouble) : mapThroughJson(node, toDouble);
  afterJson.set(node, result);
  return result;
}

function listThroughJson(node: YamlList, toDouble: (value: bigint) => number | bigint): YamlList {
  const items = node.items.map((item) => throughJson(item, toDouble));
  return items.some((item, at) => item !== node.items[at]) ? list(items, node.origin) : node;
}

function mapThroughJson(node: YamlMap, toDouble: (value: bigint) => number | bigint): YamlMap {
  let result = node;
  for (const [name, entry] of node.entries) {
    const value = throughJson(entry.value, toDouble);
    if (value !== entry.value) result = withEntry(result, name, { key: entry.key, value });
  }
  return result === node ? node : map(result.entries, node.origin);
}
