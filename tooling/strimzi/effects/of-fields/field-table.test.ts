/** Proves that every field of the schemas is known to the table, and that the table names no field that no release has. */
import { describe, expect, test } from 'vitest';
import { type Catalogue, type NodeIndex, nodeOf } from '../../../schema/catalogue.ts';
import { cataloguedReleases, loadCatalogue } from '../../../schema/find-schema.ts';
import { strimziRelease } from '../../releases.ts';
import type { ClusterChange, ClusterState } from '../effect.ts';
import { fieldEffects } from '../field-effects.ts';
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
    kinds.map(
      async (kind) => [kind, (await Promise.all(cataloguedReleases.map((one) => fieldsOf(one, kind)))).flat()] as const,
    ),
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

/** A cluster that has of everything; only the change itself is made up. */
function stateOf(release: string): ClusterState {
  const known = strimziRelease(release);
  if (known === undefined) throw new Error(release);
  const metadata = { name: 'c', namespace: 'n' };
  const annotations = { 'strimzi.io/kraft': 'enabled', 'strimzi.io/node-pools': 'enabled' };
  const pool = (name: string, role: string) => ({
    metadata: { name, namespace: 'n', labels: { 'strimzi.io/cluster': 'c' } },
    spec: { replicas: 3, roles: [role] },
  });
  return {
    kafka: {
      metadata: { ...metadata, annotations },
      spec: {
        kafka: {
          version: known.defaultKafkaVersion,
          listeners: [{ name: 'a', port: 9092, type: 'internal', tls: false }],
        },
        entityOperator: { topicOperator: {}, userOperator: {} },
        cruiseControl: {},
        kafkaExporter: {},
      },
    },
    release: known,
    pools: [pool('a', 'controller'), pool('b', 'broker')],
    topics: [],
    users: [],
    configMaps: [],
  };
}

/** Whether all that may be said of a field is for others to say. */
function isOfOthers(kind: FieldKind, route: readonly string[]): boolean {
  return fieldTable.some(
    (one) =>
      one.kind === kind &&
      one.does === undefined &&
      (one.whole === true ? one.at.length === route.length : true) &&
      one.at.length <= route.length &&
      one.at.every((step, index) => route[index] === step),
  );
}

describe.each(['0.45.2', '0.48.0', '1.2.0'])('a section or a field that comes or goes on %s', (release) => {
  test.each(kinds)('has an effect, of %s', async (kind) => {
    const state = stateOf(release);
    const leaves = await fieldsOf(release, kind);
    const routes = new Map(
      leaves.flatMap((leaf) =>
        leaf.slice(1).map((_, index) => [leaf.slice(0, index + 2).join('\n'), leaf.slice(0, index + 2)] as const),
      ),
    );
    const silent = [...routes.values()].filter((route) => {
      if (isOfOthers(kind, route)) return false;
      const below = leaves.filter((leaf) => route.every((step, index) => leaf[index] === step));
      const value = below.map((leaf) => leaf.slice(route.length)).reduce(build, 'x' as Built);
      const steps = route.map((step) => (step === '*' ? 'x' : step));
      return [
        { before: undefined, after: value },
        { before: value, after: undefined },
      ].some((sides) => {
        const cause = { kind, name: kind === 'Kafka' ? 'c' : 'b', route: steps, path: steps.join('.'), ...sides };
        const change: ClusterChange = { before: state, after: state, fields: [cause] };
        const effects = fieldEffects(change);
        return (
          effects.length === 0 || effects.some((one) => one.changes[0] !== cause || one.says.includes('undefined'))
        );
      });
    });
    expect(silent.map((route) => route.join('.'))).toEqual([]);
  });
});

type Built = string | { readonly [key: string]: Built };

/** Puts a route into a value made of routes. */
function build(value: Built, [step, ...rest]: readonly string[]): Built {
  if (step === undefined) return value;
  const map = typeof value === 'string' ? {} : value;
  const key = step === '*' ? 'x' : step;
  return { ...map, [key]: build(map[key] ?? 'x', rest) };
}
