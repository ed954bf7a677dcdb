/** Owns address ranges (CIDR) of IPv4 and IPv6: what is one, what lies in another, whether some of them leave anybody out. */

export interface AddressRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

const bits = { 4: 32n, 6: 128n } as const;

/** A range as Kubernetes takes it: an address, `/` and a length; bits behind the length may be set. Undefined for anything else. */
export function parseCidr(text: string): AddressRange | undefined {
  const match = /^([0-9A-Fa-f.:]+)\/([0-9]{1,3})$/.exec(text.trim());
  if (match === null) return undefined;
  const [, address = '', length = ''] = match;
  const family = address.includes(':') ? 6 : 4;
  const value = family === 6 ? parseIpv6(address) : parseIpv4(address);
  const prefix = BigInt(length);
  if (value === undefined || prefix > bits[family] || (length !== '0' && length.startsWith('0'))) return undefined;
  const size = 1n << (bits[family] - prefix);
  const first = value - (value % size);
  return { family, first, last: first + size - 1n };
}

export function contains(outer: AddressRange, inner: AddressRange): boolean {
  return outer.family === inner.family && outer.first <= inner.first && outer.last >= inner.last;
}

/** Whether ranges together hold every address of a family: `0.0.0.0/0`, or both halves of it. */
export function coverAll(ranges: readonly AddressRange[]): boolean {
  return ([4, 6] as const).some((family) => {
    const sorted = ranges.filter((one) => one.family === family).sort((a, b) => (a.first < b.first ? -1 : 1));
    let next = 0n;
    for (const { first, last } of sorted) if (first <= next && last >= next) next = last + 1n;
    return next === 1n << bits[family];
  });
}

/** Go takes leading zeros in Kubernetes' older fields, and reads them as decimal. */
function parseIpv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^[0-9]{1,3}$/.test(part) || Number(part) > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function parseIpv6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => groupsOf(half));
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  const given = head.length + (tail?.length ?? 0);
  if (halves.length === 1 ? given !== 8 : given > 7) return undefined;
  const groups = [...head, ...new Array<bigint>(8 - given).fill(0n), ...(tail ?? [])];
  return groups.reduce((sum, group) => sum * 65536n + group, 0n);
}

/** Groups of 16 bits; the last two may be written as IPv4. */
function groupsOf(text: string): readonly bigint[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const last = parts.at(-1) ?? '';
  const dotted = last.includes('.') ? parseIpv4(last) : undefined;
  if (last.includes('.') && dotted === undefined) return undefined;
  const plain = dotted === undefined ? parts : parts.slice(0, -1);
  if (plain.some((part) => !/^[0-9A-Fa-f]{1,4}$/.test(part))) return undefined;
  const groups = plain.map((part) => BigInt(`0x${part}`));
  return dotted === undefined ? groups : [...groups, dotted / 65536n, dotted % 65536n];
}
