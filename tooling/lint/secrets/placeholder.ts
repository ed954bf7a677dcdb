/**
 * Owns telling a value from what only stands in the place of one: a reference that another tool fills in, an encrypted text, a word in
 * an example. `changeme` in a configuration is none of these: it is a password, and works.
 */

/** Filled in, fetched or decrypted elsewhere. */
const references: readonly RegExp[] = [
  /^\$[A-Za-z_(][^$]*$/, // $slack-token, $(command), $NAME
  /\$\{[^}]*\}|\$\([^)]*\)|\{\{.*?\}\}|<%.*?%>/,
  /^%[A-Za-z_]+%$|%\([a-z_]+\)s/i,
  /^[^<>]{0,40}<[^<>]{1,60}>[^<>]{0,40}$/,
  /^[[{][\w .-]*[\]}]$/,
  /^@@?[A-Za-z_.-]+@@?$/,
  /^\{cipher\}/,
  /^(?:ref\+)?(?:vault|op|secretref|awssm|gcpsecrets?|azurekeyvault|env|file|secrets?|directory|configmaps?):/i,
  /^arn:aws[a-z-]*:/,
  /^(?:\.{0,2}\/|~\/)[\w./-]*$/,
];

/** As SOPS and Ansible write it. */
const encrypted = /^(?:ENC\[|\$ANSIBLE_VAULT)/;

/** Words that nobody chooses as a value. */
const words =
  /example|placeholder|redacted|dummy|your[-_ ]|\bsample\b|\btodo\b|\btbd\b|\bfixme\b|insert[-_ ]|replace[-_ ]?(?:me|with|this)|\bremoved\b|\bhidden\b|\bmasked\b|not[-_]a[-_]|\bfake\b/i;

/** Types, and what says that there is none. */
const nothing = /^(?:null|nil|none|true|false|yes|no|on|off|string|text|undefined|empty|unset|""|'')$/i;

/** One character over and over, or with dots and stars for what was taken out. */
const takenOut = /^(.)\1*$|x{4,}|\*{3,}|\.{3}|…|•{3}|-{6,}$|_{5,}/i;

export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (text === '' || encrypted.test(text)) return true;
  // A script or a file is more than the variables in it.
  if (text.includes('\n')) return false;
  if (nothing.test(text) || takenOut.test(text) || words.test(text)) return true;
  return references.some((one) => one.test(text));
}

/** In prose and code, a word for the thing stands for the thing (`https://user:password@host`), as does the password of all examples. */
const named =
  /^(?:(?:my|the|a|some|new|old|test)?[-_ ]?(?:pass|passwd|password|pwd|pw|secret|token|key|credentials?|user|username|changeme|changeit|foo|bar|abc|test|correct|horse|battery|staple|hunter2|s3cret|p4ssw0rd))+\d*$/i;

export function isNamedOnly(value: string): boolean {
  // A value that a program puts in, or a quote where it is put together.
  return isPlaceholder(value) || named.test(value.trim()) || value.startsWith('${') || !/\w{3}/.test(value);
}

/** What a machine drew: long, letters with digits, and not words or versions with dashes between. */
export function looksDrawn(value: string): boolean {
  const text = value.trim();
  if (text.length < 16 || /\s/.test(text) || isPlaceholder(text) || isReference(text)) return false;
  if (!/\d/.test(text) || !/[A-Za-z]/.test(text) || new Set(text).size < 8) return false;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || /^[\w.-]+\/[\w./-]+$/.test(text)) return false;
  if (/[a-z]/.test(text) && /[A-Z]/.test(text)) return true;
  return text.split(/[-_.:]/).some((part) => part.length >= 12 && /\d/.test(part) && /[A-Za-z]/.test(part));
}

/** What stands for something that is known anyway: the id of it, the digest of it. */
export function isReference(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^(?:sha\d{1,3}|md5)[:-]/i.test(text);
}
