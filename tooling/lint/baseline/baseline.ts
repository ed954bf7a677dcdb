/**
 * Owns leaving out what the baseline holds. Like suppressions, an entry is for one cluster: a line of a profile that reaches a cluster
 * more than when the fleet was adopted is new there. Where more is found at a place than the entry counts, all of it is told, as nobody
 * knows which is new.
 */
import type { KubernetesContext } from '../../rules/context.ts';
import type { Rule } from '../../rules/rule.ts';
import type { Documents } from '../../source/tree.ts';
import { collate, type Finding } from '../finding.ts';
import { objectsOf, placeOf, treesOf } from '../finding-place.ts';
import { problemTexts } from '../problem-texts.ts';
import type { Scope } from '../scope.ts';
import { findingAbout } from '../suppress/problems.ts';
import { type BaselineEntry, keyOf, type ReadEntry, readBaseline } from './file.ts';

export interface BaselineUse {
  /** What is left of the findings in one Kubernetes cluster. */
  apply(context: KubernetesContext, findings: readonly Finding[]): readonly Finding[];
  /**
   * Once all Kubernetes clusters are through.
   * @param before what was found for one of them before rules ran: faults among it hide what rules would find.
   */
  problems(before: (kubernetes: string) => readonly Finding[]): readonly Finding[];
  /** How many findings it holds. */
  count(): number;
}

export interface BaselineOptions {
  readonly scope: Scope;
  /** The Kubernetes clusters that are looked at, where it is a part of them. */
  readonly among?: ReadonlySet<string> | undefined;
  readonly rules: readonly Rule[];
  /** Told of each finding, to write a baseline from; then none is left out. */
  readonly record?: ((entry: BaselineEntry) => void) | undefined;
}

export function useBaseline(documents: Documents, { scope, among, rules, record }: BaselineOptions): BaselineUse {
  const baseline = record === undefined ? readBaseline(documents, rules) : undefined;
  const entries = new Map((baseline?.entries ?? []).map((entry) => [keyOf(entry), entry]));
  const occurs = new Map<string, number>();
  const held: Finding[] = [];
  const hidden = new Set<string>();
  return {
    apply(context, findings) {
      if (findings.some(hides)) hidden.add(context.kubernetes.id);
      if (baseline?.isUnreadable === true) return findings.filter(isProblem);
      if (entries.size === 0 && record === undefined) return findings;
      const keyed = findings.map((finding) => ({
        finding,
        entries: isProblem(finding) ? [] : entriesFor(finding, context),
      }));
      for (const one of keyed) for (const { entry } of one.entries) count(occurs, keyOf(entry));
      if (record !== undefined) for (const one of keyed) for (const { entry } of one.entries) record(entry);
      return keyed.flatMap(({ finding, entries: own }) => {
        const covered = own.filter(({ entry }) => {
          const known = entries.get(keyOf(entry));
          return known !== undefined && (occurs.get(keyOf(entry)) ?? 0) <= (known.count ?? 1);
        });
        if (covered.length === 0) return [finding];
        const left = own.filter((one) => !covered.includes(one)).flatMap((one) => one.cluster ?? []);
        held.push({ ...finding, clusters: finding.clusters.filter((one) => !left.includes(one)) });
        return left.length === 0 ? [] : [{ ...finding, clusters: left }];
      });
    },
    problems(before) {
      if (baseline === undefined) return [];
      const problems = baseline.problems.map((one) => findingAbout(one, []));
      const sure = new Map<string, boolean>();
      const isSure = ({ cluster }: ReadEntry): boolean => {
        const [kubernetes = ''] = cluster.split('/');
        if (scope.kubernetes !== undefined || among?.has(kubernetes) === false || hidden.has(kubernetes)) return false;
        const known = sure.get(kubernetes) ?? !before(kubernetes).some(hides);
        sure.set(kubernetes, known);
        return known;
      };
      const ran = new Set(rules.map((one) => one.id));
      const gone = baseline.entries.filter(
        (one) => ran.has(one.rule) && (occurs.get(keyOf(one)) ?? 0) < (one.count ?? 1) && isSure(one),
      );
      const [first, ...others] = gone;
      return first === undefined ? problems : [...problems, stale(first, others.length, occurs.get(keyOf(first)) ?? 0)];
    },
    count: () => collate(held).length,
  };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function isProblem({ rule }: Finding): boolean {
  return Object.hasOwn(problemTexts, rule);
}

/** Overlays on disk are not what is judged. */
const hidesNothing: readonly string[] = ['overlay-out-of-date', 'topic-change-refused', 'vendored-release'];

/** Whether rules may find more once this is mended. */
export function hides({ rule }: Finding): boolean {
  return (
    Object.hasOwn(problemTexts, rule) &&
    problemTexts[rule as keyof typeof problemTexts].after !== true &&
    !hidesNothing.includes(rule)
  );
}

interface EntryFor {
  readonly entry: BaselineEntry;
  /** The cluster it stands for; undefined for the finding as a whole. */
  readonly cluster: string | undefined;
}

/** One for each cluster it reaches; one alone for a line of a cluster's own file, and for what is about no cluster. */
function entriesFor(finding: Finding, context: KubernetesContext): readonly EntryFor[] {
  const { kubernetes, fleet } = context;
  const { path } = finding.origin.file;
  const own = fleet.kafkaClusters.find(
    (one) => one.path === path || one.lists.some((list) => list.origin.file.path === path),
  );
  const clusters = own === undefined ? finding.clusters : [];
  const entryFor = (id: string | undefined): BaselineEntry => {
    const cluster = own ?? fleet.kafkaClusters.find((one) => one.id === id);
    const place = placeOf(finding, treesOf(cluster, kubernetes), objectsOf(context, cluster?.id));
    return { rule: finding.rule, cluster: cluster?.id ?? kubernetes.id, ...writtenPlace(place) };
  };
  if (clusters.length === 0) return [{ entry: entryFor(undefined), cluster: undefined }];
  return clusters.map((cluster) => ({ entry: entryFor(cluster), cluster }));
}

function writtenPlace({ file, object, path }: ReturnType<typeof placeOf>): Partial<BaselineEntry> {
  if (object !== undefined) return { object, ...(path === '' ? {} : { path }) };
  return path === '' ? { file: file ?? '' } : { path };
}

function stale(first: ReadEntry, others: number, occurs: number): Finding {
  const what =
    occurs === 0
      ? `\`${first.rule}\` finds nothing there any more`
      : `\`${first.rule}\` finds ${occurs} there and not ${first.count}`;
  const more = others === 0 ? '' : `, and ${others} other ${others === 1 ? 'entry is' : 'entries are'} like it`;
  const message = `${what}${more}; run \`npx fleet baseline --prune\`.`;
  return findingAbout({ id: 'baseline-unused', message, origin: first.origin }, []);
}
