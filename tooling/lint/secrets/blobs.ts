/**
 * Owns private keys and keystores: PEM, bare DER in base64, PEM in base64, PKCS12 and Java keystores in base64. What holds certificates
 * only is public, so a blob is looked into before it is told.
 */
import type { Credential } from './credential.ts';

export const blobHint =
  'PRIVATE KEY-----|PRIVATE KEY BLOCK-----|LS0tLS1CRUdJTi|/u3\\+7QAAAA|zs7OzgAAAA|MII|MIG|MC4CAQAwBQYDK2V|MHcCAQEEI|PuTTY-User-Key';

export function blobsIn(text: string): readonly Credential[] {
  return [...pemKeys(text), ...puttyKeys(text), ...base64Blobs(text)];
}

const pemHead = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/g;
const pemEnd = /-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/;
/** The largest key anyone makes, RSA of 16384 bits, has 13 kB in PEM. */
const longestKey = 20_000;

function* pemKeys(text: string): Iterable<Credential> {
  for (const { index, 0: head } of text.matchAll(pemHead)) {
    const from = index + head.length;
    const rest = text.slice(from, from + longestKey);
    const end = pemEnd.exec(rest);
    const body = end === null ? rest.slice(0, 400) : rest.slice(0, end.index);
    if (!isKeyBody(body)) continue;
    const length =
      end === null ? (/^[A-Za-z0-9+/=\s\\]*/.exec(rest)?.[0].trimEnd().length ?? 0) : end.index + end[0].length;
    yield { what: 'A private key', start: index, end: from + length };
  }
}

/** As a block, as a string with `\n`, or as strings that a program puts together; the headers of old formats are no part of it. */
function isKeyBody(body: string): boolean {
  const characters = body
    .replaceAll(/\\[nrt]/g, '\n')
    .replaceAll(/^[\s"'|>+-]*(?:Proc-Type|DEK-Info|Version|Comment):.*$/gm, '')
    .replaceAll(/[\s"'|,+\\]/g, (one) => (one === '+' ? '+' : ''));
  const run = /^[A-Za-z0-9+/=]+/.exec(characters)?.[0] ?? '';
  return run.length >= 24 && new Set(run).size >= 8 && !/x{4,}|redacted|example/i.test(run);
}

function* puttyKeys(text: string): Iterable<Credential> {
  for (const { index, 0: all } of text.matchAll(
    /PuTTY-User-Key-File-\d:[\s\S]{0,8000}?Private-Lines: \d+\s+[A-Za-z0-9+/=\s]{24,}/g,
  ))
    yield { what: 'A private key', start: index, end: index + all.trimEnd().length };
}

const blob =
  /(?<![A-Za-z0-9+/=])(?:LS0tLS1CRUdJTi|\/u3\+7QAAAA|zs7OzgAAAA|MI[IG]|MC4CAQAwBQYDK2V|MHcCAQEEI)[A-Za-z0-9+/]{24,}(?:\s*\n[ \t]*[A-Za-z0-9+/]{32,})*(?:\s*\n[ \t]*[A-Za-z0-9+/]+(?==))?={0,2}/g;
const bareKey = /^(?:MII[A-Za-z0-9+/]{3}IBA(?:DAN|AKC)|MIG[A-Za-z0-9+/]AgEAMB|MC4CAQAwBQYDK2V|MHcCAQEEI)/;

function* base64Blobs(text: string): Iterable<Credential> {
  for (const { index, 0: all } of text.matchAll(blob)) {
    const what = kindOfBlob(all, text.slice(Math.max(0, index - 120), index));
    if (what !== undefined) yield { what, start: index, end: index + all.length };
  }
}

/** @param before what stands before it, which may name it. */
function kindOfBlob(base64: string, before: string): string | undefined {
  if (bareKey.test(base64)) return 'A private key in base64';
  const bytes = Buffer.from(base64, 'base64');
  if (base64.startsWith('LS0')) {
    const [found] = pemKeys(bytes.toString('latin1'));
    return found && 'A private key in base64';
  }
  if (bytes[0] !== 0x30) return (hasJavaKey(bytes) ?? !isTruststore(before)) ? 'A Java keystore' : undefined;
  if (!isPkcs12(bytes)) return undefined;
  const named = /key-?store|(?:user|client|server|tls)\.(?:p12|pfx)/i.test(before.slice(before.lastIndexOf('\n') + 1));
  return keyBags.some((one) => bytes.includes(one)) || named ? 'A PKCS12 keystore' : undefined;
}

/** PFX ::= SEQUENCE { version INTEGER 3, ... }, RFC 7292. */
function isPkcs12(bytes: Buffer): boolean {
  return bytes[1] === 0x82 && bytes.subarray(4, 8).equals(Buffer.from([0x02, 0x01, 0x03, 0x30]));
}

/** Object ids of a key and of an encrypted key in it, 1.2.840.113549.1.12.10.1.1 and .2; those of certificates are encrypted. */
const keyBags: readonly Buffer[] = [1, 2].map((last) =>
  Buffer.from([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c, 0x0a, 0x01, last]),
);

function isTruststore(before: string): boolean {
  return /trust|cacerts|ca\.jks/i.test(before.slice(before.lastIndexOf('\n') + 1));
}

/**
 * Whether an entry of a Java keystore is a key; undefined where the bytes end too early. After magic, version and count each entry has a
 * tag (1 key, 2 certificate), an alias, a date; a certificate has a type and its bytes.
 */
function hasJavaKey(bytes: Buffer): boolean | undefined {
  if (bytes.length < 12) return undefined;
  let at = 12;
  for (let left = bytes.readUInt32BE(8); left > 0; left--) {
    if (at + 6 > bytes.length) return undefined;
    if (bytes.readUInt32BE(at) !== 2) return true;
    at += 6 + bytes.readUInt16BE(at + 4) + 8;
    if (at + 2 > bytes.length) return undefined;
    at += 2 + bytes.readUInt16BE(at);
    if (at + 4 > bytes.length) return undefined;
    at += 4 + bytes.readUInt32BE(at);
  }
  return false;
}
