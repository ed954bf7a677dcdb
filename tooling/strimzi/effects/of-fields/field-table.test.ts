/** Proves that every field of the schemas is known to the table, and that the table names no field that no release has. */
import { describe, expect, test } from 'vitest';
import { type Catalogue, type NodeIndex, nodeOf } from '../../../schema/catalogue.ts';
import { cataloguedReleases, loadCatalogue } from '../../../schema/find-schema.ts';
import { fieldTable } from './field-table.ts';
import { knowsListenerField } from './listener-changes.ts';
import { listenerLines } from './listener-fields.ts';
import { type FieldKind, knowsField } from './part.ts';

const kinds = ['Kafka', 'KafkaNodePool'] as const satisfies readonly FieldKind[];
const identity = ['apiVersion', 'kind', 'status'];

/** Routes to all fields that have none below; `*` for an entry of a list and a key of a map. */
function leavesOf(catalogue: Catalogue, index: NodeIndex, route: readonly string[]): readonly (readonly string[])[] {
  const { fields, items, values, free } = nodeOf(catalogue, index);
  const below = Object.entries(fields ?? {}).flatMap(([key, child]) => leavesOf(catalogue, child, [...route, key]));
  if (below.length > 0) return below;
  if (items !== undefined) return leavesOf(catalogue, items, [...route, '*']);
  return values !== undefined || free === true ? [[...route, '*']] : [route];
}

async function fieldsOf(release: string, kind: FieldKind): Promise<readonly (readonly string[])[]> {
  const catalogue = await loadCatalogue(`strimzi-${release}`);
  return Object.values(catalogue.kinds).flatMap((ofVersion) => {
    const root = ofVersion[kind]?.root;
    if (root === undefined) return [];
    return leavesOf(catalogue, root, []).filter(([top]) => !identity.includes(top ?? ''));
  });
}

const listeners = ['spec', 'kafka', 'listeners', '*'];

function isKnown(kind: FieldKind, route: readonly string[]): boolean {
  if (kind === 'Kafka' && listeners.every((step, index) => route[index] === step))
    return knowsListenerField(route.slice(listeners.length).join('.'));
  return knowsField(kind, route, fieldTable);
}

describe.each(cataloguedReleases)('%s', (release) => {
  test.each(kinds)('every field of %s has a line', async (kind) => {
    const unknown = (await fieldsOf(release, kind)).filter((route) => !isKnown(kind, route));
    expect(unknown.map((route) => route.join('.'))).toEqual([]);
  });
});

test('a field that nobody knows is found', () => {
  expect(isKnown('Kafka', ['spec', 'kafka', 'novelty'])).toBe(false);
  expect(isKnown('Kafka', ['spec', 'novelty', 'enabled'])).toBe(false);
  expect(isKnown('Kafka', [...listeners, 'novelty'])).toBe(false);
  expect(isKnown('KafkaNodePool', ['spec', 'template', 'novelty', 'metadata'])).toBe(false);
  expect(isKnown('Kafka', ['spec', 'kafka', 'rack', 'novelty'])).toBe(true);
});

test('every line is for a field that some release has', async () => {
  const all = await Promise.all(
    kinds.map(async (kind) => [kind, (await Promise.all(cataloguedReleases.map((one) => fieldsOf(one, kind)))).flat()] as const),
  );
  const fields = new Map(all);
  const fits = (route: readonly string[], at: readonly string[]): boolean =>
    at.every((step, index) => step === '*' || route[index] === '*' || route[index] === step);
  const unused = fieldTable.filter((one) => !fields.get(one.kind)?.some((route) => fits(route, one.at)));
  expect(unused.map(({ kind, at }) => `${kind} ${at.join('.')}`)).toEqual([]);
  const ofListeners = listenerLines.filter(
    ({ at }) => !fields.get('Kafka')?.some((route) => fits(route, [...listeners, ...at.split('.')])),
  );
  expect(ofListeners.map(({ at }) => at)).toEqual([]);
});
