/**
 * Owns checking an authored file against its schema: one mistake, one message, at its line and column. The schemas are compiled by
 * ajv; here its errors are turned into sentences.
 */
import type { ErrorObject } from 'ajv';
import { distance } from 'fastest-levenshtein';
import { keyOriginAt, originAt, type Plain, type Route, toPlain, type YamlNode } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { type AuthoredKind, validatorFor } from './validators.ts';

/** Parts of a schema that messages quote; ajv hands them over because it compiles with `verbose`. */
interface Described {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly expected?: string;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly { readonly properties?: Readonly<Record<string, { readonly const?: unknown }>> }[];
  readonly discriminator?: { readonly propertyName: string };
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly minItems?: number;
}

export function checkAuthored(kind: AuthoredKind, node: YamlNode): readonly Problem[] {
  const validate = validatorFor(kind);
  if (validate(toPlain(node))) return [];
  const problems = new Map<string, Problem>();
  for (const error of validate.errors ?? []) {
    const problem = explain(error, node);
    if (problem === undefined) continue;
    const place = `${problem.origin.start}`;
    if (!problems.has(place)) problems.set(place, problem);
  }
  return [...problems.values()];
}

function explain(error: ErrorObject, root: YamlNode): Problem | undefined {
  const route = routeOf(error.instancePath, root);
  const schema = (error.parentSchema ?? {}) as Described;
  const at = (message: string, origin = originAt(root, route)): Problem => ({ id: 'authored-file', message, origin });
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(error.params['additionalProperty']);
      return at(unknownKey(key, route, Object.keys(schema.properties ?? {})), keyOriginAt(root, [...route, key]));
    }
    case 'required': {
      const key = String(error.params['missingProperty']);
      return at(`\`${nameOf([...route, key])}\` is missing.`, keyOriginAt(root, route));
    }
    case 'discriminator': {
      const field = schema.discriminator?.propertyName ?? 'type';
      const values = (schema.oneOf ?? []).map((shape) => String(shape.properties?.[field]?.const));
      return at(
        wrongChoice([...route, field], error.params['tagValue'] as Plain, values),
        originAt(root, [...route, field]),
      );
    }
    case 'enum':
      return at(wrongChoice(route, error.data as Plain, (schema.enum ?? []).map(String)));
    case 'const':
      return at(wrongChoice(route, error.data as Plain, [String(schema.const)]));
    case 'oneOf':
      return undefined; // the discriminator has said it already
    case 'minItems':
      return at(
        `\`${nameOf(route)}\` is empty; expected ${schema.expected ?? `at least ${schema.minItems} entries`}.`,
        keyOriginAt(root, route),
      );
    default:
      return at(
        `\`${nameOf(route)}\` is ${show(error.data as Plain)}; expected ${schema.expected ?? typeNames(schema.type)}.`,
      );
  }
}

function unknownKey(key: string, route: Route, known: readonly string[]): string {
  const where = route.length === 0 ? 'here' : `in \`${nameOf(route)}\``;
  const near = nearest(key, known);
  if (near !== undefined) return `\`${key}\` is not known ${where}; did you mean \`${near}\`?`;
  return `\`${key}\` is not known ${where}; known are ${known.map((name) => `\`${name}\``).join(', ')}.`;
}

function wrongChoice(route: Route, value: Plain, allowed: readonly string[]): string {
  const near = typeof value === 'string' ? nearest(value, allowed) : undefined;
  const choice = allowed.length === 1 ? `\`${allowed[0]}\`` : `one of ${allowed.map((one) => `\`${one}\``).join(', ')}`;
  const hint = near === undefined || allowed.length === 1 ? '' : `; did you mean \`${near}\`?`;
  return `\`${nameOf(route)}\` is ${show(value)}; expected ${choice}${hint === '' ? '.' : hint}`;
}

/** The candidate a slip of the keyboard away, or the same but for case and dashes. */
export function nearest(value: string, candidates: readonly string[]): string | undefined {
  const fold = (text: string): string => text.toLowerCase().replaceAll(/[-_.\s]/g, '');
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(value.length / 3)) + 1;
  for (const candidate of candidates) {
    const far = fold(candidate) === fold(value) ? 0 : distance(value, candidate);
    if (far < bestDistance) {
      best = candidate;
      bestDistance = far;
    }
  }
  return best;
}

/** How a value is quoted in a message: short, and so that text and numbers can be told apart. */
export function show(value: Plain | undefined): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') {
    const short = value.length > 60 ? `${value.slice(0, 57)}…` : value;
    return looksLikeAnother(value) ? `the text "${short}"` : `\`${short.replaceAll('\n', '⏎')}\``;
  }
  return `\`${value}\``;
}

function looksLikeAnother(text: string): boolean {
  return text === '' || /^(true|false|yes|no|on|off|null|[-+.0-9eE_]+)$/i.test(text);
}

const words: Readonly<Record<string, string>> = {
  object: 'a map',
  array: 'a list',
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: '`true` or `false`',
};

function typeNames(type: string | readonly string[] | undefined): string {
  const types = typeof type === 'string' ? [type] : (type ?? []);
  return types.map((one) => words[one] ?? one).join(' or ') || 'something else';
}

/** `kafka.listeners[0].port`; a list item with a name is called by it. */
export function nameOf(route: Route): string {
  return route
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}

/** ajv writes places as JSON pointers; the tree tells which of their parts are indices. */
function routeOf(pointer: string, root: YamlNode): Route {
  const route: (string | number)[] = [];
  let node: YamlNode | undefined = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const step: string | number = node?.kind === 'list' ? Number(key) : key;
    route.push(step);
    node =
      node?.kind === 'list' ? node.items[Number(key)] : node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
  }
  return route;
}
