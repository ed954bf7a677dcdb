/**
 * Owns sizes and CPU as Kubernetes writes them, and heaps as the JVM does. Bytes and millicores come out; text that is no quantity
 * gives undefined, so that whoever asked can say where it stands.
 */

const binary: Readonly<Record<string, number>> = {
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
  Pi: 1024 ** 5,
  Ei: 1024 ** 6,
};
const decimal: Readonly<Record<string, number>> = { '': 1, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 };

/** Bytes (or units) of a Kubernetes quantity such as `16Gi`, `500M`, `1e9`, `100`. Source: apimachinery `resource.Quantity`. */
export function parseQuantity(text: string | number): number | undefined {
  const match = /^([+-]?[0-9]+(?:\.[0-9]*)?|[+-]?\.[0-9]+)(?:([KMGTPE]i|[mkMGTPE])|[eE]([+-]?[0-9]+))?$/.exec(
    String(text),
  );
  if (match === null) return undefined;
  const [, digits, suffix = '', exponent] = match;
  const factor = exponent === undefined ? (binary[suffix] ?? decimal[suffix]) : 10 ** Number(exponent);
  return factor === undefined ? undefined : Number(digits) * factor;
}

/** Millicores of a CPU quantity: `4` is 4000, `500m` is 500. */
export function parseCpu(text: string | number): number | undefined {
  const cores = parseQuantity(text);
  return cores === undefined ? undefined : Math.round(cores * 1000);
}

/** Bytes of a heap, as a person (`6Gi`) or the JVM (`6g`, `3072m`) writes it: for the JVM all units are powers of 1024. */
export function parseHeap(text: string): number | undefined {
  const match = /^([0-9]+)(?:([KMG])i|([kKmMgG]))?$/.exec(text);
  if (match === null) return undefined;
  const unit = (match[2] ?? match[3] ?? '').toUpperCase();
  return Number(match[1]) * ({ '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 }[unit] ?? 1);
}

/**
 * A heap as the JVM and Strimzi take it (`^[0-9]+[mMgG]?$`, so not `6Gi`): `6Gi` becomes `6g`, `512Ki` becomes bytes.
 */
export function jvmSize(text: string): string {
  const bytes = parseHeap(text);
  if (bytes === undefined) return text;
  if (!/[iKk]/.test(text)) return text;
  if (bytes % 1024 ** 3 === 0) return `${bytes / 1024 ** 3}g`;
  return bytes % 1024 ** 2 === 0 ? `${bytes / 1024 ** 2}m` : String(bytes);
}

/** Bytes for people: `1.5 GiB`. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${Number(value.toFixed(value < 10 ? 2 : 1))} ${units[unit]}`;
}

/** Millicores as a person writes CPU: `4`, `1.5`, `250m`. */
export function formatCpu(millicores: number): string {
  return millicores % 100 === 0 ? String(millicores / 1000) : `${Math.round(millicores)}m`;
}

/** Bytes as a person writes memory: whole GiB where they are, else MiB rounded down. */
export function formatMemory(bytes: number): string {
  const mebibytes = Math.floor(bytes / 1024 ** 2);
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`;
}
