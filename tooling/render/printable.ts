/**
 * Owns what kustomize reads but cannot print again: it writes each object with go-yaml in the style of the file and reads that back
 * (`RNode.MarshalJSON`), and not every style survives. Such values are refused, as what comes out is not what anyone wrote.
 */
import type { Origin, SourceFile, YamlNode, YamlScalar } from '../source/node.ts';
import { refuse } from './refuse.ts';
import { blockHeaderOf, readsAsOther, sliceOf, textOf } from './written.ts';

/** Checks a document of a file; nodes from other files (generated ones) were never in a style. */
export function checkPrintable(node: YamlNode, file: SourceFile, inFlow = false): void {
  const isWritten = node.origin.file === file;
  if (node.kind === 'scalar') {
    if (isWritten) checkScalar(node, inFlow);
    return;
  }
  const first = file.text[node.origin.start];
  const flows = inFlow || (isWritten && first === (node.kind === 'map' ? '{' : '['));
  if (node.kind === 'list') {
    for (const item of node.items) checkPrintable(item, file, flows);
    return;
  }
  for (const [name, entry] of node.entries) {
    if (readsAsOther(name) && sliceOf(entry.key) === name && isKey(entry.key)) {
      refuse(`The key \`${name}\` is not text, and kustomize fails on it; put it in quotes.`, entry.key);
    }
    checkKey(name, entry.key);
    checkPrintable(entry.value, file, flows);
  }
}

/** The same for what our writer wrote, whose style is known to survive. */
export function checkPrintableKeys(node: YamlNode): void {
  if (node.kind === 'list') for (const item of node.items) checkPrintableKeys(item);
  if (node.kind !== 'map') return;
  for (const [name, entry] of node.entries) {
    checkKey(name, entry.key);
    checkPrintableKeys(entry.value);
  }
}

function checkKey(name: string, origin: Origin): void {
  if (name === '<<') refuse('The key `<<` in quotes is lost in kustomize; use another key.', origin);
}

/** Keys of generated trees point at authored values, which no colon follows. */
export function isKey(origin: Origin): boolean {
  return origin.file.rewritten !== true && /^[ \t]*:/.test(origin.file.text.slice(origin.end, origin.end + 10));
}

function checkScalar(node: YamlScalar, inFlow: boolean): void {
  const { value, origin } = node;
  if (value === null && inFlow && textOf(node) === '') {
    refuse("Between `{}` or `[]` kustomize makes an empty text of a missing value; write `null` or `''`.", origin);
  }
  if (typeof value !== 'string') return;
  const header = blockHeaderOf(node);
  if (header === undefined) return;
  if (value.startsWith('\t')) refuse(tabFirst, origin);
  if (header.startsWith('>') && /^\s|\n\n$|\n[ \t\u0085\u00a0\u2028\u2029]/.test(value)) {
    refuse('Kustomize prints this folded text with other line breaks than it has; write `|` instead of `>`.', origin);
  }
  if (header.includes('+') && /^\s*#/.test(origin.file.text.slice(origin.end))) {
    refuse(
      'Kustomize adds an empty line to this text because a comment follows it; move the comment, or write the text without `+`.',
      origin,
    );
  }
}

const tabFirst = 'Kustomize cannot print text of several lines that begins with a tab; begin it with something else.';

/** Text of several lines is printed as a block, which may not begin with a tab. */
export function checkText(value: string, origin: Origin): void {
  if (value.startsWith('\t') && value.includes('\n')) refuse(tabFirst, origin);
}
