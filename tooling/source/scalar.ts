/**
 * Owns what a plain YAML scalar means. Kustomize reads with Go's yaml.v3, and what it makes of a scalar is what the cluster gets,
 * so this follows `resolve.go` there and not YAML 1.2: `0777` is 511, `1_000` is 1000, `yes` is text, a date becomes a timestamp.
 */
import type { ScalarValue } from './node.ts';

const words = new Map<string, ScalarValue>([
  ['', null],
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);

/** yaml.v3 reads these as floats, which JSON cannot hold: kustomize fails on them. */
const notJson = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
/** What begins with a point goes to Go's `ParseFloat` as it is, which takes single underscores between digits. */
const pointFloat = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/;
const integer = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
/** yaml.v3 reads the sign behind the prefix, too: `0b-11` is -3. */
const signedInside = /^-?0[bo][-+][0-7]+$/;
/** The four layouts of `allowedTimestampFormats`: a zone stands behind `T` and never behind a space. */
const timestamp =
  /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})([.,][0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})| +([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})([.,][0-9]+)?)?$/;

const maxInt64 = 2n ** 63n - 1n;
const minInt64 = -(2n ** 63n);
const maxUint64 = 2n ** 64n - 1n;

/** The value of an unquoted scalar, or `undefined` for infinity and not-a-number, which no manifest can hold. */
export function resolvePlainScalar(text: string): ScalarValue | undefined {
  const word = words.get(text);
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  const mayBeNumber = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
  if (!mayBeNumber) return text;
  if (notJson.test(text)) return undefined;
  return readTimestamp(text) ?? readNumber(text) ?? text;
}

function readNumber(text: string): number | bigint | undefined {
  if (text.startsWith('.')) return pointFloat.test(text) ? finite(Number(text.replaceAll('_', ''))) : undefined;
  const plain = text.replaceAll('_', '');
  if (integer.test(plain)) {
    const value = readInteger(plain);
    if (value <= maxUint64 && value >= minInt64 && !(value > maxInt64 && plain.startsWith('+'))) return narrow(value);
  }
  if (float.test(plain)) return finite(Number(plain));
  return signedInside.test(plain) ? readSignedInside(plain) : undefined;
}

function readInteger(plain: string): bigint {
  const negative = plain.startsWith('-');
  const digits = plain.replace(/^[-+]/, '').toLowerCase();
  const octal = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits;
  const value = BigInt(octal);
  return negative ? -value : value;
}

function readSignedInside(plain: string): number | bigint | undefined {
  const [, outer = '', prefix = '', inner = '', digits = ''] = /^(-?)(0[bo])([-+])([0-7]+)$/.exec(plain) ?? [];
  if (outer !== '' || (prefix === '0b' && /[2-7]/.test(digits))) return undefined;
  const value = BigInt(prefix + digits) * (inner === '-' ? -1n : 1n);
  return value <= maxInt64 && value >= minInt64 ? narrow(value) : undefined;
}

function narrow(value: bigint): number | bigint {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/** A float that Go cannot hold stays text. */
function finite(value: number): number | bigint | undefined {
  return Number.isFinite(value) ? normalizeFloat(value) : undefined;
}

/**
 * A float as kustomize prints it. Through JSON, a whole number below 1e21 loses its exponent, and whoever reads the output finds an
 * integer; minus zero finds itself without a sign.
 */
export function normalizeFloat(value: number): number | bigint {
  if (value === 0) return 0;
  if (!Number.isInteger(value) || Number.isSafeInteger(value) || Math.abs(value) >= 1e21) return value;
  const integer = BigInt(String(value));
  return integer <= maxUint64 && integer >= minInt64 ? integer : value;
}

/** Kustomize writes a date as the JSON of Go's `time.Time`: RFC 3339, in the zone it was written in. */
function readTimestamp(text: string): string | undefined {
  const match = timestamp.exec(text);
  if (match === null) return undefined;
  const [, year, month, day] = match;
  const [hour = '0', minute = '0', second = '0', fraction = ''] =
    match[4] === undefined ? match.slice(9, 13) : match.slice(4, 8);
  const zone = match[8] ?? 'Z';
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month)))
    return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (zone !== 'Z' && (Number(zone.slice(1, 3)) > 24 || Number(zone.slice(4)) > 60)) return undefined;
  const digits = fraction.slice(1, 10).replace(/0+$/, '');
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const time = [hour, minute, second].map((part) => part.padStart(2, '0')).join(':');
  return `${date}T${time}${digits === '' ? '' : `.${digits}`}${/^.00:00$/.test(zone) ? 'Z' : zone}`;
}

function daysIn(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}
