/** Owns which settings hold secrets, and whether a secret is written out or comes from elsewhere. */

const names =
  /(?:^|[._-])(?:password|passwd|passphrase|secret|credentials?|(?:secret|private|access|master|api|account|shared)[._-]?key)$/i;
const camelNames = /[a-z](?:Password|Passphrase|Secret|SecretKey|PrivateKey|AccessKey)$/;

/** Whether a value gives away a secret; `${…}` takes it from where it is kept, a path says where it is. */
export function isSecretInClear(key: string, value: unknown): boolean {
  if (typeof value !== 'string' || value.trim() === '') return false;
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(value)) return true;
  if (/jaas\.config$/i.test(key))
    return /(?:password|secret)\s*=\s*(?:"(?!\$\{)[^"]+"|(?![\s"]|\$\{)[^\s;]+)/i.test(value);
  return (
    (names.test(key) || camelNames.test(key)) &&
    !value.includes('${') &&
    !value.startsWith('/') &&
    !value.startsWith('file:')
  );
}
