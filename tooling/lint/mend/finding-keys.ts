/** Owns what a finding is across two states of the files: the same fault on another line is the same finding. */
import { pathText, routeTo } from '../../source/path-text.ts';
import type { Documents } from '../../source/tree.ts';
import type { Finding } from '../finding.ts';
import { problemTexts } from '../problem-texts.ts';

export function keysOf(findings: readonly Finding[], documents: Documents): ReadonlySet<string> {
  return new Set(findings.flatMap((one) => findingKeys(one, documents)));
}

/** What a finding is, whatever line it stands on: once for each cluster, as a mend may take it from one of them. */
export function findingKeys(finding: Finding, documents: Documents): readonly string[] {
  // The overlays on disk are those of before.
  if (finding.rule === 'overlay-out-of-date') return [];
  const { rule, clusters, object, message } = finding;
  const place = Object.hasOwn(problemTexts, rule) ? message : placeKey(finding, documents);
  const parts = [rule, finding.origin.file.path, place, object?.kind, object?.name];
  return (clusters.length === 0 ? [''] : clusters).map((cluster) => [...parts, cluster].join('\0'));
}

function placeKey({ origin }: Finding, documents: Documents): string {
  const { path } = origin.file;
  if (!path.startsWith('clusters/')) return String(origin.start);
  const root = documents.yaml(path, 'rewritten').documents.find((one) => one.kind === 'map');
  return root === undefined ? '' : pathText(root, routeTo(root, origin));
}
