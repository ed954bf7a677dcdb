/**
 * Owns scalars of authored files that mean something else than they look like: `0440` is 288, a date becomes a timestamp. Kustomize
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

export function checkScalars(root: YamlNode): readonly Problem[] {
  if (root.kind !== 'map' || !suspect.test(root.origin.file.text)) return [];
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
