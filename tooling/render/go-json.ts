/**
 * Owns JSON as Go's `encoding/json` writes it: sorted keys, `<`, `>` and `&` escaped. Name hashes are taken over that text, and JSON
 * patches compare it.
 */
import { type Plain, toPlain, type YamlNode } from '../source/node.ts';

export function goJson(value: Plain): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return goString(value);
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${value.map(goJson).join(',')}]`;
  const fields = Object.entries(value as { readonly [key: string]: Plain }).sort(([a], [b]) => compareText(a, b));
  return `{${fields.map(([key, field]) => `${goString(key)}:${goJson(field)}`).join(',')}}`;
}

export function isSameJson(a: YamlNode, b: YamlNode): boolean {
  return a === b || goJson(toPlain(a)) === goJson(toPlain(b));
}

const escapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
  '\u007f': '\u007f',
};

function goString(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (character) => escapes[character] ?? character);
}

/** By bytes of UTF-8, which is the order of code points. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    if (a[at] !== b[at]) return (a.codePointAt(at) ?? 0) - (b.codePointAt(at) ?? 0);
  }
  return a.length - b.length;
}
