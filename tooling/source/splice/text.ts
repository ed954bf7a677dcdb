/** Owns how a value is written into a text that a person wrote: plain where that is safe, in the quotes that were there before. */
import type { Plain, ScalarValue } from '../node.ts';
import { writePlain } from '../write-yaml.ts';

export interface ScalarPlace {
  /** Within `{ }` or `[ ]`. */
  readonly inFlow: boolean;
  /** What stood there. */
  readonly written?: string;
}

export function scalarText(value: ScalarValue, { inFlow, written = '' }: ScalarPlace): string {
  if (typeof value !== 'string') return writePlain(value).trimEnd();
  if (written.startsWith('"')) return JSON.stringify(value);
  if (written.startsWith("'") && !/[^\x20-\x7e\u00a0-\ud7ff]/u.test(value)) return `'${value.replaceAll("'", "''")}'`;
  const plain = writePlain(value).trimEnd();
  const isQuoted = /^['"]/.test(plain);
  if (plain.includes('\n') || (inFlow && !isQuoted && /[,[\]{}]/.test(plain))) return JSON.stringify(value);
  return plain;
}

export function keyText(key: string): string {
  return scalarText(key, { inFlow: true });
}

/** `{ hosts: required, zones: [a, b] }` */
export function flowText(value: Plain): string {
  if (typeof value !== 'object' || value === null) return scalarText(value, { inFlow: true });
  if (Array.isArray(value)) return `[${(value as readonly Plain[]).map(flowText).join(', ')}]`;
  const entries = Object.entries(value).map(([key, one]) => `${keyText(key)}: ${flowText(one)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
