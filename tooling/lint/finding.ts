/** Owns what a finding is and in which order findings come: what every report and exit code is made from. */
import type { Mend } from '../rules/mend.ts';
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
  /** The field of the authored file it stands at, as a suppression names it: `kafka.listeners[external].tls`. */
  readonly path?: string;
  /** What `fleet fix` may do about it, where there is one safe answer. */
  readonly mend?: Mend;
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
    if (twin === undefined) there.push({ finding, clusters: new Set(finding.clusters), mends: mendOf(finding) });
    else {
      for (const cluster of finding.clusters) twin.clusters.add(cluster);
      // One line for several clusters, which need different things of it: no safe answer.
      if (mendOf(finding) !== twin.mends) twin.mends = undefined;
    }
  }
  const gathered = [...byPlace.values()].flat();
  return gathered
    .map(({ finding: { mend, ...finding }, clusters, mends }) => ({
      ...finding,
      clusters: [...clusters].sort(),
      ...(mend === undefined || mends === undefined ? {} : { mend }),
    }))
    .sort(byOrder);
}

interface Gathered {
  readonly finding: Finding;
  readonly clusters: Set<string>;
  /** What the mend would do, as text to compare; undefined once two differ. */
  mends: string | undefined;
}

function mendOf({ mend }: Finding): string | undefined {
  if (mend === undefined) return undefined;
  return 'remove' in mend
    ? `remove ${mend.remove.route.join('.')}`
    : `set ${mend.at.route.join('.')} ${JSON.stringify(mend.set)}`;
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
