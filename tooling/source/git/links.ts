/** Owns following the links of a commit: to where they led in its tree, which may not be where they lead on disk. */
import { joinPath, parentOf } from '../tree.ts';

/** Where each link leads, as it is written. */
export type Links = ReadonlyMap<string, string>;

export type Followed =
  | { readonly path: string; readonly through: readonly string[] }
  | { readonly fault: 'outside' | 'loop'; readonly through: readonly string[] };

/** As many as Linux follows. */
const mostLinks = 40;

/** @param path of a file or folder; any part of it may be a link. */
export function follow(links: Links, path: string): Followed {
  const through: string[] = [];
  let at = '';
  let rest = path === '' ? [] : path.split('/');
  while (rest.length > 0) {
    const [name = '', ...after] = rest;
    rest = after;
    if (name === '' || name === '.') continue;
    if (name === '..') {
      if (at === '') return { fault: 'outside', through };
      at = parentOf(at);
      continue;
    }
    const next = joinPath(at, name);
    const target = links.get(next);
    if (target === undefined) {
      at = next;
      continue;
    }
    through.push(next);
    if (through.length > mostLinks) return { fault: 'loop', through };
    if (target.startsWith('/')) return { fault: 'outside', through };
    rest = [...target.split('/'), ...rest];
  }
  return { path: at, through };
}
