/**
 * Owns what a scalar's text tells beyond its value. Kustomize works on the text in places: annotations, merge keys and references
 * compare and keep `0440` or `2024-01-01` as they are written, and a quoted field stays quoted when a patch gives it a number.
 */
import { type Origin, scalar, type YamlScalar } from '../source/node.ts';
import { resolvePlainScalar } from '../source/scalar.ts';
import { writePlain } from '../source/write-yaml.ts';

/** What stands in the file at an origin; nothing where generate writes it anew. */
export function sliceOf(origin: Origin): string {
  return origin.file.rewritten === true ? '' : origin.file.text.slice(origin.start, origin.end);
}

const mayBeDate = /^\d{4}-\d\d-\d\dT/;

/** The text of a scalar as kyaml's `Node.Value` has it: numbers, dates and nulls as they are written, text without quotes. */
export function textOf(node: YamlScalar): string {
  const { value } = node;
  if (typeof value === 'string' && !mayBeDate.test(value)) return value;
  if (node.origin.file.rewritten === true) return value === null ? 'null' : String(value);
  const written = sliceOf(node.origin);
  if (
    Object.is(resolvePlainScalar(written), value) ||
    (typeof value === 'bigint' && resolvePlainScalar(written) === value)
  )
    return written;
  // An empty value has no text of its own, see `#emptyOrigin` in read-yaml.ts.
  return value === null ? '' : String(value);
}

/** Whether it is text for kustomize, too: a date is one here only because JSON has no dates. */
export function isText(node: YamlScalar): node is YamlScalar & { readonly value: string } {
  return typeof node.value === 'string' && textOf(node) === node.value;
}

/** Whether plain text would be read as a number, a boolean or null by kustomize. */
export function readsAsOther(text: string): boolean {
  return typeof resolvePlainScalar(text) !== 'string' || (/^\d{4}-/.test(text) && resolvePlainScalar(text) !== text);
}

export type ScalarStyle = 'plain' | 'quoted' | 'unknown';

/** Styles of scalars that took the place of others: what stands in the file is not what kustomize has for them. */
const styles = new WeakMap<YamlScalar, ScalarStyle>();

/** The same scalar in another style. */
export function withStyle(node: YamlScalar, style: ScalarStyle): YamlScalar {
  if (styleOf(node) === style) return node;
  const copy = scalar(node.value, node.origin);
  styles.set(copy, style);
  return copy;
}

/** How a text scalar is written: kustomize keeps that style when it replaces the value. */
export function styleOf(node: YamlScalar): ScalarStyle {
  if (!isText(node)) return 'plain';
  const known = styles.get(node);
  if (known !== undefined) return known;
  if (node.origin.file.rewritten === true) return styleOfWriter(node.value);
  const written = sliceOf(node.origin);
  if (written.startsWith('"') || written.startsWith("'")) return 'quoted';
  if (written === node.value) return readsAsOther(written) ? 'quoted' : 'plain';
  return blockHeaderOf(node) === undefined ? 'unknown' : 'quoted';
}

/** Our writer quotes what it must; blocks count as quoted. */
function styleOfWriter(text: string): ScalarStyle {
  const style = styleOfNew(text);
  if (style !== 'unknown') return style;
  return writePlain(text).startsWith(text) ? 'plain' : 'quoted';
}

/** What a merge makes of a text that no patch names: in quotes if YAML 1.1 reads it as something else (`FieldSetter`). */
export function withNeededQuotes(node: YamlScalar): YamlScalar {
  if (!isText(node) || !(oldBooleans.has(node.value) || readsAsOther(node.value))) return node;
  return styleOf(node) === 'plain' ? withStyle(node, 'quoted') : node;
}

/** The style of a text that kustomize sets itself: in quotes only where YAML 1.1 needs them (`IsYaml1_1NonString` in kyaml). */
export function styleOfNew(text: string): ScalarStyle {
  if (readsAsOther(text) || oldBooleans.has(text)) return 'quoted';
  return /^[A-Za-z][A-Za-z0-9_./-]*$/.test(text) ? 'plain' : 'unknown';
}

/** What stands before a text that is a block: `|`, `>-`, `|2+`; undefined for other texts. */
export function blockHeaderOf(node: YamlScalar): string | undefined {
  if (node.origin.file.rewritten === true) return undefined;
  const { file, start } = node.origin;
  // The text of a block begins on a line of its own; a look at one character spares the search for most.
  if (file.text.charCodeAt(start - 1) !== 10) return undefined;
  return /([|>][-+0-9]*)[ \t]*(?:#.*)?\r?\n[ \t\r\n]*$/.exec(file.text.slice(Math.max(0, start - 200), start))?.[1];
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
  if (node.origin.file.rewritten === true) return false; // our writer quotes for YAML 1.1 too
  if (typeof node.value !== 'string') return typeof node.value === 'number' && /^0o[-+]/.test(sliceOf(node.origin));
  if (oldBooleans.has(node.value)) return sliceOf(node.origin) === node.value;
  return textOf(node) !== node.value;
}
