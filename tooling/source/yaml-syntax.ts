/**
 * Owns the sentences for text that is not YAML: what the parser says, turned into what a person should do.
 */
import type { YAMLException } from 'js-yaml';
import type { SourceFile } from './node.ts';
import type { Problem } from './problem.ts';

/** The parser's reason (start of it) → our sentence. Kept in the order in which they are tried. */
const sentences: readonly (readonly [reason: RegExp, sentence: string])[] = [
  [/tab character/, 'A tab stands in the indentation; YAML takes spaces only.'],
  [
    /bad indentation of a mapping entry/,
    'This line is not indented like its neighbours, or the line above is not finished; line it up.',
  ],
  [/bad indentation of a sequence entry/, 'This list item is not indented like the others; line the dashes up.'],
  [/deficient indentation/, 'This line must be indented further than the key it belongs to.'],
  [
    /unexpected end of the stream within a single quoted/,
    "A text that begins with ' is never closed; add the closing quote.",
  ],
  [
    /unexpected end of the stream within a double quoted/,
    'A text that begins with " is never closed; add the closing quote.',
  ],
  [
    /unexpected end of the stream within a flow/,
    'A list or map that begins with `[` or `{` is never closed; add the closing bracket.',
  ],
  [/missed comma between flow/, 'A comma is missing between two entries in `[…]` or `{…}`.'],
  [/expected the node content/, 'A value is missing before this comma.'],
  [
    /can not read a block mapping entry/,
    'This line is neither a `key: value` nor the continuation of one; a colon with a space behind it is missing.',
  ],
  [/multiline key may not be/, 'A key must stand on one line; a colon with a space behind it is missing.'],
  [/whitespace character is expected after the key-value/, 'A space is missing after the colon.'],
  [/expected ':' after a mapping key/, 'A colon is missing after this key.'],
  [
    /unknown escape sequence/,
    "A backslash in double quotes begins an escape that YAML does not know; use ' ' or double it.",
  ],
  [/expected hexadecimal/, 'An escape such as \\x or \\u must be followed by hexadecimal digits.'],
  [/nesting exceeded/, 'The file is nested more than 100 levels deep.'],
  [/non-printable/, 'The file holds a character that YAML does not allow (a control character); delete it.'],
  [/valid JSON character/, 'A control character stands in this text; write it as an escape in double quotes.'],
  [
    /undeclared tag handle|tag name|tag suffix|verbatim tag|duplication of a tag/,
    'A value may not begin with `!` unquoted; put it in quotes.',
  ],
  [/anchor/, 'An anchor `&` needs a name, and a value has one at most.'],
  [/alias/, 'An alias `*` needs a name; put the value in quotes if an asterisk is meant.'],
  [/directive|YAML version/i, 'A line that begins with `%` is a directive that is not understood; delete it.'],
  [
    /block scalar|chomping|indentation width|line break is expected/,
    'After `|` or `>` only `+`, `-` or a digit may stand; the text begins on the next line.',
  ],
  [
    /end of the stream or a document separator/,
    'The document ended above, yet more text follows; check the indentation of this line.',
  ],
];

const reserved = /^\s*(?:[^\s#'"]+:\s+|-\s+)?([@`%])/;

export function explainSyntax(file: SourceFile, error: YAMLException): Problem {
  const offset = Math.min(error.mark?.position ?? 0, file.text.length);
  const lineStart = file.text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = file.text.indexOf('\n', offset);
  const line = file.text.slice(lineStart, lineEnd === -1 ? undefined : lineEnd);
  const mark = reserved.exec(line)?.[1];
  const message =
    mark !== undefined
      ? `A value may not begin with \`${mark}\` unquoted; put it in quotes.`
      : (sentences.find(([reason]) => reason.test(error.reason))?.[1] ?? `This is not YAML: ${error.reason}.`);
  const start = /^\t/.test(line) && message.startsWith('A tab') ? lineStart : offset;
  return { id: 'yaml-syntax', message, origin: { file, start, end: Math.min(start + 1, file.text.length) } };
}

const conflictMarker = /^(?:<<<<<<< |>>>>>>> |\|\|\|\|\|\|\| |=======\r?$)/m;

/** Git leaves these in a file whose merge nobody finished; YAML may even read past them. */
export function findMergeConflict(file: SourceFile): Problem | undefined {
  if (!file.text.includes('<<<<<<<') && !file.text.includes('>>>>>>>')) return undefined;
  const match = conflictMarker.exec(file.text);
  if (match === null) return undefined;
  const message =
    'A merge conflict was left here; keep one side and delete the lines of `<<<<<<<`, `=======` and `>>>>>>>`.';
  return {
    id: 'yaml-syntax',
    message,
    origin: { file, start: match.index, end: match.index + match[0].trimEnd().length },
  };
}
