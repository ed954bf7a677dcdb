/**
 * Owns the report as JUnit XML, for CI systems that show tests: a suite for each group of rules, in it a test case for each rule that
 * found nothing, and one for each rule and file where it found something. Names hold no line, so a case keeps its history.
 */
import type { Finding } from '../lint/finding.ts';
import type { Judgement } from '../lint/judge.ts';
import { positionAt } from '../source/problem.ts';
import { visible } from '../source/show.ts';
import { type KnownRule, rulesFor } from './rule-index.ts';
import { messageText, placeText } from './safe-text.ts';
import { plural, summaryOf } from './summary.ts';
import { clusterList, objectName } from './wording.ts';

const mostClusters = 20;

interface Counted {
  readonly lines: readonly string[];
  readonly tests: number;
  readonly failures: number;
}

export function formatJunit(judgement: Judgement): string {
  const { findings } = judgement;
  const byRule = groupBy(findings, (one) => one.rule);
  const suites = [...groupBy(rulesFor(findings).rules, (rule) => rule.group).values()].map((rules) =>
    suiteOf(rules, byRule),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="fleet validate"${countsOf(suites)}>`,
    `  <!-- ${attribute(summaryOf(judgement).checked)} -->`,
    ...suites.flatMap((one) => one.lines),
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteOf(rules: readonly KnownRule[], byRule: ReadonlyMap<string, readonly Finding[]>): Counted {
  const cases = rules.flatMap((rule) => {
    const byFile = groupBy(byRule.get(rule.id) ?? [], (one) => one.origin.file.path);
    return byFile.size === 0 ? [passed(rule)] : [...byFile.values()].map((found) => failed(rule, found));
  });
  const name = attribute(rules[0]?.groupTitle ?? '');
  const lines = [
    `  <testsuite name="${name}"${countsOf(cases)}>`,
    ...cases.flatMap((one) => one.lines),
    '  </testsuite>',
  ];
  return { lines, tests: sum(cases, 'tests'), failures: sum(cases, 'failures') };
}

function passed(rule: KnownRule): Counted {
  return {
    lines: [`    <testcase classname="${className(rule)}" name="${attribute(rule.id)}"/>`],
    tests: 1,
    failures: 0,
  };
}

/** One failure for all findings of a rule in a file: readers of JUnit expect no more than one in a test case. */
function failed(rule: KnownRule, findings: readonly Finding[]): Counted {
  const [first] = findings;
  if (first === undefined) return passed(rule);
  const { file, start } = first.origin;
  const severity = findings.some((one) => one.severity === 'error') ? 'error' : 'warning';
  const head = findings.length === 1 ? messageText(first.message) : plural(findings.length, 'finding');
  const place = `file="${attribute(file.path)}" line="${positionAt(file.text, start).line}"`;
  return {
    lines: [
      `    <testcase classname="${className(rule)}" name="${attribute(`${rule.id} ${file.path}`)}" ${place}>`,
      `      <failure type="${severity}" message="${attribute(`${severity}: ${head}`)}">${findings.map(describe).join('\n\n')}</failure>`,
      '    </testcase>',
    ],
    tests: 1,
    failures: 1,
  };
}

function className({ group }: KnownRule): string {
  return attribute(`fleet.${group}`);
}

function describe(finding: Finding): string {
  const object = objectName(finding);
  return [
    `${placeText(finding.origin)} ${finding.severity} ${finding.rule}`,
    messageText(finding.message),
    ...finding.related.map((one) => `see ${placeText(one.origin)} ${messageText(one.message)}`),
    ...(object === '' ? [] : [`in ${object}`]),
    ...(finding.clusters.length > 1 ? [`affects ${clusterList(finding.clusters, mostClusters)}`] : []),
  ]
    .map(escapeXml)
    .join('\n');
}

function countsOf(counted: readonly Counted[]): string {
  return ` tests="${sum(counted, 'tests')}" failures="${sum(counted, 'failures')}" errors="0" skipped="0"`;
}

function sum(counted: readonly Counted[], what: 'tests' | 'failures'): number {
  return counted.reduce((total, one) => total + one[what], 0);
}

/** Text is on one line here, so nothing in it is changed by the way XML reads line breaks in attributes. */
function attribute(text: string): string {
  return escapeXml(visible(text));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What XML cannot hold even as an entity is made visible before, but for two characters that are none. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
    .replaceAll(/[\ufffe\uffff]/g, '\ufffd');
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
