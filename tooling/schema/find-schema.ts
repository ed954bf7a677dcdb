/**
 * Owns which catalogue speaks for an object: Strimzi's for its API groups, by release, Argo CD's for its kinds,
 * Kubernetes' for its own; and what to say when none serves the version or the kind. Catalogues are read once, on first use.
 */

import { nearest } from '../source/nearest.ts';
import type { Catalogue, CatalogueKind } from './catalogue.ts';
import { strimziCatalogues } from './strimzi-catalogues.ts';

export type CatalogueName = 'kubernetes' | 'argocd' | `strimzi-${string}`;

const loaded = new Map<CatalogueName, Promise<Catalogue>>();

/** Rejects for a release without a catalogue. */
export function loadCatalogue(name: CatalogueName): Promise<Catalogue> {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const loading =
    name === 'kubernetes'
      ? loadKubernetes()
      : name === 'argocd'
        ? loadArgoCd()
        : loadStrimzi(name.slice('strimzi-'.length));
  loaded.set(name, loading);
  return loading;
}

async function loadKubernetes(): Promise<Catalogue> {
  const { default: content } = await import('./catalogues/kubernetes.json', { with: { type: 'json' } });
  // What a script wrote from the schema is a catalogue; the compiler sees a literal of thousands of nodes.
  return content as unknown as Catalogue;
}

async function loadArgoCd(): Promise<Catalogue> {
  const { default: content } = await import('./catalogues/argocd.json', { with: { type: 'json' } });
  return content as unknown as Catalogue;
}

/** Releases with the same fields share a catalogue, and each is spoken of by its own name. */
async function loadStrimzi(release: string): Promise<Catalogue> {
  const source = Object.hasOwn(strimziCatalogues, release) ? strimziCatalogues[release] : undefined;
  if (source === undefined) throw new RangeError(`There is no catalogue of Strimzi ${release}.`);
  const { default: content } = await source();
  return { ...(content as Catalogue), name: `Strimzi ${release}` };
}

/** The releases of Strimzi whose fields we know, oldest first. */
export const cataloguedReleases: readonly string[] = Object.keys(strimziCatalogues);

/** What a fleet with one Strimzi release is checked against. `strimzi` is undefined for a release without a catalogue. */
export interface CatalogueSet {
  readonly strimziRelease: string;
  readonly strimzi: Catalogue | undefined;
  readonly kubernetes: Catalogue;
  /** Kinds of Argo CD itself. */
  readonly argocd: Catalogue;
}

export async function loadCatalogues(strimziRelease: string): Promise<CatalogueSet> {
  const known = Object.hasOwn(strimziCatalogues, strimziRelease);
  const strimzi = known ? await loadCatalogue(`strimzi-${strimziRelease}`) : undefined;
  const [kubernetes, argocd] = [await loadCatalogue('kubernetes'), await loadCatalogue('argocd')];
  return { strimziRelease, strimzi, kubernetes, argocd };
}

export type SchemaLookup =
  | { readonly verdict: 'known'; readonly catalogue: Catalogue; readonly kind: CatalogueKind }
  /** The API version exists, or may exist, but nothing here knows its fields: say that it was not checked. */
  | { readonly verdict: 'not-checked'; readonly message: string }
  /** The cluster would refuse the object. */
  | { readonly verdict: 'not-served'; readonly message: string };

export async function catalogueFor(apiVersion: string, kind: string, strimziRelease: string): Promise<SchemaLookup> {
  return findSchema(await loadCatalogues(strimziRelease), apiVersion, kind);
}

/** {@link catalogueFor} for those who have loaded their catalogues. */
export function findSchema(set: CatalogueSet, apiVersion: string, kind: string): SchemaLookup {
  const group = groupOf(apiVersion);
  if (group === 'strimzi.io' || group.endsWith('.strimzi.io')) {
    if (set.strimzi === undefined) {
      const message = `The fields of Strimzi ${set.strimziRelease} are not held here, only those of ${cataloguedReleases[0]} to ${cataloguedReleases.at(-1)}.`;
      return { verdict: 'not-checked', message };
    }
    if (servesGroup(set.strimzi, group)) return findIn(set.strimzi, apiVersion, kind);
  }
  // Other products of the Argo project share its group.
  if (isIn(set.argocd, kind) && servesGroup(set.argocd, group)) return findIn(set.argocd, apiVersion, kind);
  // Only Kubernetes has groups without a dot, so `extensions/v1beta1` is one that it no longer serves.
  if (servesGroup(set.kubernetes, group) || !group.includes('.')) return findIn(set.kubernetes, apiVersion, kind);
  return { verdict: 'not-checked', message: `The fields of ${kind} in \`${apiVersion}\` are not held here.` };
}

function findIn(catalogue: Catalogue, apiVersion: string, kind: string): SchemaLookup {
  const ofVersion = catalogue.kinds[apiVersion];
  const found = ofVersion !== undefined && Object.hasOwn(ofVersion, kind) ? ofVersion[kind] : undefined;
  if (found !== undefined) return { verdict: 'known', catalogue, kind: found };
  if (catalogue.unchecked?.includes(apiVersion)) {
    return {
      verdict: 'not-checked',
      message: `The fields of \`${apiVersion}\` are not held here, only those of stable versions.`,
    };
  }
  const serving = Object.keys(catalogue.kinds).filter((version) => Object.hasOwn(catalogue.kinds[version] ?? {}, kind));
  if (serving.length > 0) {
    const given = serving.some((version) => groupOf(version) === groupOf(apiVersion))
      ? versionOf(apiVersion)
      : apiVersion;
    const versions = serving.map((version) => `\`${version}\``).join(' and ');
    return { verdict: 'not-served', message: `${catalogue.name} serves ${versions} for ${kind}, not \`${given}\`.` };
  }
  if (ofVersion === undefined) {
    return { verdict: 'not-served', message: `${catalogue.name} serves no \`${apiVersion}\` for ${kind}.` };
  }
  const near = nearest(kind, Object.keys(ofVersion));
  const unknown = `Kind ${kind} is not known in \`${apiVersion}\` of ${catalogue.name}`;
  return { verdict: 'not-served', message: near === undefined ? `${unknown}.` : `${unknown}; did you mean ${near}?` };
}

function isIn({ kinds }: Catalogue, kind: string): boolean {
  return Object.values(kinds).some((ofVersion) => Object.hasOwn(ofVersion, kind));
}

function servesGroup(catalogue: Catalogue, group: string): boolean {
  return [...Object.keys(catalogue.kinds), ...(catalogue.unchecked ?? [])].some(
    (version) => groupOf(version) === group,
  );
}

/** `apps/v1` → `apps`, `v1` → the empty group. */
function groupOf(apiVersion: string): string {
  const slash = apiVersion.lastIndexOf('/');
  return slash === -1 ? '' : apiVersion.slice(0, slash);
}

function versionOf(apiVersion: string): string {
  return apiVersion.slice(apiVersion.lastIndexOf('/') + 1);
}
