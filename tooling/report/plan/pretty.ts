/** Owns the plan for a person at a terminal: the verdict, what restarts and what to do first, a table, then one group after the other. */
import type { FleetPlan } from '../../plan/plan.ts';
import type { Origin } from '../../source/node.ts';
import { shorten, visible } from '../../source/show.ts';
import { type Paint, paintFor } from '../paint.ts';
import { messageText, placeText } from '../safe-text.ts';
import { plural } from '../summary.ts';
import { clusterList } from '../wording.ts';
import { wrap } from '../wrap.ts';
import { type Item, type Section, sectionsOf } from './details.ts';
import { isCluster, type PlanGroup } from './groups.ts';
import type { PlanReportOptions } from './options.ts';
import { paintRisk, signOf } from './risk-words.ts';
import {
  baseText,
  isEmpty,
  type PlanSummary,
  type Row,
  riskText,
  rowOf,
  someOf,
  summaryOfPlan,
  whoOf,
} from './summary.ts';

const usualWidth = 110;
const widths = { from: 60, to: 140 } as const;
const mostRows = 30;
const mostClusters = 20;
const mostReached = 5;
const longestName = 100;

export function formatPlanPretty(plan: FleetPlan, { color, width = usualWidth }: PlanReportOptions): string {
  const paint = paintFor(color);
  const columns = Math.min(widths.to, Math.max(widths.from, width));
  if (isEmpty(plan))
    return `${paint.green('✓')} Nothing changes: every cluster is as it is on ${visible(baseText(plan))}.\n`;
  const summary = summaryOfPlan(plan);
  const blocks = [
    headline(summary, columns, paint),
    problems(plan, columns, paint),
    table(summary.groups.map(rowOf), columns, paint),
    ...summary.groups.map((group) => details(group, columns, paint)),
    shared(plan, columns, paint),
    [lastLine(plan, summary, paint)],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function headline({ verdict, ...summary }: PlanSummary, width: number, paint: Paint): readonly string[] {
  const color = paintVerdict(verdict.risk, paint);
  const [top = '', ...below] = wrap(`${signOf(verdict.risk)} ${messageText(verdict.text)}`, width);
  const more = summary.moreFirst > 0 ? [['', `and ${plural(summary.moreFirst, 'more thing')}, below`] as const] : [];
  const first = summary.first.map(
    ({ who, text }, index) => [index === 0 ? 'First' : '', `${visible(who)}: ${messageText(text)}`] as const,
  );
  const lines: readonly (readonly [string, string])[] = [
    ['Compared', `with ${visible(summary.base)}: ${summary.changed}`],
    ['Restarts', visible(summary.restarts)],
    ...(summary.applied === undefined ? [] : [['Applied', messageText(summary.applied)] as const]),
    ...(first.length === 0 ? [['First', 'nothing'] as const] : first),
    ...more,
  ];
  return [
    ...[top, ...below.map((line) => `  ${line}`)].map((line) => paint.bold(color(line))),
    ...lines.flatMap(([label, text]) => labelled(label, text, 2, 10, width, paint)),
  ];
}

function paintVerdict(risk: PlanSummary['verdict']['risk'], paint: Paint): (text: string) => string {
  return signOf(risk) === '✓' ? paint.green : paintRisk(risk, paint);
}

function problems(plan: FleetPlan, width: number, paint: Paint): readonly string[] {
  return plan.problems.flatMap((one) => [
    `${paint.red('✗')} ${paint.bold(placeText(one.origin))}  ${paint.dim(one.id)}`,
    ...wrap(messageText(one.message), width - 2).map((line) => `  ${line}`),
  ]);
}

const noFirst = '–';

function table(rows: readonly Row[], width: number, paint: Paint): readonly string[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, mostRows);
  const cells = shown.map((row) => [
    shorten(row.who, 40),
    riskText(row),
    row.restarts,
    shorten(row.storage === '' ? noFirst : row.storage, 36),
  ]);
  const heads = ['cluster', 'risk', 'restarts', 'storage'];
  const sizes = heads.map((head, index) => Math.max(head.length, ...cells.map((row) => row[index]?.length ?? 0)));
  const room = width - sizes.reduce((sum, size) => sum + size + 2, 0);
  // On a narrow terminal, what to do first is told above and below.
  const last = room >= 20;
  const line = (texts: readonly string[], more: string, color: (text: string) => string = (text) => text): string => {
    const padded = texts.map((text, index) => text.padEnd(sizes[index] ?? 0));
    if (padded[1] !== undefined) padded[1] = color(padded[1]);
    return [...padded, ...(last ? [more] : [])].join('  ').trimEnd();
  };
  const left = rows.length - shown.length;
  return [
    paint.dim(line(heads, 'first')),
    ...shown.map((row, index) =>
      line(
        cells[index] ?? [],
        row.first === '' ? noFirst : shorten(row.first, room),
        paintRisk(row.accepted === undefined ? row.risk : 'degraded', paint),
      ),
    ),
    ...(left > 0 ? [paint.dim(`and ${plural(left, 'more row')}, below`)] : []),
  ];
}

function details(group: PlanGroup, width: number, paint: Paint): readonly string[] {
  const { plan, ids } = group;
  const row = rowOf(group);
  const worst = row.accepted === undefined ? row.risk : 'degraded';
  const facts = [
    plan.change,
    ...(isCluster(plan) ? (ids.length === 1 ? [plan.tier, plan.owner] : []) : ['platform overlay']),
  ];
  return [
    `${paint.bold(visible(whoOf(group)))}  ${paintRisk(worst, paint)(riskText(row))}  ${paint.dim(facts.map((one) => shorten(one, longestName)).join(', '))}`,
    ...(ids.length > 1 ? members(ids, width, paint) : []),
    ...sectionsOf(group).flatMap((section) => sectionLines(section, group, width, paint)),
  ];
}

function members(ids: readonly string[], width: number, paint: Paint): readonly string[] {
  return wrap(clusterList(ids, mostClusters), width - 2).map((line) => paint.dim(`  ${line}`));
}

function sectionLines({ title, items }: Section, group: PlanGroup, width: number, paint: Paint): readonly string[] {
  return ['', `  ${paint.bold(title)}`, ...items.flatMap((item) => itemLines(item, group, width, paint))];
}

function itemLines(item: Item, group: PlanGroup, width: number, paint: Paint): readonly string[] {
  const { text, origins = [], more = [] } = item;
  const place = placesText(origins, group);
  const head = headOf(item, paint);
  const margin = head.length === 0 ? 4 : 6;
  const body = wrap(messageText(text), width - margin).map((line) => ' '.repeat(margin) + line);
  const last = body.at(-1) ?? '';
  const fits = last.length + place.length + 2 <= width;
  return [
    ...head,
    ...(place !== '' && fits && head.length === 0 ? [...body.slice(0, -1), `${last}  ${paint.dim(place)}`] : body),
    ...more.flatMap(([label, one]) => labelled(label, messageText(one), margin, 9, width, paint)),
    ...(place !== '' && !(fits && head.length === 0) ? [`${' '.repeat(margin)}${paint.dim(`at       ${place}`)}`] : []),
  ];
}

/** `✗ outage  pool-gone archive` */
function headOf({ risk, name = '', alarm }: Item, paint: Paint): readonly string[] {
  if (alarm !== undefined) return [`    ${paint.red(`✗ ${alarm}`)}`];
  if (risk === undefined) return [];
  const sign = risk === 'none' ? '✓' : `${signOf(risk)} ${risk} `;
  return [`    ${paintRisk(risk, paint)(sign)} ${paint.dim(shorten(name, longestName))}`.trimEnd()];
}

function placesText(origins: readonly Origin[], { elsewhere }: PlanGroup): string {
  const [first] = origins;
  if (first === undefined) return '';
  const others = origins.length - 1;
  const files = elsewhere(first);
  return [
    shorten(placeText(first), longestName),
    ...(others > 0 ? [`and ${plural(others, 'more place')}`] : []),
    ...(files > 0 ? [`likewise in ${plural(files, 'more file')}`] : []),
  ].join(', ');
}

function labelled(
  label: string,
  text: string,
  margin: number,
  size: number,
  width: number,
  paint: Paint,
): readonly string[] {
  const indent = ' '.repeat(margin + size);
  const [first = '', ...rest] = wrap(text, width - indent.length);
  return [`${' '.repeat(margin)}${paint.dim(label.padEnd(size))}${first}`, ...rest.map((line) => indent + line)];
}

function shared({ shared: files }: FleetPlan, width: number, paint: Paint): readonly string[] {
  if (files.length === 0) return [];
  return [
    paint.bold('Shared files'),
    ...files.flatMap(({ path, reaches, restarts }) => [
      `  ${shorten(path, longestName)}  ${restarts === 0 ? 'restarts nothing' : `${plural(restarts, 'pod')} restart${restarts === 1 ? 's' : ''} in all`}`,
      ...wrap(`reaches ${clusterList(reaches, mostReached)}`, width - 4).map((line) => paint.dim(`    ${line}`)),
    ]),
  ];
}

function lastLine({ risk, riskWithAccepted, problems }: FleetPlan, { groups }: PlanSummary, paint: Paint): string {
  const who = groups.filter((one) => one.risk === risk).flatMap((one) => one.ids);
  const where = risk === 'none' || who.length === 0 ? '' : ` (${someOf(who)})`;
  const accepted = riskWithAccepted === risk ? '' : `; accepted: ${riskWithAccepted}`;
  const faults = problems.length === 0 ? '' : `; ${plural(problems.length, 'problem')} above`;
  const seen = problems.length === 0 ? risk : 'data loss';
  return `${paintVerdict(seen, paint)(signOf(seen))} Worst risk${problems.length === 0 ? '' : ' of what could be compared'}: ${paint.bold(risk)}${where}${accepted}${faults}.`;
}
