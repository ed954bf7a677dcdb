/** A false alarm is a fault: a fleet that people of experience would run as it is gives no finding, not even a warning. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { baseTexts } from '../../scripts/base-texts.ts';
import { generateOverlays } from '../../tooling/generate/generate.ts';
import { judge } from '../../tooling/lint/judge.ts';
import { loadFleet } from '../../tooling/model/load.ts';
import { formatOrigin } from '../../tooling/source/problem.ts';
import { openDocuments, treeOf } from '../../tooling/source/tree.ts';

const folder = fileURLToPath(new URL('../sound-fleet/', import.meta.url));
const authored = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => [path, readFileSync(`${folder}${path}`, 'utf8')]),
);
const texts = { ...baseTexts(), ...authored };
const fleet = loadFleet(openDocuments(treeOf(texts)));
const overlays = [...generateOverlays(fleet).values()].flat();
const { findings } = await judge(
  openDocuments(treeOf({ ...texts, ...Object.fromEntries(overlays.map(({ path, text }) => [path, text])) })),
);

test('the fleet is large and varied', () => {
  const listeners = fleet.kafkaClusters.flatMap((one) => one.spec.kafka.listeners.map(({ type }) => type));
  expect([...new Set(listeners)].sort()).toEqual([
    'cluster-ip',
    'ingress',
    'internal',
    'loadbalancer',
    'nodeport',
    'route',
  ]);
  expect(new Set(fleet.kubernetesClusters.map((one) => one.spec.provider)).size).toBe(6);
  expect(new Set(fleet.kafkaClusters.map((one) => one.spec.tier)).size).toBe(3);
  expect(fleet.kafkaClusters.length).toBeGreaterThanOrEqual(30);
});

describe('no finding in', () => {
  test.each([...Object.keys(authored).sort(), ''])('%s', (path) => {
    const about = findings.filter(({ origin }) =>
      path === '' ? !(origin.file.path in authored) : origin.file.path === path,
    );
    expect(about.map((one) => `${formatOrigin(one.origin)} ${one.rule}: ${one.message}`)).toEqual([]);
  });
});
