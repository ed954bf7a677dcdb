/** Owns the mark by which a person says that what looks like a credential is none: in a comment, with the reason. */
import type { Credential } from './credential.ts';

const mark = /\bnot-a-credential:[ \t]*(?<reason>[^\n]*)/;

/** `said` with a reason that says something, `unsaid` with none. */
export type Mark = 'said' | 'unsaid' | undefined;

/** On the line of the value, or on the one above; a block begins at the line of its key. */
export function markOf(text: string, { start }: Credential): Mark {
  const line = headOf(text, start);
  const above = line === 0 ? 0 : text.lastIndexOf('\n', line - 2) + 1;
  const end = text.indexOf('\n', start);
  const found = mark.exec(text.slice(line, end === -1 ? undefined : end)) ?? markAlone(text.slice(above, line));
  if (found === null) return undefined;
  return (found.groups?.['reason']?.match(/\p{L}{2,}/gu)?.length ?? 0) >= 2 ? 'said' : 'unsaid';
}

/** A mark on the line above speaks for this one only where it is nothing but a comment. */
function markAlone(line: string): RegExpExecArray | null {
  return /^\s*(?:#|\/\/|<!--|;|\*)/.test(line) ? mark.exec(line) : null;
}

/** Where the line begins that a value stands on, or that its block begins on. */
export function headOf(text: string, start: number): number {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  if (line === 0) return 0;
  const before = text.lastIndexOf('\n', line - 2) + 1;
  return /[|>][-+0-9]*[ \t]*(?:#.*)?$/.test(text.slice(before, line - 1)) ? before : line;
}
