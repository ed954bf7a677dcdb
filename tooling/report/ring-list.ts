/** Owns what `fleet rings` prints: the rings with their Kubernetes clusters, each change with where it is on and what comes next. */
import { visible } from '../source/show.ts';
import type { Paint } from './paint.ts';
import { plural } from './summary.ts';

export interface ListedRing {
  readonly ring: string;
  /** Ids of Kubernetes clusters. */
  readonly kubernetes: readonly string[];
}

export interface ListedChange {
  readonly name: string;
  readonly base: string;
  readonly component?: string;
  readonly replacement?: string;
  readonly reason: string;
  readonly until: string;
  /** Whether that day is over. */
  readonly late: boolean;
  /** The ring that it has reached. */
  readonly ring: string;
  /** Where it is on, and where it is not yet: ids of Kubernetes clusters. */
  readonly on: readonly string[];
  readonly off: readonly string[];
  readonly overlays: readonly string[];
  /** What to do next. */
  readonly next: string;
}

export interface RingList {
  readonly rings: readonly ListedRing[];
  readonly changes: readonly ListedChange[];
}

export function formatRings({ rings, changes }: RingList, paint: Paint): string {
  const width = Math.max(...rings.map((one) => one.ring.length));
  return [
    ...rings.map(
      ({ ring, kubernetes }, index) => `${index + 1}  ${paint.bold(ring.padEnd(width))}  ${listed(kubernetes)}`,
    ),
    '',
    ...(changes.length === 0
      ? ['No change is under way.']
      : changes.flatMap((one) => [...changeLines(one, paint), '']).slice(0, -1)),
    '',
  ].join('\n');
}

function changeLines(change: ListedChange, paint: Paint): readonly string[] {
  const { name, base, component, replacement, reason, until, late, on, off, overlays, next } = change;
  const day = late ? paint.yellow(`${until}, which is over`) : until;
  return [
    `${paint.bold(name)}  ${visible(component ?? `${replacement} in the place of ${base}`)}`,
    `  for     ${visible(reason)}`,
    `  on in   ${listed(on)} (${plural(overlays.length, 'overlay')})`,
    `  not in  ${listed(off)}`,
    `  until   ${day}`,
    `  next    ${next}`,
  ];
}

function listed(ids: readonly string[]): string {
  return ids.length === 0 ? '–' : ids.join(', ');
}
