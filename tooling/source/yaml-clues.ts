/**
 * Owns finding the mistake behind a syntax error. A parser stops where the text can no longer be YAML: for a missing colon, quote or
 * bracket that is somewhere below. Each clue looks at the lines around and points at what a person would edit, or says nothing.
 */
import { conflictMessage } from './merge-conflict.ts';
import { shorten } from './show.ts';
import { type Clue, type Line, lastLine, lineAbove, lineAt } from './yaml-lines.ts';
import { findUnclosed } from './yaml-unclosed.ts';

/** Where the parser stopped, and what it said. */
interface Stop {
  readonly text: string;
  readonly offset: number;
  readonly reason: string;
  readonly line: Line;
  /** The nearest line above with something on it. */
  readonly above: Line | undefined;
}

export function findClue(text: string, offset: number, reason: string): Clue | undefined {
  if (/null byte|non-printable|nesting|hexadecimal|escape/.test(reason)) return undefined;
  const atEnd = text.slice(offset).trim() === '';
  const line = atEnd ? lastLine(text) : lineAt(text, offset);
  const above = line === undefined ? undefined : lineAbove(text, line);
  if (line === undefined) return undefined;
  const stop: Stop = { text, offset, reason, line, above };
  for (const clue of clues) {
    const found = clue(stop);
    if (found !== undefined) return found;
  }
  return undefined;
}

const clues: readonly ((stop: Stop) => Clue | undefined)[] = [
  conflict,
  tab,
  reservedCharacter,
  gluedBracket,
  ({ text, offset, reason, line }) => findUnclosed(text, offset, reason, line),
  behindClosing,
  strayBracket,
  secondColon,
  withoutColon,
  furtherThanAbove,
  betweenIndents,
];

function conflict({ text, line }: Stop): Clue | undefined {
  for (let at: Line | undefined = line, count = 0; at !== undefined && count < 3; at = lineAbove(text, at), count++) {
    if (at.text === '=======') return { message: conflictMessage, start: at.start, end: at.start + 7 };
  }
  return undefined;
}

function tab({ offset, reason, line }: Stop): Clue | undefined {
  const inIndent = /^ *\t/.exec(line.text)?.[0].length;
  // Between entries in brackets a tab is YAML, but not to every reader.
  const within = /deficient/.test(reason) ? line.text.slice(0, offset - line.start).indexOf('\t') + 1 : 0;
  const at = inIndent ?? within;
  if (at === 0) return undefined;
  const where = inIndent === undefined ? 'between entries' : 'in the indentation';
  return { message: `A tab stands ${where}; YAML takes spaces only.`, ...one(line.start + at - 1) };
}

function reservedCharacter({ text, offset }: Stop): Clue | undefined {
  const character = text[offset] ?? '';
  const isFirst = /^[ \t]*$/.test(before(text, offset));
  const isValue = /(?:^|:|-)[ \t]+$/.test(before(text, offset));
  const found = isFirst ? /[@`]/.test(character) : /[@`%]/.test(character) || (isValue && character === ',');
  if (!found) return undefined;
  const name = character === '`' ? 'a backtick' : `\`${character}\``;
  const what = isFirst ? 'key' : 'value';
  return { message: `A ${what} may not begin with ${name} unquoted; put it in quotes.`, ...one(offset) };
}

/** `{ path: kafka.listeners[external] }`: within braces, a bracket in the middle of text begins a list. */
function gluedBracket({ text, offset, reason }: Stop): Clue | undefined {
  const head = /[\w./-]+$/.exec(before(text, offset))?.[0];
  const tail = /^\[[\w./-]*\][\w./[\]-]*/.exec(text.slice(offset, offset + 200))?.[0];
  if (!/comma/.test(reason) || head === undefined || tail === undefined) return undefined;
  const start = offset - head.length;
  const message = `Within \`{ }\` brackets in text need quotes; write \`"${shorten(head + tail)}"\`.`;
  return { message, start, end: offset + tail.length };
}

function behindClosing({ text, offset }: Stop): Clue | undefined {
  const closing = /(["'\]}])[ \t]*$/.exec(before(text, offset))?.[1];
  if (closing === undefined || /[\s:,\]}]/.test(text[offset] ?? ' ')) return undefined;
  const advice = /["']/.test(closing)
    ? 'put all of the text into the quotes, or double a quote within it'
    : 'delete it, or what closes too early';
  return { message: `Something stands behind the closing \`${closing}\`; ${advice}.`, ...one(offset) };
}

function strayBracket({ text, offset }: Stop): Clue | undefined {
  const bracket = text[offset] ?? '';
  if (bracket !== ']' && bracket !== '}') return undefined;
  return { message: `\`${bracket}\` closes nothing here; delete it.`, ...one(offset) };
}

function secondColon({ text, offset, reason }: Stop): Clue | undefined {
  const key = /[\w./-]+[ \t]*$/.exec(before(text, offset))?.[0] ?? '';
  if (/comma/.test(reason) && text[offset] === ':' && key !== '') {
    const message = `A comma is missing before \`${shorten(key.trim())}\`.`;
    return { message, start: offset - key.length, end: offset };
  }
  if (text[offset] !== ':' || !/^[^#'"[{]*\S:[ \t]/.test(before(text, offset))) return undefined;
  return { message: 'A second colon stands in this line; put the value in quotes.', ...one(offset) };
}

const entry = /:(?:[ \t]|$)|^\s*-(?:[ \t]|$)|^\s*[#?]|^(?:---|\.\.\.)|^%/;

/** The line that is no entry swallows the one below it, where the parser then finds a colon too many. */
function withoutColon({ text, offset, reason, line, above }: Stop): Clue | undefined {
  const isColon = text[offset] === ':';
  if (!isColon && !/block mapping entry|expected ':'|document separator/.test(reason)) return undefined;
  const culprit = [isColon ? undefined : line, above].find((one) => one !== undefined && !entry.test(one.text));
  if (culprit === undefined) return undefined;
  const content = culprit.text.trim();
  const start = culprit.start + culprit.indent;
  const glued = /^([\w-][\w./-]*):(\S.*)$/.exec(content);
  if (glued !== null) {
    const message = `A space is missing behind the colon; write \`${shorten(`${glued[1]}: ${glued[2]}`)}\`.`;
    return { message, ...one(start + (glued[1] ?? '').length) };
  }
  const [, key = content, rest = ''] = /^([\w-][\w.-]*)(?:\s+(.*))?$/.exec(content) ?? [];
  const message =
    key === content && rest === '' && !/^[\w-][\w.-]*$/.test(content)
      ? `\`${shorten(content)}\` is neither \`key: value\` nor a list item; write a colon and a space behind the key.`
      : `A colon is missing behind \`${shorten(key)}\`; write \`${shorten(`${key}: ${rest}`.trim())}\`.`;
  return { message, start, end: start + content.length };
}

/** The line above has a value already, so a deeper line would continue it. */
function furtherThanAbove({ text, offset, line, above }: Stop): Clue | undefined {
  if (text[offset] !== ':' || above === undefined || line.indent <= depthOf(above)) return undefined;
  const message = `This line is indented by ${spaces(line.indent)}, its neighbour above by ${depthOf(above)}; line them up.`;
  return { message, ...content(line) };
}

function betweenIndents({ text, offset, reason, line }: Stop): Clue | undefined {
  if (!/indentation|document separator/.test(reason) || offset !== line.start + line.indent) return undefined;
  const open: number[] = [];
  for (let at = lineAbove(text, line); at !== undefined && open.at(-1) !== 0; at = lineAbove(text, at)) {
    const depth = depthOf(at);
    if (depth < (open.at(-1) ?? Number.POSITIVE_INFINITY)) open.push(depth);
    if (at.indent < depth && at.indent < (open.at(-1) ?? 0)) open.push(at.indent);
  }
  if (open.length === 0 || open.includes(line.indent)) return undefined;
  const message = `This line is indented by ${spaces(line.indent)}, the lines above by ${open.reverse().slice(-3).join(' or ')}; line it up with those it belongs to.`;
  return { message, ...content(line) };
}

/** Where the content of a line stands: `- key: value` is an entry at the depth of `key`. */
function depthOf(line: Line): number {
  return /^\s*(?:- +)*/.exec(line.text)?.[0].length ?? line.indent;
}

function spaces(count: number): string {
  return `${count} space${count === 1 ? '' : 's'}`;
}

function one(start: number): { start: number; end: number } {
  return { start, end: start + 1 };
}

function content(line: Line): { start: number; end: number } {
  return { start: line.start + line.indent, end: line.start + line.text.length };
}

function before(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}
