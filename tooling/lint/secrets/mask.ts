/** Owns keeping values out of reports: of what is printed of a file with a credential, the credential is stars, in every finding. */
import type { Origin, SourceFile } from '../../source/node.ts';
import type { Finding } from '../finding.ts';
import type { Credential } from './credential.ts';

export interface Hidden {
  readonly file: SourceFile;
  readonly credentials: readonly Credential[];
}

/** Shorter than this a value is also a word or a number that a message says for other reasons. */
const shortest = 6;

export function maskFindings(findings: readonly Finding[], hidden: readonly Hidden[]): readonly Finding[] {
  if (hidden.length === 0) return findings;
  const files = new Map(hidden.map((one) => [one.file.path, maskedFile(one)]));
  const values = hidden.flatMap(({ file: { text }, credentials }) =>
    credentials.map(({ start, end }) => text.slice(start, end).replace(/^["']|["']$/g, '')),
  );
  const origin = (one: Origin): Origin => ({ ...one, file: files.get(one.file.path) ?? one.file });
  const whole = values.filter(({ length }) => length >= shortest).map(asWhole);
  const message = (text: string): string => whole.reduce((said, value) => said.replaceAll(value, '***'), text);
  return findings.map((one) => ({
    ...one,
    message: message(one.message),
    origin: origin(one.origin),
    related: one.related.map((other) => ({ ...other, origin: origin(other.origin) })),
  }));
}

/** A value as a message quotes it; within another word it is no value. */
function asWhole(value: string): RegExp {
  return new RegExp(`(?<!\\w)${value.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')}(?!\\w)`, 'g');
}

/** As long as before, so that lines and columns stay. */
function maskedFile({ file, credentials }: Hidden): SourceFile {
  let text = '';
  let at = 0;
  for (const { start, end } of [...credentials].sort((a, b) => a.start - b.start)) {
    text += file.text.slice(at, start) + file.text.slice(start, end).replaceAll(/[^\n]/g, '*');
    at = end;
  }
  return { ...file, text: text + file.text.slice(at) };
}
