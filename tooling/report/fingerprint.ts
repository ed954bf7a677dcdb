/**
 * Owns telling findings of two runs apart or alike, for tools that track them: by rule, file and what stands on the line, never by
 * its number, so that a line added above changes nothing.
 */
import type { Finding } from '../lint/finding.ts';
import { sha256 } from '../source/digest.ts';

/** Longer lines say nothing that their beginning does not. */
const longest = 500;

/** A digest for each finding; the second of two that are alike in all of this has a number of its own. */
export function fingerprints(findings: readonly Finding[]): ReadonlyMap<Finding, string> {
  const marks = new Map<Finding, string>();
  const seen = new Map<string, number>();
  for (const finding of findings) {
    const { file, start, end } = finding.origin;
    const marked = file.text.slice(start, Math.min(end, start + longest));
    const alike = [finding.rule, file.path, lineAt(file.text, start), marked].join('\0');
    const earlier = seen.get(alike) ?? 0;
    seen.set(alike, earlier + 1);
    marks.set(finding, sha256(`${alike}\0${earlier}`));
  }
  return marks;
}

/** Without indentation and line ending, which others may change. */
function lineAt(text: string, offset: number): string {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, Math.min(end === -1 ? text.length : end, start + longest)).trim();
}
