/**
 * Owns what Prometheus makes of what it is told, as far as rules and generators need it: sizes and times as it writes them (its own
 * units are powers of two: 1KB is 1024 bytes), what a query may take. Source: Prometheus 3.13, `cmd/prometheus`, `alecthomas/units`.
 */
import { parseQuantity } from '../../source/quantity.ts';

/** The long-term line; base/prometheus runs this one. */
export const prometheusVersion = 'v3.13.5';
export const prometheusRepository = 'quay.io/prometheus/prometheus';

/** Of a volume, four fifths are for what is kept; what is being written, and merged, comes on top. */
const share = 0.8;

/** What a Prometheus with a volume of this size may keep, in bytes. */
export function keptBytes(volume: string): number | undefined {
  const bytes = parseQuantity(volume);
  return bytes === undefined ? undefined : Math.floor(bytes * share);
}

const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB'];

/** Whole megabytes, as Prometheus writes them. */
export function prometheusSize(bytes: number): string {
  const megabytes = Math.floor(bytes / 1024 ** 2);
  return megabytes % 1024 === 0 && megabytes > 0 ? `${megabytes / 1024}GB` : `${megabytes}MB`;
}

/** Bytes of a size such as `80GB`; undefined for what Prometheus refuses. */
export function parsePrometheusSize(text: string): number | undefined {
  const match = /^([0-9]+(?:\.[0-9]+)?)([KMGTPE]?)(i?)B$/.exec(text);
  if (match === null) return undefined;
  return Number(match[1]) * 1024 ** units.indexOf(`${match[2]}B`);
}

/** What each sample of a query takes in memory: a time and a value. */
export const sampleBytes = 16;
/** `--query.max-samples`, where nothing is said. */
export const defaultMaxSamples = 50_000_000;
