/** Owns what a finding is and in which order findings come: what every report and exit code is made from. */
import type { Origin, Route } from '../source/node.ts';
import type { Problem, Related } from '../source/problem.ts';

export interface ObjectName {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
}

export interface Finding {
  /** Id of the rule, or of the kind of problem. */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** The line a person can edit. */
  readonly origin: Origin;
  readonly related: readonly Related[];
  /** The rendered object it was found in, and where in it. */
  readonly object?: ObjectName;
  readonly route?: Route;
  /** Ids of the clusters affected, by code unit; empty when it is about no single one. */
  readonly clusters: readonly string[];
}

export function findingOf(problem: Problem, clusters: readonly string[] = []): Finding {
  return {
    rule: problem.id,
    severity: 'error',
    message: problem.message,
    origin: problem.origin,
    related: problem.related ?? [],
    clusters,
  };
}

/**
 * One finding for each rule and place, in the order of files and lines. A profile or a base reaches many clusters: they are listed
 * in one finding instead of a copy for each, even where the message names the cluster.
 */
export function collate(findings: readonly Finding[]): readonly Finding[] {
  const byPlace = new Map<string, Gathered[]>();
  for (const finding of findings) {
    const place = `${finding.origin.file.path}\0${finding.origin.start}\0${finding.rule}`;
    const there = byPlace.get(place) ?? [];
    byPlace.set(place, there);
    const twin =
      there.find((one) => one.finding.message === finding.message) ?? there.find((one) => isTwin(one, finding));
    if (twin === undefined) there.push({ finding, clusters: new Set(finding.clusters) });
    else for (const cluster of finding.clusters) twin.clusters.add(cluster);
  }
  const gathered = [...byPlace.values()].flat();
  return gathered.map(({ finding, clusters }) => ({ ...finding, clusters: [...clusters].sort() })).sort(byOrder);
}

interface Gathered {
  readonly finding: Finding;
  readonly clusters: Set<string>;
}

/** Two messages about one cluster at one place are two faults; about two clusters, they are one fault that names its cluster. */
function isTwin({ clusters: known }: Gathered, { clusters: [cluster, ...others] }: Finding): boolean {
  return cluster !== undefined && others.length === 0 && known.size > 0 && !known.has(cluster);
}

function byOrder(a: Finding, b: Finding): number {
  return (
    compare(a.origin.file.path, b.origin.file.path) ||
    a.origin.start - b.origin.start ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

/** By code unit, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
