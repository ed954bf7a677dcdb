/**
 * Owns everything that is said of an object apart from its neighbours: whether the cluster serves its kind, whether it fits the
 * schema, and what the API server's own code would refuse. Without a catalogue of its kind it is not checked.
 */
import type { Plain } from '../source/node.ts';
import { checkObject } from './check-object.ts';
import type { SchemaFault } from './fault.ts';
import { type CatalogueSet, findSchema } from './find-schema.ts';
import { checkBuiltIn } from './kubernetes-models.ts';
import { checkAsServer } from './server-checks/check-as-server.ts';
import { routeText } from './wording.ts';

export async function checkAny(value: Plain, set: CatalogueSet): Promise<readonly SchemaFault[]> {
  const { apiVersion, kind } = value as { readonly apiVersion?: Plain; readonly kind?: Plain };
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return [];
  const schema = findSchema(set, apiVersion, kind);
  if (schema.verdict === 'not-checked') return [];
  if (schema.verdict === 'not-served') {
    return [{ route: ['apiVersion'], at: 'value', keyword: 'enum', message: schema.message }];
  }
  const faults =
    schema.catalogue === set.kubernetes
      ? await checkBuiltIn(value, schema.kind, schema.catalogue)
      : checkObject(value, schema.kind, schema.catalogue);
  return withServerFaults(faults, checkAsServer(value));
}

/**
 * What the server would say besides, but for what follows from what was said: at the same place, below a place that is missing or of
 * the wrong type, or a field that is missing where another is misspelt.
 */
function withServerFaults(faults: readonly SchemaFault[], more: readonly SchemaFault[]): readonly SchemaFault[] {
  if (more.length === 0) return faults;
  const said = new Set(faults.map(({ route }) => routeText(route)));
  const misspelt = new Set(
    faults.flatMap(({ keyword, route }) => (keyword === 'unknown-field' ? routeText(route.slice(0, -1)) : [])),
  );
  const all = [...faults];
  const places = new Set<string>();
  for (const fault of more) {
    const { route, keyword } = fault;
    const place = routeText(route);
    const isBelow = route.some((_, index) => said.has(routeText(route.slice(0, index + 1))));
    const isOther = keyword === 'required' && misspelt.has(routeText(route.slice(0, -1)));
    if (isBelow || isOther || misspelt.has(place) || places.has(place)) continue;
    places.add(place);
    all.push(fault);
  }
  return all;
}
