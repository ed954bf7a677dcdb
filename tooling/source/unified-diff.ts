/** Owns showing what changed in a text: as `git apply` would take it, or its lines alone. */

const contextLines = 3;
/** Comparing more lines with each other takes too long; they are shown as replaced whole. */
const mostCells = 4_000_000;

type Step = readonly [mark: ' ' | '-' | '+', line: string];

/** Empty where nothing changed. Lines keep their line ends, so a change of these is seen. Undefined is a file that is not there. */
export function unifiedDiff(path: string, before: string | undefined, after: string | undefined): string {
  if (before === after) return '';
  const steps = compare(linesOf(before ?? ''), linesOf(after ?? ''));
  const side = (letter: string, text: string | undefined): string =>
    text === undefined ? '/dev/null' : `${letter}/${path}`;
  const lines = [`--- ${side('a', before)}\n`, `+++ ${side('b', after)}\n`];
  for (const [from, to] of hunks(steps)) {
    const [oldStart, newStart] = ['+', '-'].map(
      (other) => steps.slice(0, from).filter(([mark]) => mark !== other).length,
    );
    const part = steps.slice(from, to);
    const [oldLength, newLength] = ['+', '-'].map((other) => part.filter(([mark]) => mark !== other).length);
    lines.push(`@@ -${range(oldStart, oldLength)} +${range(newStart, newLength)} @@\n`);
    for (const [mark, line] of part)
      lines.push(mark + line, ...(line.endsWith('\n') ? [] : ['\n\\ No newline at end of file\n']));
  }
  return lines.join('');
}

/** Lines that went and that came, in the order of the text, each with its mark and without the space around it. */
export function changedLines(before: string, after: string): readonly string[] {
  return compare(before.trimEnd().split('\n'), after.trimEnd().split('\n')).flatMap(([mark, line]) =>
    mark === ' ' || line.trim() === '' ? [] : [`${mark} ${line.trim()}`],
  );
}

function range(before = 0, length = 0): string {
  const start = length === 0 ? before : before + 1;
  return length === 1 ? String(start) : `${start},${length}`;
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function compare(old: readonly string[], fresh: readonly string[]): readonly Step[] {
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++;
  let tail = 0;
  const shorter = Math.min(old.length, fresh.length) - head;
  while (tail < shorter && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
  const same = (line: string): Step => [' ', line];
  return [
    ...old.slice(0, head).map(same),
    ...longestCommon(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)),
    ...old.slice(old.length - tail).map(same),
  ];
}

/** By the textbook: a table of the longest common part of what is left of both. */
function longestCommon(old: readonly string[], fresh: readonly string[]): readonly Step[] {
  if (old.length * fresh.length > mostCells)
    return [...old.map((line): Step => ['-', line]), ...fresh.map((line): Step => ['+', line])];
  const width = fresh.length + 1;
  const table = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--)
      table[i * width + j] = old[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < fresh.length) {
    const [left = '', right = ''] = [old[i], fresh[j]];
    if (i < old.length && j < fresh.length && left === right) {
      steps.push([' ', left]);
      i++;
      j++;
    } else if (i < old.length && (j === fresh.length || at(i + 1, j) >= at(i, j + 1))) {
      steps.push(['-', left]);
      i++;
    } else {
      steps.push(['+', right]);
      j++;
    }
  }
  return steps;
}

/** Changes with the lines around them, as ranges of steps; those that touch are one. */
function hunks(steps: readonly Step[]): readonly (readonly [from: number, to: number])[] {
  const found: [number, number][] = [];
  for (const [index, [mark]] of steps.entries()) {
    if (mark === ' ') continue;
    const from = Math.max(0, index - contextLines);
    const to = Math.min(steps.length, index + contextLines + 1);
    const last = found.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = to;
    else found.push([from, to]);
  }
  return found;
}
