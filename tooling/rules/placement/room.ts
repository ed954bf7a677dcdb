/** Owns how many nodes of a part find room: by the hosts there are, their size, and whether two may share one. */
import type { Hosts } from '../hosts.ts';
import { type Demand, podsPerNode } from '../kafka-hosts.ts';
import { oncePerPart } from '../remember.ts';
import { antiAffinityTerms, ownTerms, type Term } from './placement-terms.ts';

export interface Room {
  /** Hosts that are large enough for one pod, at most. */
  readonly hosts: number;
  /** Pods that they hold together, at most, if these may share a host. */
  readonly pods: number;
}

export function roomFor(hosts: Hosts, demand: Demand): Room {
  const room = { hosts: 0, pods: 0 };
  for (const pool of hosts.pools) {
    const each = podsPerNode(pool, demand);
    if (each >= 1) room.hosts += pool.nodes;
    room.pods += pool.nodes * each;
  }
  return room;
}

/** What keeps pods of the part from each other in any case. Whatever its topology, it keeps them off one host. */
export const ownApart = oncePerPart((kafka, part): readonly Term[] =>
  ownTerms(
    kafka,
    part,
    antiAffinityTerms(kafka, part).filter((term) => term.required),
  ),
);
