/**
 * Owns the sentences for text that is not YAML. The parser says where it gave up, which is often a line below the mistake: clues in
 * the lines around it are tried first (yaml-clues.ts), then what the parser says is turned into what a person should do.
 */
import type { YAMLException } from 'js-yaml';
import type { SourceFile } from './node.ts';
import type { Problem } from './problem.ts';
import { findClue } from './yaml-clues.ts';

/** The parser's reason (start of it) → our sentence, in the order in which they are tried, and where the mistake stands from there. */
const sentences: readonly (readonly [reason: RegExp, sentence: string, shift?: number])[] = [
  [/tab character/, 'A tab stands in the indentation; YAML takes spaces only.'],
  [
    /bad indentation of a mapping entry/,
    'This line is not indented like its neighbours, or the line above is not finished; line it up.',
  ],
  [/bad indentation of a sequence entry/, 'This list item is not indented like the others; line the dashes up.'],
  [/deficient indentation/, 'This line must be indented further than the key it belongs to.'],
  [/within a single quoted/, "A text that begins with `'` is never closed; add the closing quote."],
  [/within a double quoted/, 'A text that begins with `"` is never closed; add the closing quote.'],
  [
    /unexpected end of the stream within a flow/,
    'A list or map that begins with `[` or `{` is never closed; add the closing bracket.',
  ],
  [/missed comma between flow/, 'A comma is missing before this, or a bracket that closes the list or map.'],
  [/expected the node content/, 'A value is missing before this comma.'],
  [
    /can not read a block mapping entry|multiline key may not be|expected ':' after a mapping key/,
    'This is neither `key: value` nor the continuation of such a line; write a colon and a space behind the key.',
  ],
  [/whitespace character is expected after the key-value/, 'A space is missing after this colon.'],
  [
    /unknown escape sequence/,
    "A backslash in double quotes begins an escape, and this is none; write `\\\\`, or put the text in single quotes `'`.",
    -1,
  ],
  [/expected hexadecimal/, 'The escapes `\\x`, `\\u` and `\\U` take 2, 4 and 8 hexadecimal digits; this is none.'],
  [/nesting exceeded/, 'This is nested more than 100 levels deep, which no manifest needs; write it flatter.'],
  [/null byte/, 'A NUL byte (character 0) stands here, so this is no text file; save it as UTF-8 text.'],
  [
    /non-printable|valid JSON character/,
    'A control character stands here; delete it, or write it as an escape in double quotes.',
  ],
  [
    /undeclared tag handle|tag name|tag suffix|verbatim tag|duplication of a tag/,
    'A value may not begin with `!` unquoted; put it in quotes.',
    -1,
  ],
  [/anchor/, 'A value may not begin with `&` unquoted, unless to name an anchor; put it in quotes.', -1],
  [/alias/, 'A value may not begin with `*` unquoted, unless to name an alias; put it in quotes.', -1],
  [/directive|YAML version/i, 'A line that begins with `%` is a directive, and not one that has a meaning; delete it.'],
  [
    /block scalar|chomping|indentation width|line break is expected/,
    'Behind `|` or `>` only `+`, `-` or a digit may stand; the text begins on the next line.',
  ],
  [
    /end of the stream or a document separator/,
    'The document ended above, yet more text follows; check the indentation of this line.',
  ],
];

export function explainSyntax(file: SourceFile, error: YAMLException): Problem {
  const { text } = file;
  const offset = Math.min(error.mark?.position ?? 0, text.length);
  const clue = findClue(text, offset, error.reason);
  const [, sentence, shift = 0] = sentences.find(([reason]) => reason.test(error.reason)) ?? [];
  const message = clue?.message ?? sentence ?? `This is not YAML: ${error.reason}.`;
  const at = clue?.start ?? lastCharacter(text, Math.max(0, offset + shift));
  return { id: 'yaml-syntax', message, origin: { file, start: at, end: clue?.end ?? Math.min(at + 1, text.length) } };
}

/** What is missing at the end of a file is missing behind its last character, and not on the empty line below it. */
function lastCharacter(text: string, offset: number): number {
  return offset < text.length ? offset : text.trimEnd().length;
}
