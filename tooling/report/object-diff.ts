/**
 * Owns how the difference of rendered objects is printed for people: what is gone in red, what is new in green, a field under its path.
 * Values of Secrets are never printed, only that they changed.
 */
import type { FleetDiff, OverlayDiff } from '../plan/make-diff.ts';
import { isHidden, maskField } from '../plan/objects/mask.ts';
import type { ChangedField, ObjectChange } from '../plan/plan.ts';
import { type Plain, type Route, toPlain, type YamlNode } from '../source/node.ts';
import { visible } from '../source/show.ts';
import { unifiedDiff } from '../source/unified-diff.ts';
import { writePlain } from '../source/write-yaml.ts';
import type { Paint } from './paint.ts';
import { placeText } from './safe-text.ts';
import { plural } from './summary.ts';

export interface DiffOptions {
  readonly paint: Paint;
  /** Print all lines, however many. */
  readonly full: boolean;
}

/** Lines of an object that is new or gone, and of one value, that are printed without `full`. */
const fewLines = { object: 12, value: 40 } as const;

export function formatObjectDiff({ base, overlays }: FleetDiff, options: DiffOptions): string {
  const against = `\`${visible(base.ref)}\`${base.commit === undefined ? '' : ` (${base.commit.slice(0, 12)})`}`;
  if (overlays.length === 0) return `No rendered object differs from ${against}.\n`;
  const objects = overlays.flatMap((one) => one.objects);
  return [
    ...overlays.map((one) => formatOverlay(one, options)),
    `${summaryOf(objects)} in ${plural(overlays.length, 'overlay')}, against ${against}.\n`,
  ].join('\n');
}

function summaryOf(objects: readonly ObjectChange[]): string {
  const parts = (['changed', 'new', 'gone'] as const).flatMap((change) => {
    const count = objects.filter((one) => one.change === change).length;
    return count === 0 ? [] : [`${count} ${change}`];
  });
  return `${plural(objects.length, 'object')}: ${parts.join(', ')}`;
}

function formatOverlay({ id, change, objects }: OverlayDiff, options: DiffOptions): string {
  const { paint } = options;
  const state = change === 'changed' ? '' : `, ${change}`;
  const head = `${paint.bold(`overlays/${visible(id)}`)}${state}  ${paint.dim(summaryOf(objects))}\n`;
  return [head, ...objects.map((one) => formatObject(one, options))].join('\n');
}

const marks = { changed: '~', new: '+', gone: '-' } as const;

function formatObject(one: ObjectChange, options: DiffOptions): string {
  const { kind, name, namespace } = one.object;
  const { paint } = options;
  const title = visible(`${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`);
  const renamed = one.before !== undefined && one.before.name !== name ? `, ${visible(one.before.name)} before` : '';
  const color = one.change === 'new' ? paint.green : one.change === 'gone' ? paint.red : paint.yellow;
  const head = `${color(`${marks[one.change]} ${title}`)}${renamed}\n`;
  if (one.change === 'changed') return head + one.fields.map((field) => formatField(kind, field, options)).join('');
  const node = (one.after ?? one.before)?.node;
  if (node === undefined) return head;
  const mark = one.change === 'new' ? '+' : '-';
  const lines = linesOf(maskField(kind, [], toPlain(node))).map((line): Line => [mark, line]);
  return head + formatLines(lines, fewLines.object, '    ', options);
}

type Mark = '+' | '-' | ' ' | '@';
type Line = readonly [mark: Mark, text: string];

function formatField(kind: string, field: ChangedField, options: DiffOptions): string {
  const { paint } = options;
  const place = (field.after ?? field.before)?.origin;
  const from = place === undefined ? '' : `  ${paint.dim(placeText(place))}`;
  return `    ${visible(field.path)}${from}\n${formatLines(valueLines(kind, field), fewLines.value, '      ', options)}`;
}

function valueLines(kind: string, { route, before, after }: ChangedField): readonly Line[] {
  const value = (node: YamlNode | undefined): Plain | undefined => maskedValue(kind, route, node);
  const [old, now] = [value(before), value(after)];
  if (kind === 'Secret' && (isHidden(old) || isHidden(now)))
    return [old === undefined ? ['+', '(new)'] : now === undefined ? ['-', '(gone)'] : ['+', '(changed)']];
  if (old === undefined) return linesOf(now).map((line) => ['+', line]);
  if (now === undefined) return linesOf(old).map((line) => ['-', line]);
  const [left, right] = [textOf(old), textOf(now)];
  if (!left.includes('\n') && !right.includes('\n'))
    return [
      ['-', left],
      ['+', right],
    ];
  // Two texts that are the same but for line breaks at their end, or the words of which are numbers on one side.
  if (left === right)
    return [
      ['-', JSON.stringify(plainText(old))],
      ['+', JSON.stringify(plainText(now))],
    ];
  return hunksOf(left, right);
}

function maskedValue(kind: string, route: Route, node: YamlNode | undefined): Plain | undefined {
  return node === undefined ? undefined : maskField(kind, route, toPlain(node));
}

function plainText(value: Plain): string {
  return typeof value === 'string' ? value : textOf(value);
}

/** A text of several lines as it is, everything else as YAML. */
function textOf(value: Plain): string {
  if (typeof value === 'string' && value.includes('\n')) return value.replace(/\n+$/, '');
  return writePlain(value).replace(/\n$/, '');
}

function linesOf(value: Plain | undefined): readonly string[] {
  return value === undefined ? [] : textOf(value).split('\n');
}

/** Without the head, which names files. */
function hunksOf(before: string, after: string): readonly Line[] {
  return unifiedDiff('', `${before}\n`, `${after}\n`)
    .split('\n')
    .slice(2, -1)
    .map((line): Line => {
      const mark = line[0];
      return mark === '+' || mark === '-' || mark === ' ' ? [mark, line.slice(1)] : ['@', line];
    });
}

function formatLines(lines: readonly Line[], most: number, indent: string, { paint, full }: DiffOptions): string {
  const colors = { '+': paint.green, '-': paint.red, ' ': (text: string) => text, '@': paint.dim } as const;
  // One line more costs no more than saying that it is left out.
  const shown = full || lines.length <= most + 1 ? lines : lines.slice(0, most);
  const text = shown.map(
    ([mark, line]) => `${indent}${colors[mark](visible(mark === '@' ? line : `${mark} ${line}`))}\n`,
  );
  const left = lines.length - shown.length;
  if (left > 0) text.push(`${indent}${paint.dim(`… ${plural(left, 'line')} more (--full)`)}\n`);
  return text.join('');
}
