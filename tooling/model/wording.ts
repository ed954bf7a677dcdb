/**
 * Owns the sentences about fields of authored files: what is wrong, the value as it was written, what is expected, and the nearest
 * thing that would be right.
 */
import { completion, nearest } from '../source/nearest.ts';
import type { Plain, Route } from '../source/node.ts';
import { either, shorten } from '../source/show.ts';
import { type Described, meantKey, suggest } from './suggest.ts';

/** `kafka.listeners[0].port`, as messages name a field. */
export function nameOf(route: Route): string {
  const text = route
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${shorten(step, 40)}`))
    .join('');
  return shorten(text, 120);
}

export function unknownKey(key: string, route: Route, known: Readonly<Record<string, Described>>): string {
  const where = route.length === 0 ? 'here' : `in \`${nameOf(route)}\``;
  const names = Object.keys(known);
  const unknown = `\`${shorten(key)}\` is not known ${where}`;
  const glued = /^([\w.-]+):(\S+)$/.exec(key);
  if (glued?.[1] !== undefined && names.includes(glued[1]))
    return `A space is missing behind the colon of \`${shorten(key)}\`; write \`${glued[1]}: ${shorten(glued[2] ?? '')}\`.`;
  const meant = meantKey(key, names);
  if (meant !== undefined) return `${unknown}; did you mean \`${meant}\`?`;
  const homes = names.filter((name) => Object.hasOwn(known[name]?.properties ?? {}, key));
  if (homes.length > 0) return `${unknown}; it belongs in ${either(homes)}.`;
  // No field has a dot in its name, and the settings of the servers do.
  if (key.includes('.') && names.includes('config')) return `${unknown}; settings of the server belong in \`config\`.`;
  return `${unknown}; known are ${names.map((name) => `\`${name}\``).join(', ')}.`;
}

/** @param expected what would be right, as {@link expectedIn} says it. */
export function missingField(route: Route, expected: string | undefined, description?: string): string {
  const what = description === undefined ? '' : ` (${inSentence(description)})`;
  return `\`${nameOf(route)}\` is missing${what}; ${expected === undefined ? 'add it' : `expected ${expected}`}.`;
}

/** The first words of a description, to stand in the middle of a sentence. */
function inSentence(description: string): string {
  const [first = ''] = description.replace(/\.$/, '').split(/[:;,]|\. /);
  return /^[A-Z][a-z]/.test(first) && !/^(?:Secret|Kafka|ZooKeeper|Prometheus|Alertmanager)/.test(first)
    ? first.charAt(0).toLowerCase() + first.slice(1)
    : first;
}

export function unindented(key: string, parent: string): string {
  return `\`${key}\` stands at the same depth as \`${parent}\`, which it belongs in; indent it and the lines like it by two spaces.`;
}

/** What a field of a map must be, in the words of its schema. */
export function expectedIn(key: string, schema: Described): string | undefined {
  const field = schema.properties?.[key];
  if (field !== undefined) {
    if (field.const !== undefined) return `\`${key}: ${field.const}\``;
    return field.enum === undefined ? (field.expected ?? typeNames(field.type)) : oneOf(field.enum.map(String));
  }
  const values = (schema.oneOf ?? []).map((shape) => shape.properties?.[key]?.const);
  return values.length === 0 || values.includes(undefined) ? undefined : oneOf(values.map(String));
}

/** `a`, or one of several. */
export function oneOf(allowed: readonly string[]): string {
  return allowed.length === 1 ? `\`${allowed[0]}\`` : `one of ${allowed.map((one) => `\`${one}\``).join(', ')}`;
}

export function wrongChoice(
  route: Route,
  value: Plain,
  written: string | undefined,
  allowed: readonly string[],
): string {
  const near = typeof value === 'string' ? (nearest(value, allowed) ?? completion(value, allowed)) : undefined;
  const hint = near === undefined || allowed.length === 1 ? '.' : `; did you mean \`${near}\`?`;
  return `\`${nameOf(route)}\` is ${show(value, written)}; expected ${oneOf(allowed)}${hint}`;
}
/** A value of the wrong type, out of range, or not of the shape that is expected. */
export function wrongValue(route: Route, value: Plain, written: string | undefined, schema: Described): string {
  const name = nameOf(route);
  const expected = schema.expected ?? typeNames(schema.type);
  const plain = shorten(written ?? '');
  if (Array.isArray(value) && schema.minItems !== undefined)
    return `\`${name}\` is empty; expected ${schema.expected ?? `at least ${schema.minItems} entries`}.`;
  if (schema.type === 'string' && typeof value !== 'string' && written !== undefined && value !== null) {
    const fits = schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(written);
    if (typeof value === 'number' && fits && String(value) !== written)
      return `\`${name}\` is \`${plain}\`, which is the number ${value} without quotes; write \`"${plain}"\`.`;
    if (fits)
      return `\`${name}\` is \`${plain}\`, which is ${typeof value === 'boolean' ? 'a boolean' : 'a number'}; put it in quotes: \`"${plain}"\`.`;
  }
  if (typeof value === 'string' && written !== undefined && /\n\s*- /.test(written))
    return `\`${name}\` goes on over several lines, as the dashes do not stand below each other; line them up.`;
  if (schema.type === 'array' && typeof value === 'string' && /^-\S/.test(value))
    return `A space is missing behind the dash of \`${shorten(value)}\`; write \`- ${shorten(value.slice(1))}\`.`;
  if (schema.type === 'object' && typeof value === 'string') {
    const key = /^[\w.-]+/.exec(value)?.[0] ?? '';
    if (Object.hasOwn(schema.properties ?? {}, key))
      return `\`${name}\` is ${show(value, written)}; a ${value[key.length] === ':' ? 'space is missing behind the colon of' : 'colon is missing behind'} \`${key}\`.`;
  }
  const guess = suggest(value, schema, written ?? '');
  const hint = guess === undefined || guess === written ? '.' : `; did you mean \`${guess}\`?`;
  return `\`${name}\` is ${show(value, written)}; expected ${expected}${hint}`;
}

/** How a value is quoted in a message: as it was written, short, and so that text and numbers can be told apart. */
export function show(value: Plain | undefined, written?: string): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value !== 'string') return `\`${shorten(written ?? String(value))}\``;
  if (value === '') return 'the empty text `""`';
  // YAML makes a time of a day.
  if (written !== undefined && value.startsWith(written) && /T00:00:00Z$/.test(value)) return `\`${shorten(written)}\``;
  return looksLikeAnother(value) ? `the text \`"${shorten(value)}"\`` : `\`${shorten(value)}\``;
}

function looksLikeAnother(text: string): boolean {
  return /^(true|false|yes|no|on|off|null|~|[-+.0-9eE_]+)$/i.test(text) || text.trim() === '';
}

const words: Readonly<Record<string, string>> = {
  object: '`key: value` lines',
  array: 'a list, with a dash before each entry',
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: '`true` or `false`',
};

function typeNames(type: string | readonly string[] | undefined): string {
  const types = typeof type === 'string' ? [type] : (type ?? []);
  return types.map((one) => words[one] ?? one).join(' or ') || 'something else';
}
