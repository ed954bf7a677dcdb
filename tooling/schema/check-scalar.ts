/**
 * Owns the checks of a value that is neither a map nor a list: its type, its range, its enum, pattern and format, as the API
 * server applies them to the JSON that the value becomes.
 */

import { nearest } from '../source/nearest.ts';
import type { Plain, Route } from '../source/node.ts';
import type { Catalogue, SchemaNode } from './catalogue.ts';
import type { SchemaFault } from './fault.ts';
import { fieldText, listText, patternText, scalarText, typeText, valueText } from './wording.ts';

type ScalarType = Exclude<NonNullable<SchemaNode['type']>, 'object' | 'array'>;

/** The first thing that is wrong; further ones would follow from it. */
export function checkScalar(
  value: Plain,
  node: SchemaNode & { readonly type: ScalarType },
  route: Route,
  nulls: Catalogue['nulls'],
): SchemaFault | undefined {
  const fault = (keyword: SchemaFault['keyword'], message: string): SchemaFault => ({
    route,
    at: 'value',
    keyword,
    message,
  });
  if (!hasType(value, node.type)) return fault('type', typeMessage(value, node.type, route));
  const range = rangeMessage(value, node, route);
  if (range !== undefined) return fault('range', range);
  // Kubernetes' own kinds take an empty text for a field that is not there; an entry of a list is there.
  const isAbsent = nulls === 'zero' && value === '' && typeof route.at(-1) !== 'number';
  if (node.enum !== undefined && !isAbsent && !node.enum.some((one) => one === value)) {
    return fault('enum', enumMessage(value, node.enum, route));
  }
  if (typeof value !== 'string') return undefined;
  if (node.pattern !== undefined && !compiled(node.pattern).test(value)) {
    return fault(
      'pattern',
      `${fieldText(route)} is ${scalarText(value)}, but ${patternText(node.pattern)} is expected.`,
    );
  }
  const expected = formatExpectation(value, node);
  return expected === undefined
    ? undefined
    : fault('format', `${fieldText(route)} is ${scalarText(value)}, but ${expected} is expected.`);
}

function hasType(value: Plain, type: ScalarType): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return isWhole(value);
    case 'number':
      return isNumber(value);
    case 'int-or-string':
      return typeof value === 'string' || isWhole(value);
    case 'quantity':
      return typeof value === 'string' || isNumber(value);
  }
}

function isNumber(value: Plain): boolean {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value));
}

/** JSON has one kind of number; the API server takes 3.0 for whole, but nothing beyond 64 bits, and no double beyond 53. */
function isWhole(value: Plain): boolean {
  if (typeof value === 'bigint') return BigInt.asIntN(64, value) === value;
  return typeof value === 'number' && Number.isSafeInteger(value);
}

function typeMessage(value: Plain, type: ScalarType, route: Route): string {
  const advice =
    type === 'string' && (typeof value === 'number' || typeof value === 'boolean') ? '; write it in quotes' : '';
  return `${fieldText(route)} is ${valueText(value)}, but ${typeText(type)} is expected${advice}.`;
}

function rangeMessage(value: Plain, node: SchemaNode, route: Route): string | undefined {
  if (typeof value !== 'number' && typeof value !== 'bigint') return undefined;
  const int32 = node.format === 'int32';
  const minimum = node.minimum ?? (int32 ? -(2 ** 31) : undefined);
  const maximum = node.maximum ?? (int32 ? 2 ** 31 - 1 : undefined);
  if (minimum !== undefined && value < minimum)
    return `${fieldText(route)} is ${value}, but at least ${minimum} is expected.`;
  if (maximum !== undefined && value > maximum)
    return `${fieldText(route)} is ${value}, but at most ${maximum} is expected.`;
  return undefined;
}

function enumMessage(value: Plain, allowed: readonly (string | number | boolean)[], route: Route): string {
  const found = `${fieldText(route)} is ${scalarText(value)}`;
  const named = allowed.filter((one) => one !== '');
  const [only, ...others] = named;
  if (only !== undefined && others.length === 0) return `${found}, but only \`${only}\` is allowed.`;
  const near = typeof value === 'string' ? nearest(value, allowed.map(String)) : undefined;
  // Some lists are long, such as the names of signals: then the nearest few say more than all.
  const listed = named.length > 12 ? `${listText(named.slice(0, 12))} and ${named.length - 12} more` : listText(named);
  return `${found}, expected one of ${listed}${near === undefined ? '.' : `; did you mean \`${near}\`?`}`;
}

/** What apimachinery's resource.Quantity reads, but for texts without a digit. */
const quantity = /^\s*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?\s*$/;
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function formatExpectation(value: string, { type, format }: SchemaNode): string | undefined {
  if (type === 'quantity') return quantity.test(value) ? undefined : typeText('quantity');
  if (format === 'date-time') return dateTime.test(value) ? undefined : 'a time such as `2026-01-31T12:00:00Z`';
  if (format === 'byte') return base64.test(value.replaceAll(/[\r\n]/g, '')) ? undefined : 'base64';
  return undefined;
}

const patterns = new Map<string, RegExp>();

/** Patterns are Go's; those of the catalogues mean the same in JavaScript. */
function compiled(pattern: string): RegExp {
  const known = patterns.get(pattern);
  if (known !== undefined) return known;
  const made = new RegExp(pattern);
  patterns.set(pattern, made);
  return made;
}
