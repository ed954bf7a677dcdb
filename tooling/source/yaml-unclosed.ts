/**
 * Owns finding the quote or bracket that was never closed, or closed by another one: the parser notices only where the text below
 * makes no sense any more.
 */
import { type Clue, type Line, lineAbove, lineAt } from './yaml-lines.ts';

/** A value that begins with a quote or a bracket. */
const opening = /^\s*(?:- +)*(?:[^\s#'"[\]{}][^#'"]*?:[ \t]+)?(?=["'[{])/;
const newEntry = /^\s*(?:- +)?[\w./-]+:(?:[ \t]|$)|^(?:---|\.\.\.)/;
/** How many lines above the place where the parser stopped the mistake may stand: far above if it was within the value still. */
const farthest = 200;
const nearby = 3;

const closers: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

export function findUnclosed(text: string, offset: number, reason: string, line: Line): Clue | undefined {
  const limit = /end of the|deficient/.test(reason) ? farthest : nearby;
  if (!/end of the|deficient|comma|node content|indentation|block mapping|expected ':'/.test(reason)) return undefined;
  for (
    let at: Line | undefined = line, count = 0;
    at !== undefined && count < limit;
    at = lineAbove(text, at), count++
  ) {
    const start = opening.exec(at.text)?.[0].length;
    if (start === undefined || at.start + start > offset) continue;
    const clue = scan(text, at.start + start, at.indent);
    if (clue !== undefined) return clue;
  }
  return undefined;
}

/** Goes through a value from its first character; stops where a new entry at the margin shows that it should have ended. */
function scan(text: string, from: number, indent: number): Clue | undefined {
  const open: { readonly character: string; readonly at: number }[] = [];
  let before = '';
  for (let at = from; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '\n' && endsHere(text, at + 1, indent)) return unclosed(open);
    if (/["']/.test(character) && (before === '' || /[[{,:]/.test(before))) {
      const end = closingQuote(text, at, indent);
      if (end === undefined) return unclosed([{ character, at }]);
      at = end;
    } else if (character === '#' && /\s/.test(text[at - 1] ?? '\n')) {
      const end = text.indexOf('\n', at);
      at = (end === -1 ? text.length : end) - 1;
      continue;
    } else if (character === '[' || character === '{') open.push({ character, at });
    else if (character === ']' || character === '}') {
      const last = open.pop();
      const closer = closers[last?.character ?? ''];
      if (last === undefined) return undefined;
      if (closer !== character) {
        const message = `\`${last.character}\` is closed by \`${character}\` here; write \`${closer}\`.`;
        return { message, start: at, end: at + 1 };
      }
    }
    if (open.length === 0) return undefined;
    if (!/\s/.test(character)) before = character;
  }
  return unclosed(open);
}

function closingQuote(text: string, from: number, indent: number): number | undefined {
  const quote = text[from];
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== quote) return at;
      at++;
    } else if (text[at] === '\n' && endsHere(text, at + 1, indent)) return undefined;
  }
  return undefined;
}

function endsHere(text: string, at: number, indent: number): boolean {
  if (at >= text.length) return false;
  const line = lineAt(text, at);
  return line.indent <= indent && newEntry.test(line.text);
}

function unclosed(open: readonly { readonly character: string; readonly at: number }[]): Clue | undefined {
  const last = open.at(-1);
  if (last === undefined) return undefined;
  const closer = closers[last.character] ?? last.character;
  const message = `\`${last.character}\` is never closed; add \`${closer}\`.`;
  return { message, start: last.at, end: last.at + 1 };
}
