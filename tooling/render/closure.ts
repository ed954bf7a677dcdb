/**
 * Owns which files a kustomization may read, without rendering it: whatever in it could be a path is taken for one. Too much at worst,
 * as a text that happens to look like the path of a file that changed.
 */
import type { YamlNode } from '../source/node.ts';
import { type Documents, joinPath, parentOf } from '../source/tree.ts';

export interface Closure {
  /** Whether the kustomization of a folder, or one that it builds on, reads one of these paths. */
  reads(directory: string, paths: Iterable<string>): boolean;
  /** All that it names, and what those name; folders as well. */
  names(directory: string): ReadonlySet<string>;
}

const kustomizationNames: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

export function closureOf(documents: Documents): Closure {
  const own = new Map<string, ReadonlySet<string>>();
  const ownOf = (directory: string): ReadonlySet<string> => {
    const known = own.get(directory) ?? namesIn(documents, directory);
    own.set(directory, known);
    return known;
  };
  const names = (directory: string): ReadonlySet<string> => {
    const seen = new Set<string>([directory]);
    // What is added while it is walked is walked as well.
    for (const one of seen) if (documents.kind(one) === 'directory') for (const name of ownOf(one)) seen.add(name);
    return seen;
  };
  return {
    names,
    reads(directory, paths) {
      const all = names(directory);
      const isNamed = (path: string): boolean => {
        if (all.has(path)) return true;
        // What was named and is gone, with all that was in it.
        for (let at = parentOf(path); at !== ''; at = parentOf(at))
          if (all.has(at) && documents.kind(at) !== 'directory') return true;
        return false;
      };
      for (const path of paths) if (isNamed(path)) return true;
      return false;
    },
  };
}

function namesIn(documents: Documents, directory: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const name of kustomizationNames) {
    const path = joinPath(directory, name);
    found.add(path);
    if (documents.kind(path) !== 'file') continue;
    for (const node of documents.yaml(path).documents) addNames(node, directory, found);
  }
  return found;
}

function addNames(node: YamlNode, directory: string, found: Set<string>): void {
  if (node.kind === 'map') for (const { value } of node.entries.values()) addNames(value, directory, found);
  else if (node.kind === 'list') for (const item of node.items) addNames(item, directory, found);
  else if (typeof node.value === 'string' && !node.value.includes('\n')) {
    // A generator names its files as `key=path`, too.
    for (const text of new Set([node.value, node.value.slice(node.value.indexOf('=') + 1)])) {
      const path = resolve(directory, text);
      if (path !== undefined) found.add(path);
    }
  }
}

function resolve(directory: string, text: string): string | undefined {
  if (text === '' || text.startsWith('/') || text.includes('://')) return undefined;
  let at = directory;
  for (const part of text.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (at === '') return undefined;
      at = parentOf(at);
    } else at = joinPath(at, part);
  }
  return at === directory ? undefined : at;
}
