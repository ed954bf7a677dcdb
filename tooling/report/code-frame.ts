/** Owns showing the lines around a place, with a marker under it. */
import type { Origin } from '../source/node.ts';
import { positionAt } from '../source/problem.ts';
import type { Paint } from './paint.ts';

const contextLines = 1;
const widest = 160;

/** Undefined where there is no text to show: a missing or unreadable file. */
export function codeFrame(origin: Origin, paint: Paint): string | undefined {
  const { text } = origin.file;
  if (text === '') return undefined;
  const lines = text.split(/\r?\n/);
  const { line, column } = positionAt(text, origin.start);
  const first = Math.max(1, line - contextLines);
  const last = Math.min(lines.length, line + contextLines);
  const gutter = String(last).length;
  const frame: string[] = [];
  for (let at = first; at <= last; at++) {
    const content = (lines[at - 1] ?? '').replaceAll('\t', ' ');
    if (at === last && at !== line && content.trim() === '') continue;
    const shown = content.length > widest ? `${content.slice(0, widest - 1)}…` : content;
    frame.push(`  ${paint.dim(`${String(at).padStart(gutter)} │`)} ${at === line ? shown : paint.dim(shown)}`);
    if (at === line && column <= shown.length + 1) {
      const length = Math.max(
        1,
        Math.min(origin.end - origin.start, content.length - column + 1, shown.length - column + 1),
      );
      frame.push(`  ${paint.dim(`${' '.repeat(gutter)} │`)} ${' '.repeat(column - 1)}${paint.red('^'.repeat(length))}`);
    }
  }
  return frame.join('\n');
}
