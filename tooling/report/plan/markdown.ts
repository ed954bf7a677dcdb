/**
 * Owns the plan as Markdown, for comments on a pull request and the summary of a GitHub job: the verdict, what to do first, a table, then
 * the details folded away. GitHub refuses a comment of more than 65,536 characters, so there may be several; each begins with a mark that
 * nobody sees, by which it is found again and edited.
 */
import type { FleetPlan } from '../../plan/plan.ts';
import type { Origin } from '../../source/node.ts';
import { shorten } from '../../source/show.ts';
import { codeMarkdown, escapeMarkdown, messageMarkdown } from '../escape-markdown.ts';
import { link } from '../markdown-link.ts';
import { messageText } from '../safe-text.ts';
import { plural } from '../summary.ts';
import { clusterList } from '../wording.ts';
import { type Item, sectionsOf } from './details.ts';
import { isCluster, type PlanGroup } from './groups.ts';
import type { PlanReportOptions } from './options.ts';
import { type Block, type Cut, packed } from './parts.ts';
import { signOf } from './risk-words.ts';
import { baseText, isEmpty, type PlanSummary, riskText, rowOf, summaryOfPlan, whoOf } from './summary.ts';

/** What the first lines and the table may take together. */
const longestHead = 50_000;
const longestName = 120;
const mostReached = 5;
/** Of all that is listed; a list of more is for programs. */
const mostClusters = 400;
/** Sentences of one item are cut harder where all of it would not fit. */
const lengths = { usual: 800, short: 120 } as const;
const longestItem = 15_000;
const mostProblems = 10;
const longestProblem = 300;

/** All parts in one text: for the summary of a job, and for whoever takes it apart again by the marks. */
export function formatPlanMarkdown(plan: FleetPlan, options: PlanReportOptions): string {
  return splitComment(plan, options).join('\n');
}

/** @returns what goes into one comment each, of which the first has the verdict and the table. */
export function splitComment(plan: FleetPlan, options: Pick<PlanReportOptions, 'linkBase'> = {}): readonly string[] {
  const { linkBase = '' } = options;
  const summary = summaryOfPlan(plan);
  const bodies = isEmpty(plan)
    ? [`## ✓ Nothing changes\n\nEvery cluster is as it is on ${codeMarkdown(baseText(plan))}.\n`]
    : packed(
        headOf(plan, summary, linkBase),
        [...summary.groups.map((group) => block(group, linkBase)), ...shared(plan)],
        (left) => leftOut(left, summary.groups.length),
      );
  return bodies.map((body, index) => `<!-- kafka-fleet plan part ${index + 1}/${bodies.length} -->\n${body}`);
}

function headOf(plan: FleetPlan, summary: PlanSummary, linkBase: string): string {
  const above = `${heading(summary)}${problems(plan, linkBase)}`;
  return above + table(summary, longestHead - above.length);
}

function heading({ verdict, base, changed, restarts, applied, first, moreFirst }: PlanSummary): string {
  const [one] = first;
  const lines =
    one === undefined
      ? ['- **First:** nothing']
      : [
          '- **First:**',
          ...first.map(({ who, text }) => `  - ${escapeMarkdown(who)}: ${messageMarkdown(messageText(text))}`),
          ...(moreFirst > 0 ? [`  - and ${plural(moreFirst, 'more thing')}, below`] : []),
        ];
  return [
    `## ${signOf(verdict.risk)} ${messageMarkdown(messageText(verdict.text))}`,
    '',
    `- **Compared** with ${codeMarkdown(base)}: ${changed}`,
    `- **Restarts:** ${escapeMarkdown(restarts)}`,
    ...(applied === undefined ? [] : [`- **Applied:** ${messageMarkdown(messageText(applied))}`]),
    ...lines,
    '',
  ].join('\n');
}

function problems({ problems: all }: FleetPlan, linkBase: string): string {
  if (all.length === 0) return '';
  const lines = all
    .slice(0, mostProblems)
    .map(
      (one) =>
        `- ✗ ${link(one.origin, linkBase)} ${codeMarkdown(one.id)} ${messageMarkdown(shorten(one.message, longestProblem))}`,
    );
  const more = all.length - lines.length;
  return `\n**What is wrong with files**\n\n${lines.join('\n')}\n${more > 0 ? `- and ${plural(more, 'more problem')}\n` : ''}`;
}

function table({ groups }: PlanSummary, room: number): string {
  if (groups.length === 0) return '';
  const head = '\n| | cluster | risk | restarts | storage | first |\n|---|---|---|---|---|---|\n';
  let text = head;
  let rows = 0;
  for (const group of groups) {
    const row = rowOf(group);
    const line = `| ${signOf(row.accepted ?? row.risk)} | ${cell(row.who)} | ${riskText(row)} | ${cell(row.restarts)} | ${cell(row.storage)} | ${messageMarkdown(messageText(row.first))} |\n`;
    if (text.length + line.length > room) break;
    text += line;
    rows++;
  }
  return rows < groups.length ? `${text}\nand ${plural(groups.length - rows, 'more row')}, below.\n` : text;
}

function cell(text: string): string {
  return escapeMarkdown(messageText(text));
}

function block(group: PlanGroup, linkBase: string): Block {
  const { plan, ids } = group;
  const owner = isCluster(plan) && ids.length === 1 ? `, ${plan.tier}, ${plan.owner}` : '';
  const kind = isCluster(plan) ? '' : ', platform overlay';
  return {
    summary: `<b>${escapeMarkdown(whoOf(group))}</b>: ${riskText(rowOf(group))} (${escapeMarkdown(messageText(`${plan.change}${kind}${owner}`))})`,
    pieces: [
      ...(ids.length > 1 ? [{ text: `${escapeMarkdown(clusterList(ids, mostClusters))}\n` }] : []),
      ...sectionsOf(group).flatMap(({ title, items }) =>
        items.map((one, index) => ({
          ...(index === 0 ? { title } : { under: title }),
          text: itemText(one, group, linkBase),
        })),
      ),
    ],
  };
}

function itemText(item: Item, group: PlanGroup, linkBase: string): string {
  const whole = written(item, group, linkBase, lengths.usual);
  return whole.length <= longestItem ? whole : written(item, group, linkBase, lengths.short);
}

function written(item: Item, group: PlanGroup, linkBase: string, length: number): string {
  const { text, risk, name, alarm, origins = [], more = [] } = item;
  const sentence = (one: string): string => messageMarkdown(shorten(one, length));
  const head =
    alarm !== undefined
      ? `**✗ ${alarm}:** `
      : risk === undefined
        ? ''
        : `${risk === 'none' ? '✓' : `**${signOf(risk)} ${risk}**`} ${codeMarkdown(shorten(name ?? '', longestName))}<br>`;
  const place = places(origins, group, linkBase);
  const below = more.map(([label, one]) => `  - ${label === '' ? '' : `${label}: `}${sentence(one)}`);
  return [
    `- ${head}${sentence(text)}${place === '' || head !== '' ? '' : ` (${place})`}`,
    ...below,
    ...(place === '' || head === '' ? [] : [`  - at ${place}`]),
    '',
  ].join('\n');
}

function places(origins: readonly Origin[], { elsewhere }: PlanGroup, linkBase: string): string {
  const [first] = origins;
  if (first === undefined) return '';
  const others = origins.length - 1;
  const files = elsewhere(first);
  return [
    link(first, linkBase),
    ...(others > 0 ? [`and ${plural(others, 'more place')}`] : []),
    ...(files > 0 ? [`likewise in ${plural(files, 'more file')}`] : []),
  ].join(', ');
}

function shared({ shared: files }: FleetPlan): readonly Block[] {
  if (files.length === 0) return [];
  const pieces = files.map(({ path, reaches, restarts }) => ({
    text: `- ${codeMarkdown(messageText(path))} reaches ${escapeMarkdown(clusterList(reaches, mostReached))}; ${restarts === 0 ? 'nothing restarts' : `${plural(restarts, 'pod')} restart${restarts === 1 ? 's' : ''} in all`}.\n`,
  }));
  return [{ summary: '<b>Shared files</b>', pieces }];
}

function leftOut({ blocks, isCutShort }: Cut, groups: number): string {
  const rest = blocks === 0 ? '' : `${plural(blocks, 'group')} of ${groups}, the least risky,`;
  const cut = isCutShort ? 'the end of the details above' : '';
  const what = [rest, cut].filter((one) => one !== '').join(' and ');
  return `\nNot shown here, for want of room: ${what}. \`npx fleet plan\` shows all.\n`;
}
