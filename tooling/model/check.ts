/**
 * Owns checking an authored file against its schema: one mistake, one message, at its line and column. The schemas are compiled by
 * ajv; here its errors become sentences, and errors that follow from another are left out.
 */
import type { ErrorObject } from 'ajv';
import {
  keyOriginAt,
  nodeAt,
  type Origin,
  originAt,
  type Plain,
  type Route,
  toPlain,
  type YamlNode,
} from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { checkScalars } from './check-scalars.ts';
import { type Described, meantKey } from './suggest.ts';
import { type AuthoredKind, validatorFor } from './validators.ts';
import { expectedIn, missingField, oneOf, unindented, unknownKey, wrongChoice, wrongValue } from './wording.ts';

/** An error with what is needed to see whether another one says the same. */
interface Fault {
  readonly problem: Problem;
  /** Route of the map or value that ajv complains about. */
  readonly route: Route;
  readonly unknownKey?: string;
  readonly missingKey?: string;
  readonly schema: Described;
}

export function checkAuthored(kind: AuthoredKind, node: YamlNode): readonly Problem[] {
  const validate = validatorFor(kind);
  const faults = validate(forAjv(node)) ? [] : (validate.errors ?? []).flatMap((error) => explain(error, node) ?? []);
  const wrongKind = faults.find(({ route, missingKey }) => route.join() === 'kind' && missingKey === undefined);
  if (wrongKind !== undefined) return [wrongKind.problem];
  const problems = new Map<number, Problem>();
  for (const { problem } of withoutConsequences(faults, node)) {
    if (!problems.has(problem.origin.start)) problems.set(problem.origin.start, problem);
  }
  for (const problem of checkScalars(node)) problems.set(problem.origin.start, problem);
  return [...problems.values()].sort((a, b) => a.origin.start - b.origin.start);
}

/** ajv knows no `bigint`: `log.retention.bytes: 9223372036854775807` is a number to it, if only a near one. */
function forAjv(node: YamlNode): unknown {
  const plain = toPlain(node);
  return /[0-9_]{16}/.test(node.origin.file.text) ? nearNumbers(plain) : plain;
}

function nearNumbers(plain: Plain): unknown {
  if (typeof plain === 'bigint') return Number(plain);
  if (typeof plain !== 'object' || plain === null) return plain;
  if (Array.isArray(plain)) return (plain as readonly Plain[]).map(nearNumbers);
  const object: Record<string, unknown> = Object.create(null);
  for (const [key, value] of Object.entries(plain)) object[key] = nearNumbers(value);
  return object;
}

/** A key that was mistyped is missing, too; lines that are not indented leave their key empty. Both are one mistake. */
function withoutConsequences(faults: readonly Fault[], root: YamlNode): readonly Fault[] {
  const dropped = new Set<Fault>();
  const replaced = new Map<Fault, Problem>();
  for (const fault of faults) {
    const { route, unknownKey: key } = fault;
    if (key === undefined) continue;
    const meant = meantKey(key, Object.keys(fault.schema.properties ?? {}));
    for (const other of faults) {
      if (other.missingKey !== undefined && other.missingKey === meant && isSame(other.route, route))
        dropped.add(other);
      const name = other.route.at(-1);
      const isEmptyNeighbour =
        other.schema.properties !== undefined &&
        Object.hasOwn(other.schema.properties, key) &&
        isSame(other.route.slice(0, -1), route) &&
        isNull(nodeAt(root, other.route)) &&
        typeof name === 'string' &&
        isNext(nodeAt(root, route), name, key);
      if (!isEmptyNeighbour) continue;
      dropped.add(other);
      replaced.set(fault, { ...fault.problem, message: unindented(key, String(name)) });
    }
  }
  for (const fault of faults) {
    const key = fault.route.at(-1);
    const first = faults.find((other) => isNeighbourOf(other, fault, root));
    if (first === undefined || typeof key !== 'string') continue;
    dropped.add(first);
    replaced.set(fault, {
      ...fault.problem,
      message: unindented(key, String(first.route.at(-1))),
      origin: keyOriginAt(root, fault.route),
    });
  }
  return faults
    .filter((fault) => !dropped.has(fault))
    .map((fault) => ({ ...fault, problem: replaced.get(fault) ?? fault.problem }));
}

/** Of maps with any keys, such as topics by name: one that is empty, with its first field behind it as if that were another. */
function isNeighbourOf(first: Fault, { route, schema }: Fault, root: YamlNode): boolean {
  const [key, name] = [route.at(-1), first.route.at(-1)];
  return (
    typeof key === 'string' &&
    typeof name === 'string' &&
    first.schema === schema &&
    Object.hasOwn(schema.properties ?? {}, key) &&
    isSame(first.route.slice(0, -1), route.slice(0, -1)) &&
    isNull(nodeAt(root, first.route)) &&
    isNext(nodeAt(root, route.slice(0, -1)), name, key)
  );
}

function isSame(a: Route, b: Route): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}

function isNull(node: YamlNode | undefined): boolean {
  return node?.kind === 'scalar' && node.value === null;
}

function isNext(parent: YamlNode | undefined, first: string, second: string): boolean {
  const keys = parent?.kind === 'map' ? [...parent.entries.keys()] : [];
  return keys.includes(first) && keys[keys.indexOf(first) + 1] === second;
}

function explain(error: ErrorObject, root: YamlNode): Fault | undefined {
  const route = routeOf(error.instancePath, root);
  const schema = (error.parentSchema ?? {}) as Described;
  const value = error.data as Plain;
  const written = writtenAt(root, route);
  const fault = (message: string, origin = originAt(root, route)): Fault => ({
    problem: { id: 'authored-file', message, origin },
    route,
    schema,
  });
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(error.params['additionalProperty']);
      const message = unknownKey(key, route, schema.properties ?? {});
      return { ...fault(message, keyOriginAt(root, [...route, key])), unknownKey: key };
    }
    case 'required': {
      const key = String(error.params['missingProperty']);
      const expected = expectedIn(key, schema);
      const field = schema.properties?.[key];
      const description = field?.const === undefined ? field?.description : undefined;
      return { ...fault(missingField([...route, key], expected, description), placeOf(root, route)), missingKey: key };
    }
    case 'discriminator': {
      const field = schema.discriminator?.propertyName ?? 'type';
      const values = (schema.oneOf ?? []).map((shape) => String(shape.properties?.[field]?.const));
      const below = [...route, field];
      if (error.params['tagValue'] === undefined)
        return fault(missingField(below, oneOf(values)), placeOf(root, route));
      const message = wrongChoice(below, error.params['tagValue'] as Plain, writtenAt(root, below), values);
      return fault(message, originAt(root, below));
    }
    case 'enum':
      return fault(wrongChoice(route, value, written, (schema.enum ?? []).map(String)));
    case 'const':
      return fault(wrongChoice(route, value, written, [String(schema.const)]));
    case 'oneOf':
      return undefined; // the discriminator has said it already
    default:
      if (schema.enum !== undefined) return fault(wrongChoice(route, value, written, schema.enum.map(String)));
      return fault(wrongValue(route, value, written, schema), placeOf(root, route));
  }
}

/** A map or list is shown at its key, a value where it stands. */
function placeOf(root: YamlNode, route: Route): Origin {
  const node = nodeAt(root, route);
  return node?.kind === 'scalar' ? originAt(root, route) : keyOriginAt(root, route);
}

/** A plain scalar as it stands in the file: `1.30` is the number 1.3. */
function writtenAt(root: YamlNode, route: Route): string | undefined {
  const node = nodeAt(root, route);
  if (node?.kind !== 'scalar') return undefined;
  const { file, start, end } = node.origin;
  return file.text.slice(start, end);
}

/** ajv writes places as JSON pointers; the tree tells which of their parts are indices. */
function routeOf(pointer: string, root: YamlNode): Route {
  const route: (string | number)[] = [];
  let node: YamlNode | undefined = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const step: string | number = node?.kind === 'list' ? Number(key) : key;
    route.push(step);
    node = node === undefined ? undefined : nodeAt(node, [step]);
  }
  return route;
}
