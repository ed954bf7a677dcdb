/**
 * Owns which paths an overlay reads besides its own folder: Argo CD makes its manifests anew when a commit changes one of these, and
 * keeps what it had when not (annotation `argocd.argoproj.io/manifest-generate-paths`). One too few is a change that never arrives.
 */
import type { Closure } from '../../render/closure.ts';
import type { Documents } from '../../source/tree.ts';

/** As the annotation has them: `.;/base/kafka/kraft`. */
export function readsOf(directory: string, documents: Documents, closure: Closure): string {
  const outside = [...closure.names(directory)].filter(
    (path) => !isWithin(path, directory) && documents.kind(path) !== undefined,
  );
  const names = new Set(outside);
  const roots = outside.filter((path) => !hasAncestorIn(path, names)).sort();
  return ['.', ...roots.map((path) => `/${path}`)].join(';');
}

function isWithin(path: string, directory: string): boolean {
  return path === directory || path.startsWith(`${directory}/`);
}

function hasAncestorIn(path: string, paths: ReadonlySet<string>): boolean {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
    if (paths.has(path.slice(0, end))) return true;
  return false;
}
