/**
 * Owns scalars of authored files that mean something else than they look like, or are too long for any object: `0440` is 288, a date becomes a timestamp. Kustomize
 * reads them so, and we with it; but nobody who writes one means that. What is handed on as it is (`manifests`, patches) may hold them.
 */
import type { Origin, YamlNode } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { nameOf } from './wording.ts';

/** Most files have neither, which one look at the text tells. */
const suspect = /(?:^|[\s:[{,])(?:[-+]?0[0-9xXoObB_]|[0-9]+_|[0-9]{4}-[0-9]{1,2}-)/;
const oddNumber = /^[-+]?(?:0[0-9_]+|0[xXoObB].*|[0-9][0-9_]*_[0-9_]*(?:\.[0-9_]*)?)$/;
const date = /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}/;
const handedOn = new Set(['manifests', 'patches']);
/** A ConfigMap holds a MiB (Kubernetes documents it so), and nothing else that is written here as much. */
const longest = 1024 * 1024;

export function checkScalars(root: YamlNode): readonly Problem[] {
  if (root.kind !== 'map') return [];
  const { text } = root.origin.file;
  if (text.length > longest) {
    const long = longTexts(root, []);
    if (long.length > 0) return long;
  }
  if (!suspect.test(text)) return [];
  const problems: Problem[] = [];
  const walk = (node: YamlNode, route: readonly (string | number)[]): void => {
    if (node.kind === 'list') node.items.forEach((item, index) => void walk(item, [...route, index]));
    else if (node.kind === 'map')
      for (const [key, entry] of node.entries) {
        if (!(route.length === 0 && handedOn.has(key)) && !isDay([...route, key])) walk(entry.value, [...route, key]);
      }
    else {
      const message = oddity(node.value, textAt(node.origin), nameOf(route));
      if (message !== undefined) problems.push({ id: 'authored-file', message, origin: node.origin });
    }
  };
  walk(root, []);
  return problems;
}

function longTexts(node: YamlNode, route: readonly (string | number)[]): readonly Problem[] {
  if (node.kind === 'list') return node.items.flatMap((item, index) => longTexts(item, [...route, index]));
  if (node.kind === 'map') return [...node.entries].flatMap(([key, entry]) => longTexts(entry.value, [...route, key]));
  if (typeof node.value !== 'string' || node.value.length <= longest) return [];
  const size = (node.value.length / longest).toFixed(1);
  const message = `\`${nameOf(route)}\` has ${size} MiB, which no object of Kubernetes holds; write 1 MiB at most.`;
  return [{ id: 'authored-file', message, origin: { ...node.origin, end: node.origin.start } }];
}

/** Days in our files, of which the schema says what it expects: one it takes in quotes and without, others have no year. */
function isDay(route: readonly (string | number)[]): boolean {
  if (route[0] === 'maintenance') return route.length === 4 && route[1] === 'closed' && route[3] !== 'reason';
  return route.length === 3 && ['suppress', 'changes', 'accept'].includes(String(route[0])) && route[2] === 'until';
}

function oddity(value: unknown, written: string, name: string): string | undefined {
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  if (isNumber && oddNumber.test(written))
    return `\`${name}\` is \`${written}\`, which is read as the number ${value}; write \`${value}\`, or \`"${written}"\` if text is meant.`;
  if (typeof value === 'string' && date.test(written) && written !== value)
    return `\`${name}\` is \`${written}\`, which is read as the time ${value}; put it in quotes.`;
  return undefined;
}

function textAt({ file, start, end }: Origin): string {
  return file.text.slice(start, end);
}
