/**
 * Owns how routes, values and expectations are put into words: `spec.kafka.listeners[0].port`, `"3" (text)`, `a whole number`.
 */
import type { Plain, Route } from '../source/node.ts';
import type { SchemaNode } from './catalogue.ts';

/** A route as people write it; keys that are no plain words stand in brackets and quotes. */
export function routeText(route: Route): string {
  let text = '';
  for (const step of route) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (!/^[\w-]+$/.test(step)) text += `[${JSON.stringify(step)}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}

/** `Field X` with X in backticks. */
export function fieldText(route: Route): string {
  return `Field \`${routeText(route)}\``;
}

/** A value with what it is, for messages about types. */
export function valueText(value: Plain): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return `${JSON.stringify(shortened(value))} (text)`;
  if (typeof value === 'boolean') return `${value} (a boolean)`;
  return `${value} (a number)`;
}

/** A scalar as it would stand in YAML, for messages about which one. */
export function scalarText(value: Plain): string {
  return typeof value === 'string' && value !== '' ? `\`${shortened(value)}\`` : JSON.stringify(value, numberAsText);
}

function numberAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

export function listText(names: readonly (string | number | boolean)[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

const typeTexts = {
  object: 'a map',
  array: 'a list',
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: '`true` or `false`',
  'int-or-string': 'a whole number or text',
  quantity: 'a quantity such as `500m` or `2Gi`',
} as const;

export function typeText(type: NonNullable<SchemaNode['type']>): string {
  return typeTexts[type];
}

/** What a pattern means, where that is shorter to say than to read. Keyed by the pattern as the catalogues hold it. */
const patternTexts: Readonly<Record<string, string>> = {
  '^[0-9]+[mMgG]?$': 'a size of the JVM such as `512m` or `4g`',
  '^[a-z0-9]{1,11}$': 'a name of 1 to 11 lower-case letters and digits',
  '^([0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$': 'a quantity such as `500m` or `2Gi`',
  '^[0-9]+([.][0-9]*)?([KMGTPE]i?|e[0-9]+)?$': 'a size such as `100Gi`',
  '^[0-9]+([.][0-9]{0,3}|[m]?)$': 'a CPU quantity such as `500m` or `2`',
  '^[0-9]+([KMG]i?)?B/s$': 'a rate such as `10MiB/s`',
  '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$':
    'a quantity such as `500m` or `2Gi`',
};

export function patternText(pattern: string): string {
  return patternTexts[pattern] ?? `text that matches \`${pattern}\``;
}
