/** Owns turning a mend into a change of an authored file: which file, and which field of it. */
import type { Mend } from '../../rules/mend.ts';
import type { Place } from '../../rules/place.ts';
import { isWritten } from '../../rules/written.ts';
import { keyOriginAt, nodeAt, type Origin, type Route, type YamlMap } from '../../source/node.ts';
import { routeTo } from '../../source/path-text.ts';
import type { YamlEdit } from '../../source/splice/splice.ts';
import type { Documents } from '../../source/tree.ts';

export interface FileEdit {
  readonly path: string;
  readonly edit: YamlEdit;
}

/** Undefined for what stands in no authored file, or not as it is written there. */
export function editFor(mend: Mend, documents: Documents): FileEdit | undefined {
  if ('remove' in mend) {
    const { node, route } = mend.remove;
    if (nodeAt(node, route) === undefined || !isWritten(mend.remove)) return undefined;
    const found = authoredRoute(keyOriginAt(node, route), documents);
    return found === undefined ? undefined : { path: found.path, edit: { route: found.route, remove: true } };
  }
  const found = placeToSet(mend.at, documents);
  return found === undefined ? undefined : { path: found.path, edit: { route: found.route, set: mend.set } };
}

function placeToSet(place: Place, documents: Documents): { readonly path: string; readonly route: Route } | undefined {
  const value = nodeAt(place.node, place.route);
  if (value !== undefined && isWritten(place))
    return value.kind === 'scalar' ? authoredRoute(value.origin, documents) : undefined;
  // Nobody wrote it: it goes into the cluster's own file, by the route it has there.
  const { path } = place.node.origin.file;
  return authoredRoot(path, documents) === undefined ? undefined : { path, route: place.route };
}

function authoredRoute(
  origin: Origin,
  documents: Documents,
): { readonly path: string; readonly route: Route } | undefined {
  const { path } = origin.file;
  const root = authoredRoot(path, documents);
  if (root === undefined) return undefined;
  const route = routeTo(root, origin);
  const starts = [nodeAt(root, route)?.origin.start, keyOriginAt(root, route).start];
  return starts.includes(origin.start) ? { path, route } : undefined;
}

function authoredRoot(path: string, documents: Documents): YamlMap | undefined {
  if (!path.startsWith('clusters/')) return undefined;
  return documents.yaml(path, 'rewritten').documents.find((one) => one.kind === 'map');
}
