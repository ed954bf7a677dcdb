import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dataIndexes } from '../../scripts/data-indexes.ts';
import { unknownReleaseText } from './release-names.ts';
import { isSince, knownReleases, strimziRelease, strimziReleases } from './releases.ts';
import { compareVersions } from './versions.ts';

const newest = knownReleases.at(-1);

test.each([...dataIndexes()])('%s lists all files; `npm run docs` writes it', (path, text) => {
  expect(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')).toBe(text);
});

test('releases are known oldest first', () => {
  expect([...knownReleases].sort(compareVersions)).toEqual(knownReleases);
  expect(knownReleases.at(0)).toBe('0.26.0');
  expect(knownReleases).toContain('1.2.0');
});

describe.each(strimziReleases())('Strimzi $release', (release) => {
  test('runs Kafka versions that it does not call unknown, and the default is the newest', () => {
    expect(release.kafkaVersions.filter((one) => release.unknownKafkaVersions.includes(one))).toEqual([]);
    expect(release.kafkaVersions.at(-1)).toBe(release.defaultKafkaVersion);
  });

  test('has stacks, node pools and gates that fit together', () => {
    const { stacks, kraft, nodePools, featureGates, pods, podNameLabels } = release;
    expect(stacks.includes('kraft')).toBe(kraft === 'annotation' || kraft === 'always');
    expect(stacks.includes('zookeeper')).toBe(!isSince(release, '0.46'));
    expect(kraft === 'gate').toBe(featureGates['UseKRaft'] === 'off');
    expect(nodePools === 'gate').toBe(featureGates['KafkaNodePools'] === 'off');
    if (featureGates['UseStrimziPodSets'] !== undefined)
      expect(pods).toBe(featureGates['UseStrimziPodSets'] === 'on' ? 'StrimziPodSet' : 'StatefulSet');
    expect(podNameLabels.includes('strimzi.io/pod-name')).toBe(pods === 'StrimziPodSet');
  });

  test('shares a Kafka version with the minor release before it', () => {
    const older = strimziReleases().filter((one) => !isSince(one, release.release.split('.').slice(0, 2).join('.')));
    const before = older.at(-1);
    if (before === undefined) return;
    expect(before.kafkaVersions.some((version) => release.kafkaVersions.includes(version))).toBe(true);
  });
});

test.each([
  ['0.45.2', ['3.8.0', '3.8.1', '3.9.0', '3.9.1', '3.9.2'], '1.25', ['v1beta2'], 'v1beta2', '0.31.2'],
  ['0.51.0', ['4.1.0', '4.1.1', '4.2.0'], '1.30', ['v1beta2', 'v1'], 'v1beta2', '0.33.1'],
  ['1.2.0', ['4.2.0', '4.2.1', '4.3.0', '4.3.1'], '1.30', ['v1'], 'v1', '1.1.0'],
])('%s', (release, kafkaVersions, minimumKubernetes, apiVersions, storedVersion, bridgeVersion) => {
  expect(strimziRelease(release)).toMatchObject({
    kafkaVersions,
    minimumKubernetes,
    apiVersions,
    storedVersion,
    bridgeVersion,
  });
});

test('releases that came out before a Kafka patch do not know it', () => {
  const unknown = strimziReleases().filter((one) => !isSince(one, '1.2.1') && one.unknownKafkaVersions.length > 0);
  expect(unknown.map((one) => [one.release, one.unknownKafkaVersions.join(' ')])).toEqual([
    ['0.46.0', '3.9.1 3.9.2'],
    ['0.46.1', '3.9.1 3.9.2'],
    ...['0.47.0', '0.48.0', '0.49.0', '0.49.1', '0.50.0', '0.50.1', '0.51.0'].map((one) => [one, '3.9.2']),
    ...['1.0.0', '1.0.1', '1.1.0', '1.2.0'].map((one) => [one, '3.9.2']),
  ]);
});

test('a release that is not known is no release', () => {
  expect(strimziRelease('0.45.3')).toBeUndefined();
  expect(strimziRelease('toString')).toBeUndefined();
});

test.each([
  ['0.45.3', 'Strimzi 0.45.3 is not known here; expected `0.45.0`, `0.45.1` or `0.45.2`.'],
  ['0.45', 'Strimzi 0.45 is not known here; expected `0.45.0`, `0.45.1` or `0.45.2`.'],
  ['1.20', 'Strimzi 1.20 is not known here; did you mean `1.2.0`? `npx fleet releases` lists all that are.'],
  [
    '99.0.0',
    `Strimzi 99.0.0 is newer than ${newest}, the newest that is known here; \`docs/guides/add-a-release.md\` says how to add it.`,
  ],
  ['0.25.0', 'Strimzi 0.25.0 is older than 0.26.0, the oldest that is known here.'],
  [
    'latest',
    `Strimzi latest is not known here; expected one from \`0.26.0\` to \`${newest}\`, which \`npx fleet releases\` lists.`,
  ],
])('%s is not known', (release, text) => expect(unknownReleaseText(release)).toBe(text));

test.each([
  ['0.45.2', '0.46', false],
  ['0.46.0', '0.46', true],
  ['1.2.0', '0.46', true],
  ['0.45.2', '0.45.2', true],
  ['0.45.1', '0.45.2', false],
])('%s is since %s: %s', (release, first, since) => expect(isSince({ release }, first)).toBe(since));
