/**
 * Owns the tables of test/mutants: a sound object, and small changes to it with what is said of each. A change is a route and a value
 * in YAML, `-` before a route takes away, `[+]` appends; `<a*64>` in a text is 64 times `a`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { SchemaFault } from '../../tooling/schema/fault.ts';
import { routeText } from '../../tooling/schema/wording.ts';
import type { Plain } from '../../tooling/source/node.ts';
import { formatArchive, parseArchive } from './txtar.ts';

const folder = new URL('../mutants/', import.meta.url);

export interface Mutant {
  readonly name: string;
  readonly object: Plain;
  /** What is said of it; empty where the API server takes it. */
  readonly says: readonly string[];
}

export interface MutantTable {
  readonly name: string;
  /** Of Strimzi, whose definitions the objects are judged by. */
  readonly release: string;
  readonly sound: Plain;
  readonly mutants: readonly Mutant[];
}

export function readMutants(): readonly MutantTable[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.txtar'))
    .sort()
    .map((file) => {
      const { files } = parseArchive(readFileSync(new URL(file, folder), 'utf8'));
      const sound = (): Plain => parse(files.get('object.yaml') ?? '');
      const mutants = blocksOf(files.get('mutants') ?? '').map(({ name, changes, says }) => ({
        name,
        object: changes.reduce(change, sound()),
        says,
      }));
      return { name: file.slice(0, -'.txtar'.length), release: releaseOf(file), sound: sound(), mutants };
    });
}

/** `strimzi-1.2.0/kafka.txtar` → `1.2.0`; tables that stand in no such folder are of the oldest release that there is a base for. */
function releaseOf(file: string): string {
  return /^strimzi-([0-9.]+)\//.exec(file)?.[1] ?? '0.45.2';
}

/** Writes anew what is said of each mutant of a table; all else stays as somebody wrote it. */
export function writeMutants(table: string, says: ReadonlyMap<string, readonly string[]>): void {
  const url = new URL(`${table}.txtar`, folder);
  const archive = parseArchive(readFileSync(url, 'utf8'));
  const lines: string[] = [];
  let due: readonly string[] = [];
  const said = (): void => {
    lines.push(...due.map((one) => `  > ${one}`));
    due = [];
  };
  for (const line of (archive.files.get('mutants') ?? '').trimEnd().split('\n')) {
    if (line.startsWith('  > ')) continue;
    if (!line.startsWith('  ')) {
      said();
      due = says.get(line) ?? [];
    }
    lines.push(line);
  }
  said();
  writeFileSync(
    url,
    formatArchive({ ...archive, files: new Map([...archive.files, ['mutants', `${lines.join('\n')}\n`]]) }),
  );
}

/** A fault as the tables have it: its message, and before it the place where the message does not name it. */
export function faultText({ route, message }: SchemaFault): string {
  const place = routeText(route);
  return message.includes(`\`${place}\``) ? message : `${place}: ${message}`;
}

interface Block {
  readonly name: string;
  readonly changes: string[];
  readonly says: string[];
}

function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const block = blocks.at(-1);
    if (!line.startsWith('  ')) blocks.push({ name: line, changes: [], says: [] });
    else if (line.startsWith('  > ')) block?.says.push(line.slice(4));
    else block?.changes.push(line.trim());
  }
  return blocks;
}

type Step = string | number;

/** The object with one change; the object given is used up. */
export function change(root: Plain, line: string): Plain {
  const taken = line.startsWith('-');
  const { steps, rest } = stepsOf(taken ? line.slice(1) : line);
  if (!taken && !rest.startsWith(': ')) throw new Error(`A route, a colon, a value: ${line}`);
  const value = taken ? undefined : expanded(parse(rest.slice(2), { intAsBigInt: false }));
  let at = root as { [key: Step]: Plain };
  for (const step of steps.slice(0, -1)) {
    at[step] ??= {};
    at = at[step] as typeof at;
  }
  const last = steps.at(-1) ?? '';
  if (taken && at[last] === undefined) throw new Error(`There is nothing at ${line}`);
  if (last === '+') (at as unknown as Plain[]).push(value as Plain);
  else if (value === undefined) delete at[last];
  else at[last] = value;
  return root;
}

/** `a.b[0]["c.d"]` and what stands behind it. */
function stepsOf(text: string): { steps: readonly Step[]; rest: string } {
  const pattern = /\.?([\w-]+)|\[(\d+)\]|\[(\+)\]|\["((?:[^"\\]|\\.)*)"\]/y;
  const steps: Step[] = [];
  for (;;) {
    const at = pattern.lastIndex;
    const found = pattern.exec(text);
    if (found === null) return { steps, rest: text.slice(at) };
    const [, word, index, plus, quoted] = found;
    steps.push(word ?? plus ?? (index === undefined ? (expanded(quoted ?? '') as string) : Number(index)));
  }
}

function expanded(value: Plain): Plain {
  if (typeof value === 'string') {
    return value.replace(/<(.)\*(\d+)>/g, (_, letter: string, times: string) => letter.repeat(Number(times)));
  }
  if (Array.isArray(value)) return value.map(expanded);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, expanded(child)]));
}
