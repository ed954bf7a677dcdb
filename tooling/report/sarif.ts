/**
 * Owns the report as SARIF 2.1.0, for GitHub's code scanning and others. What code scanning does not take is left out here, the
 * least severe first, and a notification says how many: an upload over its limits is refused whole.
 */
import packageJson from '../../package.json' with { type: 'json' };
import type { Finding } from '../lint/finding.ts';
import type { Judgement } from '../lint/judge.ts';
import type { Origin } from '../source/node.ts';
import { positionAt, type Related } from '../source/problem.ts';
import { fingerprints } from './fingerprint.ts';
import { bySeverity } from './ranking.ts';
import { rulesFor } from './rule-index.ts';
import { messageText, safeJson } from './safe-text.ts';
import { descriptorOf } from './sarif-rule.ts';
import { plural } from './summary.ts';
import { relativeUri } from './uri.ts';
import { clusterList, objectName } from './wording.ts';

/** Code scanning keeps 5,000 results of a run, and refuses more than 25,000. Source: GitHub docs, "SARIF results exceed limits". */
const mostResults = 5000;
/** An upload may be 10 MB when compressed; a text that is no longer to begin with always is. */
const mostBytes = 9_500_000;
/** Code scanning keeps 100 locations of a result; one is where the finding stands. */
const mostRelated = 99;
/** In the message, and in the properties for programs. */
const clustersInMessage = 5;
const clustersInProperties = 50;

const sourceRoot = '%SRCROOT%';

export function formatSarif(judgement: Judgement): string {
  const ranked = bySeverity(judgement.findings);
  const { rules, indexOf } = rulesFor(ranked);
  return formatLog(ranked, { descriptors: rules.map(descriptorOf), indexOf, seeAll: '`fleet validate` shows all' });
}

export interface SarifRules {
  readonly descriptors: readonly object[];
  /** Place of a rule's descriptor. */
  readonly indexOf: (rule: string) => number;
  /** Where to look for what does not fit. */
  readonly seeAll: string;
}

/** @param ranked what is to be kept first. */
export function formatLog(ranked: readonly Finding[], { descriptors, indexOf, seeAll }: SarifRules): string {
  const marks = fingerprints(ranked);
  const envelope = (results: readonly object[], left: readonly Finding[]): object => ({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: packageJson.name,
            semanticVersion: packageJson.version,
            rules: descriptors,
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [sourceRoot]: { description: { text: 'The root of the repository.' } } },
        invocations: [
          { executionSuccessful: true, toolExecutionNotifications: left.length === 0 ? [] : [cut(left, seeAll)] },
        ],
        results,
      },
    ],
  });
  let room = mostBytes - byteLength(envelope([], ranked));
  const results: object[] = [];
  for (const finding of ranked.slice(0, mostResults)) {
    const result = resultOf(finding, indexOf(finding.rule), marks.get(finding) ?? '');
    room -= byteLength(result) + 1;
    if (room < 0) break;
    results.push(result);
  }
  return `${safeJson(envelope(results, ranked.slice(results.length)), 0)}\n`;
}

function byteLength(value: unknown): number {
  return Buffer.byteLength(safeJson(value, 0));
}

function cut(left: readonly Finding[], seeAll: string): object {
  const errors = left.filter((one) => one.severity === 'error').length;
  const text = `${plural(left.length, 'finding')} (${plural(errors, 'error')}, ${plural(left.length - errors, 'warning')}) did not fit into this file; ${seeAll}.`;
  return { level: errors > 0 ? 'error' : 'warning', message: { text } };
}

function resultOf(finding: Finding, ruleIndex: number, fingerprint: string): object {
  const { rule, severity, clusters } = finding;
  const object = objectName(finding);
  const affected = clusters.length > 1 ? ` Affects ${clusterList(clusters, clustersInMessage)}.` : '';
  return {
    ruleId: rule,
    ruleIndex,
    level: severity,
    message: { text: withoutEmbeddedLinks(messageText(finding.message) + affected) },
    locations: [
      {
        physicalLocation: physicalLocation(finding.origin),
        ...(object === '' ? {} : { logicalLocations: [{ fullyQualifiedName: object, kind: 'resource' }] }),
      },
    ],
    ...(finding.related.length === 0 ? {} : { relatedLocations: finding.related.slice(0, mostRelated).map(related) }),
    partialFingerprints: { 'fleetFinding/v1': fingerprint },
    ...(clusters.length === 0
      ? {}
      : { properties: { clusters: clusters.slice(0, clustersInProperties), clusterCount: clusters.length } }),
  };
}

function related({ origin, message }: Related, index: number): object {
  return {
    id: index + 1,
    physicalLocation: physicalLocation(origin),
    message: { text: withoutEmbeddedLinks(messageText(message)) },
  };
}

/** `[text](target)` is a link in a SARIF message, so a value from a file could be one. */
function withoutEmbeddedLinks(text: string): string {
  return text.includes('](') ? text.replaceAll(/[[\]\\]/g, '\\$&') : text;
}

function physicalLocation({ file, start, end }: Origin): object {
  const from = positionAt(file.text, start);
  const to = positionAt(file.text, end);
  return {
    artifactLocation: { uri: relativeUri(file.path), uriBaseId: sourceRoot },
    region: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column },
  };
}
