/**
 * Owns since when, and until when, Strimzi has a field, by the catalogues of all releases. They are read for a field that a release does
 * not know, and for no other.
 */
import type { Route } from '../source/node.ts';
import { type Catalogue, nodeOf, type SchemaNode } from './catalogue.ts';
import { cataloguedReleases, loadCatalogue } from './find-schema.ts';

/** Why a release does not know a field that another one knows. */
export type FieldHistory =
  /** The first later release that has it. */
  | { readonly why: 'later'; readonly release: string }
  /** The first release after the last that had it. */
  | { readonly why: 'dropped'; readonly release: string }
  /** The same release has it in another version of the API. */
  | { readonly why: 'other-version'; readonly apiVersion: string };

/** Undefined where no release has it. */
export async function fieldHistory(
  release: string,
  { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string },
  route: Route,
): Promise<FieldHistory | undefined> {
  const group = apiVersion.slice(0, apiVersion.lastIndexOf('/') + 1);
  const versionsWith = async (one: string): Promise<readonly string[]> => {
    const catalogue = await loadCatalogue(`strimzi-${one}`);
    return Object.keys(catalogue.kinds).filter(
      (version) => version.startsWith(group) && hasField(catalogue, version, kind, route),
    );
  };
  const at = cataloguedReleases.indexOf(release);
  if (at < 0) return undefined;
  const [other] = await versionsWith(release);
  if (other !== undefined) return { why: 'other-version', apiVersion: other };
  for (const later of cataloguedReleases.slice(at + 1))
    if ((await versionsWith(later)).length > 0) return { why: 'later', release: later };
  for (let index = at - 1; index >= 0; index--) {
    const [earlier, next] = [cataloguedReleases[index], cataloguedReleases[index + 1]];
    if (earlier !== undefined && next !== undefined && (await versionsWith(earlier)).length > 0)
      return { why: 'dropped', release: next };
  }
  return undefined;
}

/** By its name, and not since anything may stand there. */
function hasField(catalogue: Catalogue, apiVersion: string, kind: string, route: Route): boolean {
  const known = catalogue.kinds[apiVersion]?.[kind];
  let node: SchemaNode | undefined = known && nodeOf(catalogue, known.root);
  for (const [index, step] of route.entries()) {
    const next: number | undefined = typeof step === 'number' ? node?.items : node?.fields?.[step];
    const below: number | undefined = next ?? (index < route.length - 1 ? node?.values : undefined);
    if (below === undefined) return false;
    node = nodeOf(catalogue, below);
  }
  return true;
}
