/** Owns links of Markdown to a line of a file. */
import type { Origin } from '../source/node.ts';
import { positionAt } from '../source/problem.ts';
import { shorten } from '../source/show.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { relativeUri } from './uri.ts';

const longestPath = 120;
/** Longer addresses are those of nobody's files. */
const longestAddress = 1000;

/** `clusters/hz/orders.yaml:14`, leading there. */
export function link({ file, start }: Origin, linkBase: string): string {
  const { line } = positionAt(file.text, start);
  const label = escapeMarkdown(`${shorten(file.path, longestPath)}:${line}`);
  const address = `${linkBase}${relativeUri(file.path)}#L${line}`;
  return address.length > longestAddress ? label : `[${label}](${address})`;
}
