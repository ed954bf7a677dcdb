/**
 * Owns `baseline.yaml`: one entry a line, sorted, so that two branches that change it seldom collide and a review sees what is taken
 * in. An entry names a finding by rule, cluster and place: no line, no value.
 */
import { rules as allRules } from '../../rules/index.ts';
import type { Rule } from '../../rules/rule.ts';
import { nearest } from '../../source/nearest.ts';
import { nodeAt, type Origin, type Plain, toPlain, type YamlMap, type YamlNode } from '../../source/node.ts';
import { textIn } from '../../source/path-text.ts';
import { shorten } from '../../source/show.ts';
import { flowText } from '../../source/splice/text.ts';
import type { Documents } from '../../source/tree.ts';
import type { SuppressionProblem } from '../suppress/problems.ts';

export const baselinePath = 'baseline.yaml';

export interface BaselineEntry {
  readonly rule: string;
  /** `hz/orders`, or `hz` for what is about no single Kafka cluster. */
  readonly cluster: string;
  /** A field of an authored file, or of the object. */
  readonly path?: string;
  /** `Deployment/orders-proxy`, where the line is in a base. */
  readonly object?: string;
  /** A file, where there is neither. */
  readonly file?: string;
  /** How many findings of the rule stand at this place; 1 if left out. */
  readonly count?: number;
  /** The mark without which a rule about the loss of data is not taken in. */
  readonly dataLoss?: true;
}

export interface ReadEntry extends BaselineEntry {
  readonly origin: Origin;
}

export interface Baseline {
  readonly entries: readonly ReadEntry[];
  /** One for each entry that cannot hold. */
  readonly problems: readonly SuppressionProblem[];
  /** Set where the file as a whole cannot be read: then nobody knows what is new. */
  readonly isUnreadable: boolean;
}

const nothing: Baseline = { entries: [], problems: [], isUnreadable: false };

export function readBaseline(documents: Documents, known: readonly Rule[] = allRules): Baseline {
  if (documents.kind(baselinePath) === undefined) return nothing;
  const { documents: nodes, problems, file } = documents.yaml(baselinePath);
  const [problem] = problems;
  if (problem !== undefined) return unreadable(problem.message, problem.origin);
  const [root] = nodes;
  if (root === undefined)
    return unreadable('This file is empty; delete it, or write it with `npx fleet baseline`.', {
      file,
      start: 0,
      end: 0,
    });
  const findings = root.kind === 'map' ? root.entries.get('findings') : undefined;
  if (root.kind !== 'map' || findings === undefined)
    return unreadable(
      'This file has no list `findings`; take it back from Git, or write it with `npx fleet baseline`.',
      root.origin,
    );
  const stray = [...root.entries].find(([key]) => key !== 'findings' && key !== 'kind');
  if (stray !== undefined)
    return unreadable(
      `\`${shorten(stray[0])}\` is not known here; a baseline has \`kind\` and \`findings\`, so take the file back from Git.`,
      stray[1].key,
    );
  if (findings.value.kind !== 'list')
    return unreadable(
      '`findings` is no list; take the file back from Git, or write it with `npx fleet baseline`.',
      findings.key,
    );
  return readEntries(findings.value.items, new Map([...allRules, ...known].map((rule) => [rule.id, rule])));
}

/** Whatever the fault is, what rules find is not told until then: all that the baseline holds would be among it. */
function unreadable(message: string, origin: Origin): Baseline {
  const rest = 'until then nothing is told of what rules find';
  const whole = message.endsWith('.') ? `${message.slice(0, -1)}; ${rest}.` : `${message} (${rest})`;
  return { entries: [], problems: [{ id: 'baseline-file', message: whole, origin }], isUnreadable: true };
}

function readEntries(items: readonly YamlNode[], rules: ReadonlyMap<string, Rule>): Baseline {
  const entries: ReadEntry[] = [];
  const problems: SuppressionProblem[] = [];
  const seen = new Set<string>();
  for (const item of items) {
    const fault = faultOf(item, rules);
    const entry = fault === undefined && item.kind === 'map' ? entryOf(item) : undefined;
    const found = fault ?? (entry !== undefined && seen.has(keyOf(entry)) ? twice(entry) : undefined);
    if (entry !== undefined) seen.add(keyOf(entry));
    if (found !== undefined) problems.push({ id: 'baseline-file', ...found });
    else if (entry !== undefined) entries.push(entry);
  }
  return { entries, problems, isUnreadable: false };
}

interface Fault {
  readonly message: string;
  readonly origin: Origin;
}

const fields: readonly string[] = ['rule', 'cluster', 'path', 'object', 'file', 'count', 'dataLoss'];

function faultOf(item: YamlNode, rules: ReadonlyMap<string, Rule>): Fault | undefined {
  if (item.kind !== 'map')
    return { message: 'This is no entry; expected `{ rule: …, cluster: …, path: … }`.', origin: item.origin };
  for (const [key, entry] of item.entries) {
    if (fields.includes(key)) continue;
    const near = nearest(key, fields);
    const hint =
      near === undefined
        ? `an entry has ${fields.map((one) => `\`${one}\``).join(', ')}.`
        : `did you mean \`${near}\`?`;
    return { message: `\`${shorten(key)}\` is not known in an entry; ${hint}`, origin: entry.key };
  }
  for (const key of ['rule', 'cluster']) {
    if (textIn(item, key) === undefined)
      return {
        message: `\`${key}\` is missing in this entry; write the baseline anew with \`npx fleet baseline\`.`,
        origin: item.origin,
      };
  }
  if (['path', 'object', 'file'].every((key) => textIn(item, key) === undefined))
    return {
      message: 'This entry names no place; write the baseline anew with `npx fleet baseline`.',
      origin: item.origin,
    };
  const count = plainOf(item, 'count');
  if (count !== undefined && (typeof count !== 'number' || !Number.isInteger(count) || count < 1))
    return {
      message: `\`count\` is \`${shorten(String(count))}\`; expected a whole number from 1.`,
      origin: originIn(item, 'count'),
    };
  return faultOfRule(item, rules);
}

function faultOfRule(item: YamlMap, rules: ReadonlyMap<string, Rule>): Fault | undefined {
  const id = textIn(item, 'rule') ?? '';
  const rule = rules.get(id);
  const origin = originIn(item, 'rule');
  if (rule === undefined) {
    const near = nearest(id, rules.keys());
    const hint = near === undefined ? 'run `npx fleet baseline --prune`.' : `did you mean \`${near}\`?`;
    return { message: `There is no rule \`${shorten(id)}\`, which this entry is for; ${hint}`, origin };
  }
  if (rule.dataLoss !== true || plainOf(item, 'dataLoss') === true) return undefined;
  const message = `\`${id}\` is about the loss of data, which a baseline holds with \`dataLoss: true\` only; mend what it finds, or write the baseline with \`--include-data-loss\`.`;
  return { message, origin };
}

function twice(entry: ReadEntry): Fault {
  return {
    message: `This entry stands twice; keep one, with \`count: 2\` if there are two such findings.`,
    origin: entry.origin,
  };
}

function plainOf(item: YamlMap, key: string): Plain | undefined {
  const node = nodeAt(item, [key]);
  return node && toPlain(node);
}

function originIn(item: YamlMap, key: string): Origin {
  return nodeAt(item, [key])?.origin ?? item.origin;
}

function entryOf(item: YamlMap): ReadEntry {
  const [path, object, file] = ['path', 'object', 'file'].map((key) => textIn(item, key));
  const count = plainOf(item, 'count');
  return {
    rule: textIn(item, 'rule') ?? '',
    cluster: textIn(item, 'cluster') ?? '',
    ...(path === undefined ? {} : { path }),
    ...(object === undefined ? {} : { object }),
    ...(file === undefined ? {} : { file }),
    ...(typeof count === 'number' && count > 1 ? { count } : {}),
    ...(plainOf(item, 'dataLoss') === true ? { dataLoss: true as const } : {}),
    origin: originIn(item, 'rule'),
  };
}

/** What an entry is for, whatever its count. */
export function keyOf({ rule, cluster, path = '', object = '', file = '' }: BaselineEntry): string {
  return [cluster, rule, object, file, path].join('\0');
}

const header = `# What was wrong when this fleet was adopted: \`npm run validate\` leaves it out and tells of what is new. Written by
# \`npx fleet baseline\`; \`npx fleet baseline --prune\` takes out what does not occur any more.
kind: Baseline
findings:
`;

/** By cluster, rule and place. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = [...entries]
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map(({ rule, cluster, object, file, path, count, dataLoss }) => {
      const given = { rule, cluster, object, file, path, count, dataLoss };
      return `  - ${flowText(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Plain)}\n`;
    });
  return header + lines.join('');
}
