import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { baseTexts } from '../../scripts/base-texts.ts';
import { type Data, leaves, type Route, without, withValue } from '../../test/support/leaves.ts';
import { generateOverlays } from '../generate/generate.ts';
import { loadFleet } from '../model/load.ts';
import type { Fleet } from '../model/model.ts';
import { type Plain, toPlain } from '../source/node.ts';
import { readYaml } from '../source/read-yaml.ts';
import { type Documents, openDocuments, treeOf, withGenerated } from '../source/tree.ts';
import { writePlain } from '../source/write-yaml.ts';
import { makePlan } from './make-plan.ts';

/** Files with every field that can be written, each changed in turn: the plan knows what becomes of it. */
const fixtures = {
  '0.45.2': {
    'clusters/hz/cluster.yaml': load('kubernetes'),
    'clusters/hz/orders.yaml': load('kafka'),
  },
  '1.2.0': {
    'clusters/hz/cluster.yaml': { ...(load('kubernetes') as { [key: string]: Data }), strimzi: { release: '1.2.0' } },
    'clusters/hz/orders.yaml': load('kraft'),
    'clusters/hz/orders/topics.yaml': load('topics'),
    'clusters/hz/orders/users.yaml': load('users'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Data>>>>;

function load(name: string): Data {
  const path = `../generate/fixtures/every-field.${name}.yaml`;
  const text = readFileSync(new URL(path, import.meta.url), 'utf8');
  const { documents, problems } = readYaml({ path, text });
  expect(problems).toEqual([]);
  return JSON.parse(JSON.stringify(toPlain(documents[0] as never)));
}

const bases = openDocuments(
  treeOf({ ...baseTexts(), 'clusters/profiles/base.yaml': 'kind: Profile\nkafka: { cpu: 1 }\n' }),
);

interface State {
  readonly documents: Documents;
  readonly fleet: Fleet;
  readonly text: string;
}

function stateOf(files: Readonly<Record<string, Data>>): State {
  const texts = Object.fromEntries(Object.entries(files).map(([path, data]) => [path, writePlain(data as Plain)]));
  const own = openDocuments(treeOf(texts));
  const authored = over(bases, own, Object.keys(texts));
  const fleet = loadFleet(authored);
  const made = [...generateOverlays(fleet).values()].flat();
  return {
    documents: withGenerated(authored, made),
    fleet,
    text: made.map(({ path, text }) => `${path}\n${text}`).join(''),
  };
}

/** Bases are parsed once for all of these. */
function over(below: Documents, above: Documents, paths: readonly string[]): Documents {
  const own = new Set(paths);
  const of = (path: string): Documents => (own.has(path) ? above : below);
  return {
    kind: (path) => above.kind(path) ?? below.kind(path),
    list: (folder) => new Map([...below.list(folder), ...above.list(folder)]),
    text: (path) => of(path).text(path),
    yaml: (path, use) => of(path).yaml(path, use),
  };
}

/** Values that a field may have instead; the first that makes a sound file with other overlays is tried. */
function* others(value: Data): Iterable<Data> {
  if (typeof value === 'boolean') yield !value;
  if (typeof value === 'number') yield* [value + 1, value + 2, value - 1];
  if (typeof value !== 'string') return;
  const number = /^([0-9]+)(.*)$/.exec(value);
  if (number !== null) yield `${Number(number[1]) * 2}${number[2]}`;
  yield* [`${value}x`, `${value}-x`];
}

/** Taken away, and changed. */
const enough = 2;

describe.each(Object.entries(fixtures))('%s', (_, files: Readonly<Record<string, Data>>) => {
  const before = stateOf(files);
  const fields = Object.entries(files).flatMap(([path, data]) => leaves(data).map((leaf) => ({ path, ...leaf })));

  test.each(fields)('$path $name', ({ path, route, name }) => {
    let tried = 0;
    for (const data of changedAt(files[path] ?? null, route)) {
      if (tried === enough) return;
      const after = stateOf({ ...files, [path]: data });
      if (after.fleet.problems.length > 0 || after.text === before.text) continue;
      tried++;
      const paths = new Set([path]);
      const plan = makePlan(before.documents, after.documents, paths, { base: { ref: 'main', commit: undefined } });
      const unknown = plan.clusters.flatMap(({ effects }) =>
        effects.filter((one) => one.id === 'change-unknown').map((one) => one.subject),
      );
      // A patch may reach a field that nobody has.
      if (!name.startsWith('patches[]')) expect(unknown).toEqual([]);
      for (const one of [...plan.clusters, ...plan.overlays])
        expect([one.id, one.objects.length > 0 && one.effects.length === 0]).toEqual([one.id, false]);
    }
  });
});

function* changedAt(data: Data, route: Route): Iterable<Data> {
  yield without(data, route);
  const value = route.reduce<Data | undefined>(
    (at, step) => (at as { [key: string]: Data } | undefined)?.[step as string],
    data,
  );
  if (value !== undefined) for (const other of others(value)) yield withValue(data, route, other);
}
