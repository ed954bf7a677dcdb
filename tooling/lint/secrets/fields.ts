/**
 * Owns credentials that are known by the name before them: `ssl.keystore.password=…`, `"bearerToken": "…"`, `password: …`. What is called a
 * password is one; a token, a secret or a key is often only the name of one, so their values must look drawn by a machine.
 */
import { shorten } from '../../source/show.ts';
import type { Credential } from './credential.ts';
import { isPlaceholder, isReference, looksDrawn } from './placeholder.ts';

/** For files that hold settings; case does not matter. Source of a regular expression. */
export const fieldHint = [
  '(?:pass(?:word|wd|phrase)|pwd|token|secret|credentials?|_auth|(?:secret|private|access|api|account|shared|master|storage|signing|encryption)[._-]?key|key-?data)["\'\\\\]*[ \\t]*[:=][ \\t]*[^\\s{[]',
  'name["\']?\\s*:\\s*["\']?\\w*(?:password|passwd|passphrase|token|secret|_key|pwd)\\b',
  'kind["\']?\\s*:\\s*["\']?Secret\\b',
].join('|');

const passwords = /(?:password|passwd|passphrase)$|(?:^|[_.-])pwd$/i;
/** As good as a password, but sometimes the plain name of where one is kept. */
const secrets =
  /(?:client[._-]?secret|secret[._-]?access[._-]?key|access[._-]?key[._-]?secret|(?:bearer|auth|access|refresh|api)[._-]?token)$/i;
const drawn =
  /(?:token|secret|credentials?|(?:^|:)_auth|(?:secret|private|access|api|account|shared|master|storage|signing|encryption)[._-]?key(?:[._-]?(?:data|id|secret))?|key-?data)$/i;

/** A name and what it is given, in one of the ways that people write it. Values are looked at from ahead, as options stand in some. */
const assignments: readonly RegExp[] = [
  /(?<![\w.-])(?<name>[\w.-]*[A-Za-z])\s*=\s*(?=\\*"(?<quoted>[^"\\\n]*)|'(?<single>[^'\n]*)|(?<bare>(?!=)(?:\$\{[^}\n]*\}|[^\s"',;&|)\]}\\])+))/dg,
  /\\*"(?<name>[\w.-]+)\\*"\s*:\s*\\*"(?<quoted>[^"\\\n]*)/dg,
];
const lines =
  /^[ \t]*(?:- +)?["']?(?<name>[\w.-]+)["']?[ \t]*:[ \t]+(?:"(?<quoted>[^"\n]*)"|'(?<single>[^'\n]*)'|(?<bare>[^\s#|>{[&*!"'][^\n]*?))[ \t]*(?:[ \t]#[^\n]*)?$/dgm;

/** What a field of this name holds, if its value is a credential. */
export function credentialField(name: string, value: string): string | undefined {
  if (passwords.test(name)) return isPlaceholder(value) ? undefined : `A password, as \`${shorten(name)}\`,`;
  if (looksDrawn(value) ? drawn.test(name) : secrets.test(name) && looksChosen(value))
    return `A credential, as \`${shorten(name)}\`,`;
  return undefined;
}

/** A word with digits, capitals or signs in it; `orders-oauth` is the name of something. */
function looksChosen(value: string): boolean {
  if (value.length < 8 || /[\s/]/.test(value) || isPlaceholder(value) || isReference(value)) return false;
  return !/^[A-Za-z]?[a-z]*(?:[-_.]?[A-Z]?[a-z]+)*(?:[-_.]\d+)?$/.test(value) && /[A-Za-z]/.test(value);
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
      const what = credentialField(name.replace(/^--?(?:D(?=[a-z]))?/, ''), quoted ?? single ?? bare ?? '');
      const { quoted: inQuotes, single: inSingle, bare: alone } = match.indices?.groups ?? {};
      const range = inQuotes ?? inSingle ?? alone;
      if (what === undefined || range === undefined) continue;
      found.push({ what, start: from + range[0], end: from + range[1] });
    }
  return found;
}
