/** Owns how a value of a changed field is shown: on one line, cut where it is long, and never if it may be a secret. */
import { hidden, maskField } from '../../plan/objects/mask.ts';
import type { AuthoredChange, ChangedField } from '../../plan/plan.ts';
import { type Plain, toPlain, type YamlNode } from '../../source/node.ts';
import { isPlainMap } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import { flowText } from '../../source/splice/text.ts';
import { changedLines } from '../../source/unified-diff.ts';
import type { FieldChange } from '../../strimzi/effects/effect.ts';
import { plural } from '../summary.ts';

/** Keys whose text is a secret itself, and not the name of one. */
const secretKey =
  /(?:password|passwd|passphrase|jaas\.config|credentials?|private[-_.]?key|secret[-_.]?key|access[-_.]?key|token)$/i;
/** Below `manifests` and `patches`, where somebody writes an object of any kind. */
const secretPart = /(?:^|[.[])(?:stringData|data)(?:$|[.[\]])/;
const writtenObjects = /^(?:manifests|patches)(?:$|[.[])/;

/** What a field was and is; undefined where there is nothing. */
export interface Values {
  readonly before: Plain | undefined;
  readonly after: Plain | undefined;
}

export function authoredValues({ path, before, after }: AuthoredChange): Values {
  return { before: authoredValue(path, before), after: authoredValue(path, after) };
}

function authoredValue(path: string, node: YamlNode | undefined): Plain | undefined {
  if (node === undefined) return undefined;
  const value = toPlain(node);
  if (writtenObjects.test(path) && secretPart.test(path)) return hidden;
  return masked(path, value);
}

/** @param kind of the object that has the field. */
export function fieldValues(kind: string, { route, path, before, after }: FieldChange): Values {
  const shown = (value: Plain | undefined): Plain | undefined =>
    value === undefined ? undefined : masked(path, maskField(kind, route, value));
  return { before: shown(before), after: shown(after) };
}

export function objectValues(kind: string, { before, after, ...field }: ChangedField): Values {
  const plain = (node: YamlNode | undefined): Plain | undefined => (node === undefined ? undefined : toPlain(node));
  return fieldValues(kind, { kind, name: '', ...field, before: plain(before), after: plain(after) });
}

/** Secrets within a value: whole objects in maps, lists and texts, and keys that say what they hold. */
function masked(key: string, value: Plain): Plain {
  if (Array.isArray(value)) return (value as readonly Plain[]).map((one) => masked('', one));
  if (isPlainMap(value)) {
    const map = value['kind'] === 'Secret' ? maskField('Secret', [], value) : value;
    return isPlainMap(map)
      ? Object.fromEntries(Object.entries(map).map(([name, one]) => [name, masked(name, one)]))
      : map;
  }
  if (typeof value !== 'string') return value;
  return secretKey.test(key) || /^\s*["']?kind["']?:\s*["']?Secret\b/m.test(value) ? hidden : value;
}

const longest = 60;

/** `3 → 5`, `set to 5`, `5 taken out` */
export function changeText({ before, after }: Values): string {
  if (before === undefined) return after === undefined ? '' : `set to ${valueText(after)}`;
  if (after === undefined) return `${valueText(before)} taken out`;
  const lines = [before, after].map((one) => (typeof one === 'string' ? one.trimEnd().split('\n').length : 1));
  if (lines.some((count) => count > 1))
    return linesText(before, after) ?? lines.map((count) => `text of ${plural(count, 'line')}`).join(' → ');
  const [old, now] = [valueText(before), valueText(after)];
  return old === now ? `${old} → another value` : `${old} → ${now}`;
}

const mostLines = 4;
/** Lines that may hold a secret, in the ways that configuration is written. */
const secretLine =
  /passw|passphrase|jaas|credential|secret|token|private[-_.]?key|access[-_.]?key|BEGIN [A-Z ]*(?:KEY|CERT)/i;

/** `- retention: 7d, + retention: 1d`; undefined where lines say nothing, or one may be a secret's. */
function linesText(before: Plain, after: Plain): string | undefined {
  if (typeof before !== 'string' || typeof after !== 'string') return undefined;
  if ([before, after].some((text) => secretLine.test(text))) return undefined;
  const lines = changedLines(before, after);
  if (lines.length === 0) return undefined;
  const rest = lines.length - mostLines;
  const shown = lines.slice(0, mostLines).map((line) => shorten(line, longest));
  return `${shown.join(', ')}${rest > 0 ? ` and ${plural(rest, 'more line')}` : ''}`;
}

function valueText(value: Plain): string {
  if (typeof value === 'string' && !value.includes('\n') && value !== '') return shorten(value, longest);
  return shorten(flowText(value), longest);
}

/** For programs: as JSON has it. */
export function jsonValue(value: Plain): unknown {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return (value as readonly Plain[]).map(jsonValue);
  return isPlainMap(value)
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, jsonValue(one)]))
    : value;
}
