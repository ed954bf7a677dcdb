/** Owns the report for programs. `version` changes when a field changes its meaning or goes; new fields may come without. */
import type { Finding } from '../lint/finding.ts';
import type { Judgement } from '../lint/judge.ts';
import type { Origin } from '../source/node.ts';
import { positionAt } from '../source/problem.ts';
import { messageText, safeJson } from './safe-text.ts';
import { summaryOf } from './summary.ts';

const version = 1;

export function formatJson(judgement: Judgement): string {
  const { errors, warnings } = summaryOf(judgement);
  const report = {
    version,
    summary: { errors, warnings, ...judgement.counts },
    findings: judgement.findings.map(findingJson),
  };
  return `${safeJson(report)}\n`;
}

function findingJson(finding: Finding): object {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: messageText(finding.message),
    ...placeJson(finding.origin),
    related: finding.related.map((one) => ({ message: messageText(one.message), ...placeJson(one.origin) })),
    object: finding.object === undefined ? null : { ...finding.object, path: finding.route ?? [] },
    clusters: finding.clusters,
  };
}

/** Lines and columns from 1; `end` is behind the last character. */
function placeJson({ file, start, end }: Origin): object {
  return { file: file.path, start: positionAt(file.text, start), end: positionAt(file.text, end) };
}
