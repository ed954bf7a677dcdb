/** Owns ConfigMaps and Secrets. Source: `ValidateConfigMap` and `ValidateSecret` of the core API. */
import { listText } from '../wording.ts';
import type { At } from './at.ts';
import { dataKey } from './syntax.ts';

const most = 1024 * 1024;

export function checkConfigMap(map: At): void {
  const data = map.get('data');
  const binary = map.get('binaryData');
  checkKeys(data);
  checkKeys(binary);
  for (const [key, value] of data.entries()) {
    if (binary.get(key).isSet)
      value.sayOfKey(`Key \`${key}\` stands in ${data.name} and in ${binary.name}; keep one of them.`);
  }
  checkSize(data, sizeOfTexts(data) + sizeOfBase64(binary));
}

export function checkSecret(secret: At): void {
  const data = secret.get('data');
  const texts = secret.get('stringData');
  checkKeys(data);
  checkKeys(texts);
  checkSize(texts.isSet ? texts : data, sizeOfTexts(texts) + sizeOfBase64(data));
  checkType(secret, data, texts);
}

function checkKeys(data: At): void {
  for (const [key, value] of data.entries()) {
    if (!dataKey.fits(key))
      value.sayOfKey(`Key ${JSON.stringify(key)} stands in ${data.name}, but ${dataKey.expected} is expected.`);
  }
}

function checkSize(data: At, size: number): void {
  if (size > most) data.say(`${data.field} has ${size} bytes, but an object holds at most ${most}.`);
}

function sizeOfTexts(data: At): number {
  return data.entries().reduce((sum, [, value]) => sum + Buffer.byteLength(value.text ?? ''), 0);
}

function sizeOfBase64(data: At): number {
  return data
    .entries()
    .reduce((sum, [, { text = '' }]) => sum + Math.floor((text.replace(/=+$/, '').length * 3) / 4), 0);
}

/** What each type has to hold. */
const keysOfTypes: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
};

function checkType(secret: At, data: At, texts: At): void {
  const type = secret.get('type').text ?? '';
  const value = (key: string): At => (texts.get(key).isSet ? texts.get(key) : data.get(key));
  const needed = Object.hasOwn(keysOfTypes, type) ? (keysOfTypes[type] ?? []) : [];
  const missing = needed.filter((key) => !value(key).isSet && data.get(key).value === undefined);
  if (missing.length > 0) {
    const keys = `${missing.length === 1 ? 'Key' : 'Keys'} ${listText(missing)} ${missing.length === 1 ? 'is' : 'are'}`;
    data.say(`${keys} missing in ${data.name}; a Secret of type \`${type}\` needs ${listText(needed)}.`);
  }
  for (const key of needed) {
    const at = value(key);
    if (key === 'ssh-privatekey' && at.text === '') at.require();
    else if (key.startsWith('.docker')) checkJson(at, at.route[0] === 'data');
  }
  if (type === 'kubernetes.io/basic-auth' && !value('username').isSet && !value('password').isSet) {
    data.say(
      `Neither \`username\` nor \`password\` stands in ${data.name}; a Secret of type \`${type}\` needs one of them.`,
    );
  }
  const account = secret.down('metadata', 'annotations', 'kubernetes.io/service-account.name');
  if (type === 'kubernetes.io/service-account-token') account.require();
}

/** The value is not printed: it is a secret. */
function checkJson(at: At, encoded: boolean): void {
  if (at.text === undefined) return;
  try {
    const value: unknown = JSON.parse(encoded ? Buffer.from(at.text, 'base64').toString('utf8') : at.text);
    if (value === null || (typeof value === 'object' && !Array.isArray(value))) return;
  } catch {
    // Said below.
  }
  at.say(
    `${at.field} holds no JSON object${encoded ? ' in its base64' : ''}, but the login of a registry is one: \`{"auths": …}\`.`,
  );
}
