/**
 * Owns IP addresses and ranges as the API server reads new ones: no leading zeros, no IPv4 in IPv6 clothes, no bits behind a prefix.
 */

export interface AddressRange {
  /** Four or sixteen bytes. */
  readonly bytes: readonly number[];
  readonly prefix: number;
}

export function parseAddress(text: string): readonly number[] | undefined {
  return text.includes(':') ? parseVersion6(text) : parseVersion4(text);
}

export function parseRange(text: string): AddressRange | undefined {
  const match = /^([^/]+)\/(0|[1-9][0-9]{0,2})$/.exec(text);
  const bytes = parseAddress(match?.[1] ?? '');
  const prefix = Number(match?.[2]);
  if (bytes === undefined || prefix > bytes.length * 8) return undefined;
  return bytes.every((byte, index) => (byte & ~maskOf(prefix, index) & 255) === 0) ? { bytes, prefix } : undefined;
}

/** True where the second range lies within the first and is smaller. */
export function isWithin(outer: AddressRange, inner: AddressRange): boolean {
  return (
    outer.bytes.length === inner.bytes.length &&
    inner.prefix > outer.prefix &&
    inner.bytes.every((byte, index) => (byte & maskOf(outer.prefix, index)) === outer.bytes[index])
  );
}

/** The part of a byte that a prefix covers. */
function maskOf(prefix: number, index: number): number {
  const bits = Math.min(8, Math.max(0, prefix - index * 8));
  return (0xff00 >> bits) & 0xff;
}

function parseVersion4(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part))) return undefined;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

function parseVersion6(text: string): readonly number[] | undefined {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const before = groupsOf(head, tail === undefined);
  const after = groupsOf(tail ?? '', true);
  if (before === undefined || after === undefined) return undefined;
  const missing = 16 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined;
  const bytes = [...before, ...Array<number>(missing).fill(0), ...after];
  const isVersion4 = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  return isVersion4 ? undefined : bytes;
}

/** The bytes of groups with colons between; at the end of an address the last may be an IPv4 address. */
function groupsOf(text: string, atEnd: boolean): readonly number[] | undefined {
  if (text === '') return [];
  const groups = text.split(':');
  const bytes: number[] = [];
  for (const [index, group] of groups.entries()) {
    const dotted = atEnd && index === groups.length - 1 && group.includes('.') ? parseVersion4(group) : undefined;
    if (dotted !== undefined) bytes.push(...dotted);
    else if (/^[0-9a-fA-F]{1,4}$/.test(group)) {
      const number = Number.parseInt(group, 16);
      bytes.push(number >> 8, number & 255);
    } else return undefined;
  }
  return bytes;
}
