import { describe, expect, test } from 'vitest';
import { strimziRelease } from '../releases.ts';
import { hasReached, metadataStage, usesNodePools } from './metadata-stage.ts';

const old = strimziRelease('0.45.2') ?? expect.fail('the release is known');
const today = strimziRelease('1.2.0') ?? expect.fail('the release is known');

function kafka(kraft: string | undefined, state?: string, pools?: string) {
  const annotations = {
    ...(kraft === undefined ? {} : { 'strimzi.io/kraft': kraft }),
    ...(pools === undefined ? {} : { 'strimzi.io/node-pools': pools }),
  };
  return { metadata: { annotations }, ...(state === undefined ? {} : { status: { kafkaMetadataState: state } }) };
}

describe('0.45', () => {
  test.each([
    [undefined, 'zookeeper'],
    ['disabled', 'zookeeper'],
    ['nonsense', 'zookeeper'],
    ['Enabled', 'kraft'],
    ['migration', 'post-migration'],
    ['rollback', 'migration'],
  ])('%s comes to rest in %s', (kraft, stage) => {
    expect(metadataStage(kafka(kraft), old)).toBe(stage);
  });

  test.each([
    ['ZooKeeper', 'migration', 'pre-migration'],
    ['ZooKeeper', 'enabled', 'zookeeper'],
    ['ZooKeeper', 'rollback', 'zookeeper'],
    ['KRaftMigration', 'migration', 'migration'],
    ['KRaftMigration', 'disabled', 'zookeeper'],
    ['KRaftDualWriting', 'migration', 'post-migration'],
    ['KRaftDualWriting', 'rollback', 'migration'],
    ['KRaftDualWriting', 'disabled', 'zookeeper'],
    ['KRaftPostMigration', 'migration', 'post-migration'],
    ['KRaftPostMigration', 'rollback', 'migration'],
    ['KRaftPostMigration', 'enabled', 'kraft'],
    ['PreKRaft', 'enabled', 'kraft'],
    ['KRaft', 'disabled', 'kraft'],
  ])('a cluster in %s with %s is in %s', (state, kraft, stage) => {
    expect(metadataStage(kafka(kraft, state), old)).toBe(stage);
  });

  test('pools where the resource asks for them, and where KRaft needs them', () => {
    expect(usesNodePools(kafka(undefined), old)).toBe(false);
    expect(usesNodePools(kafka('disabled'), old)).toBe(false);
    expect(usesNodePools(kafka(undefined, undefined, 'Enabled'), old)).toBe(true);
    expect(usesNodePools(kafka(undefined, undefined, 'disabled'), old)).toBe(false);
    expect(usesNodePools(kafka('enabled'), old)).toBe(true);
  });
});

test('from 0.46 on there are KRaft and pools alone', () => {
  expect(metadataStage(kafka('disabled', 'ZooKeeper'), today)).toBe('kraft');
  expect(usesNodePools(kafka(undefined), today)).toBe(true);
});

test('stages come one after another', () => {
  expect(hasReached('migration', 'pre-migration')).toBe(true);
  expect(hasReached('migration', 'migration')).toBe(true);
  expect(hasReached('migration', 'kraft')).toBe(false);
});
