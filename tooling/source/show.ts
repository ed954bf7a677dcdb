/**
 * Owns how text from files is quoted in messages: on one line, not too long, and with nothing in it that a terminal would obey. Most
 * of what is read was written by a colleague, some by nobody knows whom.
 */

/** Longer values say nothing that their beginning does not. */
const longest = 60;

/** C0 and C1 controls, line and paragraph separators, lone surrogates, and marks that turn the direction of what follows around. */
const unsafe = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const short: Readonly<Record<string, string>> = { '\n': '⏎', '\r': '', '\t': ' ' };

/** The text with every control character made visible: an escape becomes `\u001b`, a line break `⏎`. */
export function visible(text: string): string {
  return text.replaceAll(unsafe, (character) => short[character] ?? unicode(character));
}

/** The same in as many characters as before, so that columns stay: `�` for whatever a terminal would obey. */
export function masked(text: string): string {
  return text.replaceAll('\t', ' ').replaceAll(unsafe, '�');
}

/** A character as an escape that YAML, JSON and JavaScript all understand. */
export function unicode(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

/** The beginning of a text, visible and on one line. */
export function shorten(text: string, length: number = longest): string {
  const line = visible(text.length > length * 2 ? text.slice(0, length * 2) : text);
  if (line.length <= length && text.length <= length * 2) return line;
  const cut = line.slice(0, length - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** `a`, `b` or `c`, each in backticks. */
export function either(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${shorten(name)}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
