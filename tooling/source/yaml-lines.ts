/** Owns looking at a broken text line by line. */

/** What is wrong, and where a person would mend it. */
export interface Clue {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface Line {
  readonly start: number;
  /** Without line break and spaces at its end. */
  readonly text: string;
  readonly indent: number;
}

export function lineAt(text: string, offset: number): Line {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end === -1 ? undefined : end).trimEnd();
  return { start, text: line, indent: /^ */.exec(line)?.[0].length ?? 0 };
}

/** The last line with something on it. */
export function lastLine(text: string): Line | undefined {
  const end = text.trimEnd().length;
  return end === 0 ? undefined : lineAt(text, end - 1);
}

/** The nearest line above with something on it, comments aside. */
export function lineAbove(text: string, { start }: Line): Line | undefined {
  for (let at = start; at > 0; ) {
    const line = lineAt(text, at - 1);
    if (!/^\s*(?:#|$)/.test(line.text)) return line;
    at = line.start;
  }
  return undefined;
}
