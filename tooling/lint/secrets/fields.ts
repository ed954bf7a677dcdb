/**
 * Owns credentials that are known by the name before them: `ssl.keystore.password=…`, `"bearerToken": "…"`, `password: …`. What is called a
 * password is one; a token, a secret or a key is often only the name of one, so their values must look drawn by a machine.
 */
import { shorten } from '../../source/show.ts';
import type { Credential } from './credential.ts';
import { isPlaceholder, looksDrawn } from './placeholder.ts';

/** For files that hold settings; case does not matter. Source of a regular expression. */
export const fieldHint = [
  '(?:pass(?:word|wd|phrase)|pwd|token|secret|credentials?|_auth|(?:secret|private|access|api|account|shared|master|storage|signing|encryption)[._-]?key|key-?data)["\'\\\\]*\\s*[:=]\\s*[^\\s{[]',
  'name["\']?\\s*:\\s*["\']?\\w*(?:password|passwd|passphrase|token|secret|_key|pwd)\\b',
  'kind["\']?\\s*:\\s*["\']?Secret\\b',
].join('|');

const passwords = /(?:password|passwd|passphrase)$|(?:^|[_.-])pwd$/i;
const drawn =
  /(?:token|secret|credentials?|(?:^|:)_auth|(?:secret|private|access|api|account|shared|master|storage|signing|encryption)[._-]?key(?:[._-]?(?:data|id|secret))?|key-?data)$/i;

/** A name and what it is given, in one of the ways that people write it. */
const assignments: readonly RegExp[] = [
  /(?<![\w.-])(?<name>[\w.-]*[A-Za-z])\s*=\s*(?:\\*"(?<quoted>[^"\\\n]*)|'(?<single>[^'\n]*)|(?<bare>[^\s"'=,;&|)\]}\\][^\s"',;&|)\]}\\]*))/g,
  /\\*"(?<name>[\w.-]+)\\*"\s*:\s*\\*"(?<quoted>[^"\\\n]*)/g,
];
const lines =
  /^[ \t]*(?:- +)?["']?(?<name>[\w.-]+)["']?[ \t]*:[ \t]+(?:"(?<quoted>[^"\n]*)"|'(?<single>[^'\n]*)'|(?<bare>[^\s#|>{[&*!"'][^\n]*?))[ \t]*(?:[ \t]#[^\n]*)?$/gm;

/** What a field of this name holds, if its value is a credential. */
export function credentialField(name: string, value: string): string | undefined {
  if (passwords.test(name)) return isPlaceholder(value) ? undefined : `A password, as \`${shorten(name)}\`,`;
  if (drawn.test(name) && looksDrawn(value)) return `A credential, as \`${shorten(name)}\`,`;
  return undefined;
}

/**
 * @param from where the part of the text begins that is looked at.
 * @param hasLines whether `name: value` on a line of its own counts: in a file of settings, or in one that is a value in YAML.
 */
export function fieldsIn(text: string, from: number, to: number, hasLines: boolean): readonly Credential[] {
  const part = text.slice(from, to);
  const found: Credential[] = [];
  for (const pattern of hasLines ? [...assignments, lines] : assignments)
    for (const match of part.matchAll(pattern)) {
      const { name = '', quoted, single, bare } = match.groups ?? {};
      const value = quoted ?? single ?? bare ?? '';
      const what = credentialField(name, value);
      if (what === undefined) continue;
      // The value is the last that its name is followed by.
      const start = from + match.index + match[0].lastIndexOf(value);
      found.push({ what, start, end: start + value.length });
    }
  return found;
}
