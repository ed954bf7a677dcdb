/**
 * Owns checking rendered objects against the schema of their kind, with each fault at the line it was written on. An object that
 * many overlays share unchanged (the CRDs, the operator's roles) is checked once.
 */
import type { RenderedObject } from '../render/rendered.ts';
import { checkAny } from '../schema/check-any.ts';
import { type CatalogueSet, loadCatalogues } from '../schema/find-schema.ts';
import { keyOriginAt, type Origin, originAt, type Route, toPlain, type YamlMap } from '../source/node.ts';
import type { Finding } from './finding.ts';
import { explainGone } from './gone-fields.ts';

interface Fault {
  readonly message: string;
  readonly origin: Origin;
  readonly route: Route;
}

/** Checks the objects of one Kubernetes cluster; `release` is its Strimzi's, which decides what Strimzi's resources may hold. */
export interface ObjectSchemas {
  check(objects: readonly RenderedObject[], release: string, clusters: readonly string[]): Promise<readonly Finding[]>;
}

export async function loadObjectSchemas(releases: readonly string[]): Promise<ObjectSchemas> {
  const sets = new Map<string, CatalogueSet>();
  for (const release of new Set(releases)) sets.set(release, await loadCatalogues(release));
  const checked = new Map<string, WeakMap<YamlMap, readonly Fault[]>>();
  return {
    async check(objects, release, clusters) {
      const set = sets.get(release);
      if (set === undefined) return [];
      const known = checked.get(release) ?? new WeakMap<YamlMap, readonly Fault[]>();
      checked.set(release, known);
      const findings: Finding[] = [];
      for (const object of objects) {
        const faults = known.get(object.node) ?? (await faultsOf(object, set, release));
        known.set(object.node, faults);
        for (const fault of faults) findings.push(findingFor(object, fault, clusters));
      }
      return findings;
    },
  };
}

async function faultsOf(object: RenderedObject, set: CatalogueSet, release: string): Promise<readonly Fault[]> {
  const { node } = object;
  const faults = await explainGone(object, await checkAny(toPlain(node), set), release);
  return faults
    .filter(({ rule }) => rule === undefined)
    .map(({ route, at, message }) => ({
      message,
      origin: at === 'key' ? keyOriginAt(node, route) : originAt(node, route),
      route,
    }));
}

function findingFor(
  { apiVersion, kind, name, namespace }: RenderedObject,
  fault: Fault,
  clusters: readonly string[],
): Finding {
  return {
    rule: 'object-schema',
    severity: 'error',
    message: fault.message,
    origin: fault.origin,
    related: [],
    object: { apiVersion, kind, name, namespace },
    route: fault.route,
    clusters,
  };
}
