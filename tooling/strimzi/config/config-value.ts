/**
 * Owns whether the operator takes the value of a setting, as it looks at it before it changes anything. Source: Strimzi 0.45.2 and 1.2.0,
 * `OrderedProperties.addIterablePairs` and `ConfigModel.validate`: Java's own reading of numbers, letter by letter for words.
 */
import type { Plain } from '../../source/node.ts';
import { isSince, type StrimziRelease } from '../releases.ts';
import type { Definition } from './kafka-configs.ts';
import { protocolsOf } from './kafka-protocols.ts';

/** A value as it gets into a properties file; undefined for what the operator refuses whatever the setting. */
export function configText(value: Plain): string | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return value >= -(2n ** 63n) && value < 2n ** 63n ? String(value) : undefined;
  return typeof value === 'number' ? String(value) : undefined;
}

/**
 * What a setting wants instead of a text; undefined where the text is taken.
 *
 * @param version of Kafka
 * @param release of the operator, where it is the one to judge: from 0.51 on it takes no list with nothing between commas or a name twice
 */
export function expectedInstead(
  text: string,
  definition: Definition,
  version: string,
  release?: Pick<StrimziRelease, 'release'>,
): string | undefined {
  const { type, pattern } = definition;
  switch (type) {
    case 'boolean':
      return text === 'true' || text === 'false' ? undefined : '`true` or `false`';
    case 'int':
    case 'short':
    case 'long':
      return isWhole(text, type) && inRange(text, definition) && fits(text, pattern)
        ? undefined
        : numberExpected(definition, isWhole(text, 'huge') && !isWhole(text, type) ? type : undefined);
    case 'double':
      return isDouble(text) && inRange(text, definition) ? undefined : numberExpected(definition);
    case 'list':
      return listExpected(text, definition, release);
    case 'string':
      return textExpected(text, definition, version);
    case 'class':
    case 'password':
      return undefined;
  }
}

const widths = { short: 15n, int: 31n, long: 63n, huge: 200n } as const;

/** `Integer.parseInt` and its kin: no spaces, no fraction, no exponent. */
function isWhole(text: string, type: keyof typeof widths): boolean {
  if (!/^[+-]?[0-9]{1,40}$/.test(text)) return false;
  const value = BigInt(text.replace(/^\+/, ''));
  return value >= -(2n ** widths[type]) && value < 2n ** widths[type];
}

function isDouble(text: string): boolean {
  return /^\s*[+-]?(?:NaN|Infinity|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[dDfF]?)\s*$/.test(text);
}

function inRange(text: string, { minimum, maximum }: Definition): boolean {
  const value = Number(text.trim().replace(/[dDfF]$/, ''));
  return !(minimum !== undefined && value < minimum) && !(maximum !== undefined && value > maximum);
}

function fits(text: string, pattern: string | undefined): boolean {
  return pattern === undefined || new RegExp(`^(?:${pattern})$`).test(text);
}

/** @param tooLong the type that a whole number may not fit into; its greatest is then named */
function numberExpected({ type, minimum, ...rest }: Definition, tooLong?: 'short' | 'int' | 'long'): string {
  const {
    pattern,
    maximum = tooLong === undefined || tooLong === 'long' ? undefined : Number(2n ** widths[tooLong] - 1n),
  } = rest;
  const kind = type === 'double' ? 'a number' : 'a whole number';
  if (pattern !== undefined) return pattern === '[1-9]|-1' ? '1 to 9, or -1' : `${kind} of 1 or more, or -1`;
  if (minimum !== undefined && maximum !== undefined) return `${kind} from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `${kind} of ${minimum} or more`;
  return maximum === undefined ? kind : `${kind} of ${maximum} at most`;
}

function listExpected(
  text: string,
  definition: Definition,
  release: Pick<StrimziRelease, 'release'> | undefined,
): string | undefined {
  const { items, distinct = false, filled = false } = definition;
  const isStrict = release !== undefined && isSince(release, '0.51');
  // Kafka reads no text as a list of nothing; the operator reads it as one empty item, and looks only at lists of choices up to 0.50.
  if (text.trim() === '' && release === undefined) return filled ? 'a list that is not empty' : undefined;
  const given = text.trim().split(/ *, */);
  if (items !== undefined && !given.every((item) => items.includes(item))) return `a list of ${quoted(items, 'and')}`;
  if (isStrict && given.includes('')) return 'a list with something between all commas';
  const isRepeating = new Set(given).size < given.length;
  return isRepeating && (isStrict || distinct) ? 'a list that has nothing twice' : undefined;
}

function textExpected(text: string, { values, anyCase, filled, isProtocol }: Definition, version: string) {
  if (values !== undefined && !values.includes(text)) return quoted(values, 'or');
  if (anyCase !== undefined && !anyCase.includes(text.toUpperCase())) return quoted(anyCase, 'or');
  if (filled === true && text === '') return 'text that is not empty';
  if (isProtocol === true && !isProtocolVersion(text, version))
    return `a version such as \`${version.replace(/\.[0-9]+$/, '')}\``;
  return undefined;
}

/** `3.9`, `3.9.2` and `3.9-IV0` name one protocol. */
export function isProtocolVersion(text: string, version: string): boolean {
  return protocolsOf(version).some((protocol) => {
    const [short = ''] = protocol.split('-');
    return text === protocol || (text.startsWith(short) && /^(?:\.[0-9]+)*$/.test(text.slice(short.length)));
  });
}

function quoted(words: readonly string[], conjunction: 'and' | 'or'): string {
  const [last, ...rest] = words.map((word) => `\`${word}\``).reverse();
  return rest.length === 0 ? `${last}` : `${rest.reverse().join(', ')} ${conjunction} ${last}`;
}
