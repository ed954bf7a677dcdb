/** Owns the report for programs, as report-schema.ts describes it. */
import type { Finding } from '../lint/finding.ts';
import type { Judgement } from '../lint/judge.ts';
import { fieldOrigin } from '../lint/suppress/entry.ts';
import type { Suppressed } from '../lint/suppress/suppress.ts';
import type { Origin } from '../source/node.ts';
import { positionAt } from '../source/problem.ts';
import type { FindingJson, PlaceJson, ReportJson, SuppressedJson } from './report-schema.ts';
import { messageText, safeJson } from './safe-text.ts';
import { summaryOf } from './summary.ts';

export function formatJson(judgement: Judgement): string {
  const { errors, warnings } = summaryOf(judgement);
  const { kubernetesClusters, kafkaClusters, objects } = judgement.counts;
  const { suppressed, baseline } = judgement.accepted;
  const report: ReportJson = {
    version: 1,
    summary: { errors, warnings, suppressed: suppressed.length, baseline, kubernetesClusters, kafkaClusters, objects },
    findings: judgement.findings.map(findingJson),
    suppressed: suppressed.map(suppressedJson),
  };
  return `${safeJson(report)}\n`;
}

function findingJson(finding: Finding): FindingJson {
  const { rule, severity, object, route = [] } = finding;
  return {
    rule,
    severity,
    message: messageText(finding.message),
    ...placeJson(finding.origin),
    ...(finding.path === undefined ? {} : { path: finding.path }),
    related: finding.related.map((one) => ({ message: messageText(one.message), ...placeJson(one.origin) })),
    object: object === undefined ? null : { ...withoutUndefined(object), path: [...route] },
    clusters: [...finding.clusters],
  };
}

function suppressedJson({ finding, suppression }: Suppressed): SuppressedJson {
  const { reason, until, approvedBy } = suppression;
  return {
    ...findingJson(finding),
    suppression: {
      reason: messageText(reason),
      until,
      ...(approvedBy === undefined ? {} : { approvedBy: messageText(approvedBy) }),
      ...placeJson(fieldOrigin(suppression, 'rule')),
    },
  };
}

function withoutUndefined({ apiVersion, kind, namespace, name }: NonNullable<Finding['object']>) {
  return { apiVersion, kind, ...(namespace === undefined ? {} : { namespace }), name };
}

/** Lines and columns from 1; `end` is behind the last character. */
function placeJson({ file, start, end }: Origin): PlaceJson {
  return { file: file.path, start: positionAt(file.text, start), end: positionAt(file.text, end) };
}
