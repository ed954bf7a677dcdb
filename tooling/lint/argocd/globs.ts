/**
 * Owns which files of a repository a path of a git files generator matches. Argo CD 3.5 has two ways (LsFiles in util/git/client.go):
 * with `applicationsetcontroller.enable.new.git.file.globbing` a `*` ends at `/` and `**` does not; without it Git matches, to which
 * `*` is any text and a folder all that is in it.
 */
import { type Documents, joinPath } from '../../source/tree.ts';

export type Globbing = 'new' | 'git';

/** Paths of files, sorted by code unit. */
export function filesMatching(documents: Documents, pattern: string, globbing: Globbing): readonly string[] {
  const wanted = pattern.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
  const start = startOf(wanted);
  const shape = shapeOf(wanted, globbing);
  if (shape === undefined) return [];
  const isMatch = (path: string): boolean =>
    shape.test(path) || (globbing === 'git' && (wanted === '' || path.startsWith(`${wanted}/`)));
  return below(documents, start).filter(isMatch).sort();
}

/** The part before anything that is no plain text. */
function startOf(pattern: string): string {
  const plain = /^[^*?[{\\]*/.exec(pattern)?.[0] ?? '';
  return plain === pattern ? pattern : plain.slice(0, Math.max(plain.lastIndexOf('/'), 0));
}

function below(documents: Documents, path: string): readonly string[] {
  const kind = documents.kind(path);
  if (kind === 'file') return [path];
  if (kind !== 'directory') return [];
  return [...documents.list(path)].flatMap(([name, one]) => {
    if (name === '.git' || name === 'node_modules') return [];
    const child = joinPath(path, name);
    return one === 'directory' ? below(documents, child) : one === 'file' ? [child] : [];
  });
}

/** Undefined for a pattern that is none, such as an open bracket. */
function shapeOf(pattern: string, globbing: Globbing): RegExp | undefined {
  const any = globbing === 'new' ? '[^/]' : '[\\s\\S]';
  let text = '';
  let open = 0;
  for (let at = 0; at < pattern.length; at++) {
    const rest = pattern.slice(at);
    const set = /^\[[!^]?\]?[^\]]*\]/.exec(rest)?.[0];
    if (globbing === 'new' && /^\*\*(?:\/|$)/.test(rest) && (at === 0 || pattern[at - 1] === '/')) {
      text += rest.startsWith('**/') ? '(?:[^/]+/)*' : '[\\s\\S]*';
      at += rest.startsWith('**/') ? 2 : 1;
    } else if (rest.startsWith('*')) {
      text += `${any}*`;
      while (pattern[at + 1] === '*') at++;
    } else if (rest.startsWith('?')) text += any;
    else if (set !== undefined) {
      text += set.replace(/^\[[!^]/, '[^').replaceAll('\\', '\\\\');
      at += set.length - 1;
    } else if (globbing === 'new' && rest.startsWith('{')) {
      open += 1;
      text += '(?:';
    } else if (open > 0 && rest.startsWith('}')) {
      open -= 1;
      text += ')';
    } else if (open > 0 && rest.startsWith(',')) text += '|';
    else {
      const literal = rest.startsWith('\\') && rest.length > 1 ? (pattern[++at] ?? '') : (rest[0] ?? '');
      text += literal.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
    }
  }
  try {
    return new RegExp(`^${text}$`);
  } catch {
    return undefined;
  }
}
