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
const integer = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const timestamp =
  /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:[Tt]|[ \t]+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(\.[0-9]*)?(?:[ \t]*(Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?)?$/;

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
  const plain = text.replaceAll('_', '');
  if (integer.test(plain)) {
    const value = readInteger(plain);
    if (value <= maxUint64 && value >= minInt64 && !(value > maxInt64 && plain.startsWith('+'))) return narrow(value);
  }
  return float.test(plain) ? Number(plain) : undefined;
}

function readInteger(plain: string): bigint {
  const negative = plain.startsWith('-');
  const digits = plain.replace(/^[-+]/, '');
  const octal = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits;
  const value = BigInt(octal);
  return negative ? -value : value;
}

function narrow(value: bigint): number | bigint {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/** Kustomize writes a date as the JSON of Go's `time.Time`: RFC 3339, in the zone it was written in. */
function readTimestamp(text: string): string | undefined {
  const match = timestamp.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = match;
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month)))
    return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const digits = fraction.slice(1, 10).replace(/0+$/, '');
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const time = `${hour.padStart(2, '0')}:${minute}:${second}${digits === '' ? '' : `.${digits}`}`;
  return `${date}T${time}${zone === 'Z' ? 'Z' : zoneOffset(zone)}`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function zoneOffset(zone: string): string {
  const digits = zone.slice(1).replace(':', '');
  const hours = digits.length <= 2 ? digits.padStart(2, '0') : digits.slice(0, -2).padStart(2, '0');
  const minutes = digits.length <= 2 ? '00' : digits.slice(-2);
  return hours === '00' && minutes === '00' ? 'Z' : `${zone[0]}${hours}:${minutes}`;
}
