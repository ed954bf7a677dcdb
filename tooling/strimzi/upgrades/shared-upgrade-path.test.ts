import { expect, test } from 'vitest';
import { type SharedPath, type SharingCluster, sharedUpgradePath } from './shared-upgrade-path.ts';

const kraft = (id: string, kafkaVersion: string): SharingCluster => ({
  id,
  stack: 'kraft',
  kafkaVersion,
  api: 'v1beta2',
});

function texts(path: SharedPath): readonly string[] | string {
  if ('refused' in path) return path.refused;
  return path.stages.flatMap(({ clusters, next }) => [
    ...clusters.flatMap(({ id, steps }) => steps.map((one) => `${id}: ${one.text}`)),
    ...(next === undefined ? [] : [next.text]),
  ]);
}

test('clusters wait for each other', () => {
  expect(
    texts(sharedUpgradePath('0.45.2', '0.51.0', [kraft('a', '3.9.2'), kraft('b', '3.8.1')])),
  ).toMatchInlineSnapshot(`
    [
      "a: Take Kafka back from 3.9.2 to 3.9.1.",
      "b: Upgrade Kafka from 3.8.1 to 3.9.1.",
      "Upgrade Strimzi from 0.45.2 to 0.47.0.",
      "a: Upgrade Kafka from 3.9.1 to 4.0.0.",
      "b: Upgrade Kafka from 3.9.1 to 4.0.0.",
      "Upgrade Strimzi from 0.47.0 to 0.50.1; it needs Kubernetes 1.27 or newer.",
      "a: Upgrade Kafka from 4.0.0 to 4.1.1.",
      "b: Upgrade Kafka from 4.0.0 to 4.1.1.",
      "Upgrade Strimzi from 0.50.1 to 0.51.0; it needs Kubernetes 1.30 or newer.",
    ]
  `);
});

test('releases are those that all can go by', () => {
  expect(
    texts(sharedUpgradePath('0.46.0', '0.50.1', [kraft('a', '4.0.0'), kraft('b', '3.9.0')])),
  ).toMatchInlineSnapshot(`
    [
      "b: Upgrade Kafka from 3.9.0 to 4.0.0.",
      "Upgrade Strimzi from 0.46.0 to 0.50.1; it needs Kubernetes 1.27 or newer.",
    ]
  `);
});

test('every way of an operator ends, whatever its clusters run', () => {
  const versions = ['3.8.0', '3.8.1', '3.9.0', '3.9.1', '3.9.2'];
  for (const one of versions)
    for (const other of versions) {
      const clusters = [kraft('a', one), { ...kraft('b', other), stack: 'zookeeper' as const }];
      const path = sharedUpgradePath('0.45.2', '1.2.0', clusters);
      expect(path).toHaveProperty('stages');
      if ('stages' in path) expect(path.stages.at(-1)?.release).toBe('1.2.0');
    }
});

test('an operator without clusters goes at once', () => {
  expect(texts(sharedUpgradePath('0.45.2', '1.2.0', []))).toEqual(['Upgrade Strimzi from 0.45.2 to 1.2.0.']);
  expect(texts(sharedUpgradePath('1.2.0', '1.2.0', [kraft('a', '4.2.1')]))).toEqual(
    'a: Strimzi 1.2.0 does not serve `v1beta2`, only v1.',
  );
});

test('who cannot go is named', () => {
  const clusters = [kraft('a', '3.9.1'), { ...kraft('b', '4.3.1'), api: 'v1' as const }];
  expect(texts(sharedUpgradePath('0.45.2', '1.2.0', clusters))).toMatchInlineSnapshot(
    `"b: Strimzi 0.45.2 does not run Kafka 4.3.1, only 3.8.0, 3.8.1, 3.9.0, 3.9.1, 3.9.2."`,
  );
});
