/** Owns telling what is wrong with a container once: violations of one place become one sentence. */
import type { Violation } from './pod-security-standards.ts';

export interface Gathered {
  readonly violations: readonly [Violation, ...Violation[]];
  /** `container \`x\` may gain privileges and may run as root` */
  readonly what: string;
  readonly fix: string;
}

export function gather(violations: readonly Violation[]): readonly Gathered[] {
  const byPlace = new Map<string, [Violation, ...Violation[]]>();
  for (const violation of violations) {
    const key = JSON.stringify([violation.who, violation.route]);
    const there = byPlace.get(key);
    if (there === undefined) byPlace.set(key, [violation]);
    else there.push(violation);
  }
  return [...byPlace.values()].map((found) => ({
    violations: found,
    what: `${found[0].who} ${joined(found.map((one) => one.what))}`,
    fix: joined([...new Set(found.map((one) => one.fix))]),
  }));
}

function joined(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
