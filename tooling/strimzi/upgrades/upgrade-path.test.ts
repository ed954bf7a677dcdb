import { describe, expect, test } from 'vitest';
import { knownReleases, strimziRelease } from '../releases.ts';
import { compareVersions } from '../versions.ts';
import { refuseJump } from './refuse-jump.ts';
import { type ClusterState, whyNoJump } from './release-jump.ts';
import { type UpgradeStep, upgradePath } from './upgrade-path.ts';

const zookeeper: ClusterState = { stack: 'zookeeper', kafkaVersion: '3.6.0', api: 'v1beta2' };
const kraft: ClusterState = { stack: 'kraft', kafkaVersion: '3.9.2', api: 'v1beta2' };

function stepsOf(from: string, to: string, state: ClusterState): readonly UpgradeStep[] {
  const path = upgradePath(from, to, state);
  if ('refused' in path) throw new Error(path.refused);
  return path.steps;
}

function refusalOf(from: string, to: string, state: ClusterState): string {
  const path = upgradePath(from, to, state);
  return 'refused' in path ? path.refused : '';
}

describe('the way up', () => {
  test('from 0.38 with ZooKeeper to 1.2 stops for KRaft and for v1', () => {
    const steps = stepsOf('0.38.0', '1.2.0', zookeeper);
    expect(steps.map(({ kind, release, kafkaVersion }) => `${kind} ${release} ${kafkaVersion}`)).toEqual([
      'operator 0.42.0 3.6.0',
      'kafka 0.42.0 3.7.1',
      'operator 0.44.0 3.7.1',
      'kafka 0.44.0 3.8.0',
      'operator 0.45.2 3.8.0',
      'kraft 0.45.2 3.8.0',
      'kafka 0.45.2 3.9.1',
      'operator 0.47.0 3.9.1',
      'kafka 0.47.0 4.0.0',
      'operator 0.50.1 4.0.0',
      'v1 0.50.1 4.0.0',
      'kafka 0.50.1 4.1.1',
      'operator 1.0.1 4.1.1',
      'kafka 1.0.1 4.2.0',
      'operator 1.2.0 4.2.0',
    ]);
  });

  test('says what to do and why', () => {
    expect(
      stepsOf('0.45.2', '1.2.0', kraft)
        .slice(0, 5)
        .map(({ text, why }) => [text, why]),
    ).toEqual([
      [
        'Take Kafka back from 3.9.2 to 3.9.1.',
        'Strimzi 0.47.0, the next, came out before Kafka 3.9.2 and does not know it.',
      ],
      ['Upgrade Strimzi from 0.45.2 to 0.47.0.', 'It runs Kafka 3.9.1 and 4.0.0.'],
      ['Upgrade Kafka from 3.9.1 to 4.0.0.', 'Strimzi 0.50.1, the next, does not run Kafka 3.9.1.'],
      [
        'Upgrade Strimzi from 0.47.0 to 0.50.1; it needs Kubernetes 1.27 or newer.',
        'It runs Kafka 4.0.0 and 4.1.1, and serves both `v1beta2` and `v1`.',
      ],
      [
        'Convert all Strimzi resources to `v1`, then the CRDs.',
        'No release from 1.0 on serves `v1beta2`, and only those from 0.49 to 0.51 serve both.',
      ],
    ]);
  });

  test('0.46 knows neither 3.9.1 nor 3.9.2', () => {
    expect(stepsOf('0.45.2', '0.46.1', kraft).map(({ text }) => text)).toEqual([
      'Take Kafka back from 3.9.2 to 3.9.0.',
      'Upgrade Strimzi from 0.45.2 to 0.46.1.',
    ]);
  });

  test('waits for StrimziPodSets', () => {
    const [first] = stepsOf('0.29.0', '0.30.0', { ...zookeeper, kafkaVersion: '3.2.0' });
    expect(first?.text).toBe('Upgrade Strimzi from 0.29.0 to 0.30.0; wait until every pod belongs to a StrimziPodSet.');
  });

  test('a migration is not done before Kafka 3.7', () => {
    const steps = stepsOf('0.40.0', '0.46.1', zookeeper);
    const migration = steps.find(({ kind }) => kind === 'kraft');
    expect(compareVersions(migration?.kafkaVersion ?? '', '3.7')).toBeGreaterThanOrEqual(0);
    // The release on which a rollback is safe.
    expect(migration?.release).toBe('0.45.2');
  });

  test('a converted cluster is not converted again', () => {
    const state: ClusterState = { stack: 'kraft', kafkaVersion: '4.2.0', api: 'v1' };
    expect(stepsOf('0.51.0', '1.2.0', state).map(({ kind }) => kind)).toEqual(['operator']);
  });

  test('the same release needs nothing', () => expect(stepsOf('0.45.2', '0.45.2', kraft)).toEqual([]));

  test('there is one from every release to every later one', () => {
    for (const from of knownReleases) {
      const release = strimziRelease(from);
      if (release === undefined) continue;
      const state: ClusterState = {
        stack: release.stacks[0] ?? 'kraft',
        kafkaVersion: release.defaultKafkaVersion,
        api: release.apiVersions[0] ?? 'v1',
      };
      const later = knownReleases.slice(knownReleases.indexOf(from));
      for (const to of ['1.2.0', later[Math.floor(later.length / 2)] ?? from]) {
        const newest = strimziRelease(to)?.kafkaVersions.at(-1) ?? '';
        // A release of an older minor may not run what a later patch of another minor brought.
        if (compareVersions(newest, state.kafkaVersion) < 0) continue;
        expect(refusalOf(from, to, state), `${from} to ${to}`).toBe('');
      }
    }
  });
});

describe('each step is legal', () => {
  test.each([
    ['0.26.0', '1.2.0', { ...zookeeper, kafkaVersion: '2.8.1' }],
    ['0.38.0', '1.2.0', zookeeper],
    ['0.45.2', '1.2.0', kraft],
  ])('%s to %s', (from, to, state) => {
    let current: ClusterState = state;
    let release = from;
    for (const step of stepsOf(from, to, state)) {
      const [before, after] = [strimziRelease(release), strimziRelease(step.release)];
      if (before === undefined || after === undefined) throw new Error('unknown');
      if (step.kind === 'operator') expect(whyNoJump(before, after, current)).toBeUndefined();
      if (step.kind === 'kraft') current = { ...current, stack: 'kraft' };
      if (step.kind === 'v1') current = { ...current, api: 'v1' };
      current = { ...current, kafkaVersion: step.kafkaVersion };
      expect(after.kafkaVersions).toContain(step.kafkaVersion);
      release = step.release;
    }
    expect(release).toBe(to);
    expect(current).toMatchObject({ stack: 'kraft', api: 'v1' });
  });
});

describe('the way back', () => {
  test('v1 ends at 0.49', () => {
    expect(refusalOf('1.2.0', '0.48.0', { stack: 'kraft', kafkaVersion: '4.2.0', api: 'v1' })).toBe(
      'There is no way from Strimzi 1.2.0 to 0.48.0: resources are kept as `v1`, which 0.48.0 does not serve; 0.49 is as far back as one can go.',
    );
  });

  test('KRaft ends at 0.40', () => {
    expect(refusalOf('0.40.0', '0.39.0', { stack: 'kraft', kafkaVersion: '3.6.1', api: 'v1beta2' })).toBe(
      'There is no way from Strimzi 0.40.0 to 0.39.0: 0.39.0 runs KRaft only as an experiment, and there is no way back to ZooKeeper once a migration is finalised.',
    );
  });

  test('Kafka goes back as far as its data is written', () => {
    const state: ClusterState = { stack: 'kraft', kafkaVersion: '4.0.0', api: 'v1beta2' };
    expect(refusalOf('0.48.0', '0.45.2', state)).toBe(
      'There is no way from Strimzi 0.48.0 to 0.45.2: 0.45.2 does not run Kafka 4.0.0, only 3.8.0, 3.8.1, 3.9.0, 3.9.1, 3.9.2.',
    );
    expect(stepsOf('0.48.0', '0.45.2', { ...state, metadataVersion: '3.9-IV0' }).map(({ text }) => text)).toEqual([
      'Take Strimzi back from 0.48.0 to 0.47.0; the Kafka resource needs the annotations `strimzi.io/kraft` and `strimzi.io/node-pools` before.',
      'Take Kafka back from 4.0.0 to 3.9.1.',
      'Take Strimzi back from 0.47.0 to 0.45.2.',
    ]);
  });
});

describe('a cluster that cannot stand like that', () => {
  test.each([
    ['0.45.3', '1.2.0', kraft, 'Strimzi 0.45.3 is not known here; expected `0.45.0`, `0.45.1` or `0.45.2`.'],
    ['0.45.2', '0.44', kraft, 'Strimzi 0.44 is not known here; expected `0.44.0`.'],
    ['0.45.2', '1.2.0', zookeeper, 'Strimzi 0.45.2 does not run Kafka 3.6.0, only 3.8.0, 3.8.1, 3.9.0, 3.9.1, 3.9.2.'],
    ['0.46.0', '1.2.0', { ...zookeeper, kafkaVersion: '3.9.0' }, 'Strimzi 0.46.0 does not run ZooKeeper.'],
    ['0.28.0', '1.2.0', { ...kraft, kafkaVersion: '3.1.0' }, 'Strimzi 0.28.0 does not run KRaft.'],
    ['1.1.0', '1.2.0', { ...kraft, kafkaVersion: '4.2.0' }, 'Strimzi 1.1.0 does not serve `v1beta2`, only v1.'],
  ] as const)('%s to %s', (from, to, state, text) => expect(refusalOf(from, to, state)).toBe(text));
});

describe('a jump in one change', () => {
  const orders = { ...kraft, id: 'hz/orders', nextKafkaVersion: '3.9.2' };

  test.each([
    ['0.45.1', '0.45.2', { ...orders, kafkaVersion: '3.9.1', nextKafkaVersion: '3.9.1' }],
    // Kafka and the operator together: the operator knows 3.9.1 and runs 4.1.1.
    ['0.45.2', '0.51.0', { ...orders, kafkaVersion: '3.9.1', nextKafkaVersion: '4.1.1' }],
    ['1.0.0', '1.2.0', { ...orders, api: 'v1', kafkaVersion: '4.1.2', nextKafkaVersion: '4.2.0' }],
  ] as const)('%s to %s is taken', (from, to, cluster) => expect(refuseJump(from, to, [cluster])).toBeUndefined());

  test.each([
    [
      '0.45.2',
      '1.2.0',
      orders,
      'Strimzi cannot go from 0.45.2 to 1.2.0 in one change with hz/orders: 1.2.0 does not serve `v1beta2`; convert resources and CRDs to `v1` on a release from 0.49 to 0.51 first. The next step is: Take Kafka back from 3.9.2 to 3.9.1.',
    ],
    [
      '0.45.2',
      '0.51.0',
      { ...orders, nextKafkaVersion: '4.1.1' },
      'Strimzi cannot go from 0.45.2 to 0.51.0 in one change with hz/orders: 0.51.0 does not know Kafka 3.9.2 and cannot upgrade from it; take Kafka back to an older patch first. The next step is: Take Kafka back from 3.9.2 to 3.9.1.',
    ],
    [
      '0.45.2',
      '0.46.1',
      { ...orders, stack: 'zookeeper', kafkaVersion: '3.9.0', nextKafkaVersion: '3.9.0' },
      'Strimzi cannot go from 0.45.2 to 0.46.1 in one change with hz/orders: 0.46.1 does not run ZooKeeper; migrate to KRaft on a release from 0.40 to 0.45 first. The next step is: Migrate from ZooKeeper to KRaft, and finalise it.',
    ],
    [
      '0.38.0',
      '0.46.1',
      { ...orders, kafkaVersion: '3.6.0', nextKafkaVersion: '3.9.0' },
      'Strimzi cannot go from 0.38.0 to 0.46.1 in one change with hz/orders: 0.46.1 takes over only what 0.39 or later has looked after, for StatefulSets have to be StrimziPodSets by then; go by a release from 0.39 to 0.45. The next step is: Upgrade Strimzi from 0.38.0 to 0.42.0; it needs Kubernetes 1.23 or newer.',
    ],
    [
      '0.45.2',
      '0.51.0',
      orders,
      'Strimzi cannot go from 0.45.2 to 0.51.0 in one change with hz/orders: 0.51.0 does not run Kafka 3.9.2, only 4.1.0, 4.1.1, 4.2.0. The next step is: Take Kafka back from 3.9.2 to 3.9.1.',
    ],
    [
      '1.2.0',
      '0.45.2',
      { ...orders, api: 'v1', kafkaVersion: '4.2.0', nextKafkaVersion: '4.2.0' },
      'Strimzi cannot go from 1.2.0 to 0.45.2 in one change with hz/orders: resources are kept as `v1`, which 0.45.2 does not serve; 0.49 is as far back as one can go.',
    ],
    [
      '0.45.2',
      '99.0.0',
      orders,
      `Strimzi 99.0.0 is newer than ${knownReleases.at(-1)}, the newest that is known here; \`docs/guides/add-a-release.md\` says how to add it.`,
    ],
  ] as const)('%s to %s is not', (from, to, cluster, text) => expect(refuseJump(from, to, [cluster])).toBe(text));
});
