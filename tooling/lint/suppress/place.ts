/** Owns what a suppression covers: whether its place is there, and whether a finding stands at it. */
import type { RenderedObject } from '../../render/rendered.ts';
import { nearest } from '../../source/nearest.ts';
import { nodeAt, type Route, type YamlMap } from '../../source/node.ts';
import { findPath, isLost, isWithin, otherwise, routeTo } from '../../source/path-text.ts';
import { either, shorten } from '../../source/show.ts';
import type { Finding } from '../finding.ts';
import { fieldOrigin, type Suppression } from './entry.ts';
import { type SuppressionProblem, suppressionProblem } from './problems.ts';

/** Where a path leads in each of the trees that have it. */
export type Routes = ReadonlyMap<YamlMap, Route>;

export function routesIn(path: string, trees: readonly YamlMap[]): Routes {
  const routes = new Map<YamlMap, Route>();
  for (const tree of trees) {
    const found = findPath(tree, path);
    if (!isLost(found)) routes.set(tree, found);
  }
  return routes;
}

/**
 * A path covers all below it, but a single key (`kafka`) covers what is said of that key alone: a fault that somebody makes next year
 * anywhere in `kafka` is not what was accepted.
 */
export function covers(covered: Route, found: Route): boolean {
  return isWithin(found, covered) && (covered.length > 1 || found.length === covered.length);
}

export function coversLine(routes: Routes, tree: YamlMap, finding: Finding): boolean {
  const route = routes.get(tree);
  return route !== undefined && covers(route, routeTo(tree, finding.origin));
}

/** Whether `Kind/name` or `Kind/namespace/name` names an object. */
export function isNamed(
  written: string,
  { kind, namespace, name }: { readonly kind: string; readonly namespace: string | undefined; readonly name: string },
): boolean {
  return written === `${kind}/${name}` || written === `${kind}/${namespace}/${name}`;
}

/** What is wrong with the path of a suppression that no tree has. The first tree is its own file. */
export function lostPath(
  suppression: Suppression,
  [own]: readonly [YamlMap, ...YamlMap[]],
  whole?: YamlMap,
): SuppressionProblem {
  const { path = '' } = suppression;
  const at = fieldOrigin(suppression, 'path');
  const filledIn = whole === undefined ? undefined : findPath(whole, path);
  if (whole !== undefined && filledIn !== undefined && !isLost(filledIn)) {
    const key = keyOfDefault(whole, filledIn);
    const message = `\`${shorten(path, 120)}\` is not written but a default, which findings show at \`${key}\`; write \`path: ${key}\`, or the field itself.`;
    return suppressionProblem('suppression-unknown', message, at);
  }
  const lost = findPath(own, path);
  const hint = isLost(lost) ? otherwise(lost) : '';
  return suppressionProblem('suppression-unknown', `\`${shorten(path, 120)}\` is not in this file; ${hint}`, at);
}

/** The key that a default is shown at: the nearest thing somebody wrote. */
function keyOfDefault(whole: YamlMap, route: Route): string {
  const origin = nodeAt(whole, route)?.origin ?? whole.origin;
  return origin.file.text.slice(origin.start, origin.end);
}

/** The object of a suppression, or what is wrong with it. */
export function findObject(
  suppression: Suppression,
  objects: readonly RenderedObject[],
): { readonly object: RenderedObject; readonly route: Route } | SuppressionProblem {
  const { object: written = '', path } = suppression;
  const object = objects.find((one) => isNamed(written, one));
  if (object === undefined) {
    const known = [...new Set(objects.map((one) => `${one.kind}/${one.name}`))];
    const kind = written.slice(0, written.indexOf('/') + 1);
    const alike = known.filter((one) => one.startsWith(kind));
    const near = nearest(written, known);
    const hint =
      near !== undefined
        ? `did you mean \`${near}\`?`
        : alike.length > 0 && alike.length <= 5
          ? `expected ${either(alike)}.`
          : '`npx fleet render` lists the objects of an overlay.';
    const message = `There is no object \`${shorten(written)}\` in the overlay; ${hint}`;
    return suppressionProblem('suppression-unknown', message, fieldOrigin(suppression, 'object'));
  }
  const route = path === undefined ? [] : findPath(object.node, path);
  if (!isLost(route)) return { object, route };
  const message = `\`${shorten(path ?? '', 120)}\` is not in ${written}; ${otherwise(route)}`;
  return suppressionProblem('suppression-unknown', message, fieldOrigin(suppression, 'path'));
}
