/**
 * Owns what a scalar's text tells beyond its value. Kustomize works on the text in places: annotations, merge keys and references
 * compare and keep `0440` or `2024-01-01` as they are written, and a quoted field stays quoted when a patch gives it a number.
 */
import type { Origin, YamlScalar } from '../source/node.ts';
import { resolvePlainScalar } from '../source/scalar.ts';

/** What stands in the file at an origin. */
export function sliceOf(origin: Origin): string {
  return origin.file.text.slice(origin.start, origin.end);
}

const mayBeDate = /^\d{4}-\d\d-\d\dT/;

/** The text of a scalar as kyaml's `Node.Value` has it: numbers, dates and nulls as they are written, text without quotes. */
export function textOf(node: YamlScalar): string {
  const { value } = node;
  if (typeof value === 'string' && !mayBeDate.test(value)) return value;
  const written = sliceOf(node.origin);
  if (
    Object.is(resolvePlainScalar(written), value) ||
    (typeof value === 'bigint' && resolvePlainScalar(written) === value)
  )
    return written;
  // An empty value has no text of its own, see `#emptyOrigin` in read-yaml.ts.
  return value === null ? '' : String(value);
}

/** Whether plain text would be read as a number, a boolean or null by kustomize. */
export function readsAsOther(text: string): boolean {
  return typeof resolvePlainScalar(text) !== 'string' || (/^\d{4}-/.test(text) && resolvePlainScalar(text) !== text);
}

/** How a text scalar is written: kustomize keeps that style when it replaces the value. */
export function styleOf(node: YamlScalar): 'plain' | 'quoted' | 'unknown' {
  if (typeof node.value !== 'string') return 'plain';
  const written = sliceOf(node.origin);
  if (written.startsWith('"') || written.startsWith("'")) return 'quoted';
  if (written === node.value) return readsAsOther(written) ? 'quoted' : 'plain';
  return blockStyleOf(node) === undefined ? 'unknown' : 'quoted';
}

/** Whether a text stands as a block after `|` or `>`. */
export function blockStyleOf(node: YamlScalar): 'literal' | 'folded' | undefined {
  const { file, start } = node.origin;
  const header = /([|>])[-+0-9]*[ \t]*(?:#.*)?\r?\n[ \t\r\n]*$/.exec(file.text.slice(Math.max(0, start - 200), start));
  if (header === null) return undefined;
  return header[1] === '|' ? 'literal' : 'folded';
}

const oldBooleans = new Set([
  'y',
  'Y',
  'yes',
  'Yes',
  'YES',
  'n',
  'N',
  'no',
  'No',
  'NO',
  'on',
  'On',
  'ON',
  'off',
  'Off',
  'OFF',
]);

/**
 * Whether a scalar means something else in YAML 1.1, which is how kustomize reads its own files and JSON patches
 * (`sigs.k8s.io/yaml`): `yes` is a boolean there and a date is text.
 */
export function differsInYaml11(node: YamlScalar): boolean {
  if (typeof node.value !== 'string') return typeof node.value === 'number' && /^0o[-+]/.test(sliceOf(node.origin));
  if (oldBooleans.has(node.value)) return sliceOf(node.origin) === node.value;
  return textOf(node) !== node.value;
}
