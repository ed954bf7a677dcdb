/** Owns showing the lines around a place, with a marker under it. */
import type { Origin } from '../source/node.ts';
import { positionAt } from '../source/problem.ts';
import { masked } from '../source/show.ts';
import type { Paint } from './paint.ts';

/** Lines shown above and below. */
const contextLines = 1;
/** Wider lines are cut; where the place is further to the right, so is what is shown. */
const widest = 160;
const leftOfPlace = 40;

/** Undefined where there is no text to show: a missing or unreadable file. */
export function codeFrame(origin: Origin, paint: Paint): string | undefined {
  const { text } = origin.file;
  if (text === '') return undefined;
  const { line, column } = positionAt(text, origin.start);
  const lines = linesAround(text, Math.min(origin.start, text.length), line);
  const gutter = String(lines.at(-1)?.number ?? line).length;
  const skipped = column > widest - leftOfPlace ? column - leftOfPlace : 0;
  const frame: string[] = [];
  for (const { number, content } of lines) {
    if (number > line && content.trim() === '') continue;
    const shown = cut(content, skipped);
    const bar = paint.dim(`${String(number).padStart(gutter)} │`);
    frame.push(`  ${bar} ${number === line ? shown : paint.dim(shown)}`.trimEnd());
    if (number === line) {
      const length = Math.min(
        origin.end - origin.start,
        content.length - column + 1,
        shown.length - column + skipped + 1,
      );
      const marker = paint.red('^'.repeat(Math.max(1, length)));
      frame.push(`  ${paint.dim(`${' '.repeat(gutter)} │`)} ${' '.repeat(column - 1 - skipped)}${marker}`);
    }
  }
  return frame.join('\n');
}

interface NumberedLine {
  readonly number: number;
  readonly content: string;
}

/** Only what is shown is cut out of the text, which may be large. */
function linesAround(text: string, offset: number, line: number): readonly NumberedLine[] {
  let start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  let number = line;
  for (let count = 0; count < contextLines && start > 0; count++, number--) start = lineStart(text, start - 1);
  const lines: NumberedLine[] = [];
  for (; number <= line + contextLines && start <= text.length; number++) {
    const end = text.indexOf('\n', start);
    const content = text.slice(start, end === -1 ? undefined : end);
    lines.push({ number, content: content.endsWith('\r') ? content.slice(0, -1) : content });
    if (end === -1) break;
    start = end + 1;
  }
  return lines;
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** What a terminal would obey is shown as one character each, so that the marker stands below the right one. */
function cut(content: string, skipped: number): string {
  const part = content.slice(skipped, skipped + widest);
  const shown = skipped > 0 ? `…${part.slice(1)}` : part;
  const whole = content.length > skipped + widest ? `${shown.slice(0, -1)}…` : shown;
  return masked(whole);
}
