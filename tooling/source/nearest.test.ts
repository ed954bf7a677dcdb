import { describe, expect, test } from 'vitest';
import { completion, nearest, onlySlip, typoOf } from './nearest.ts';

test.each([
  ['replica', ['replicas', 'resources'], 'replicas'],
  ['listners', ['listeners', 'livenessProbe'], 'listeners'],
  ['nodePort', ['internal', 'nodeport'], 'nodeport'],
  ['min-insync', ['minInsync'], 'minInsync'],
  ['prots', ['port', 'ports'], 'ports'],
  ['x', ['y', 'tls'], undefined],
  ['ID', ['uid', 'id'], 'id'],
  ['tsl', ['slt', 'tls'], 'tls'],
  ['blubber', ['replicas', 'resources'], undefined],
  ['anything', [], undefined],
])('%s among %j', (name, candidates, expected) => {
  expect(nearest(name, candidates)).toBe(expected);
});

const fields = ['owner', 'namespace', 'storage', 'maxUnavailable', 'cpu', 'cpuLimit', 'port'];

test.each([
  ['onwer', 'owner'],
  ['stroage', 'storage'],
  ['prot', 'port'],
  ['max_unavailable', 'maxUnavailable'],
  ['max-unavailabel', 'maxUnavailable'],
  ['CPU', 'cpu'],
  ['cpus', 'cpu'],
])('%s is a slip of %s', (written, meant) => {
  expect(nearest(written, fields)).toBe(meant);
});

test.each(['name', 'x', '', '__proto__', 'o'.repeat(100)])('%j is none of them', (written) => {
  expect(nearest(written, fields)).toBeUndefined();
});

test('the beginning of a choice is the choice, if of one only', () => {
  expect(completion('prod', ['production', 'staging'])).toBe('production');
  expect(completion('scram', ['scram-sha-256', 'scram-sha-512'])).toBeUndefined();
  expect(completion('pr', ['production'])).toBeUndefined();
});

test.each([
  ['kakfa', ['kafka', 'general'], 'kafka'],
  ['cloud-sdd', ['cloud-ssd', 'cloud-essd'], 'cloud-ssd'],
  ['Cloud_SSD', ['cloud-ssd', 'cloud-essd'], 'cloud-ssd'],
  ['cloud-esd', ['cloud-ssd', 'cloud-essd'], undefined],
  ['cn-hangzhou-k', ['cn-hangzhou-h', 'cn-hangzhou-i'], undefined],
  ['gp2', ['gp3'], undefined],
  ['general', ['kafka'], undefined],
])('%s is a slip of one alone: %j', (written, known, meant) => {
  expect(onlySlip(written, known)).toBe(meant);
});

describe('the one that was surely meant', () => {
  const known = [
    'log.retention.hours',
    'log.retention.ms',
    'num.partitions',
    'auto.create.topics.enable',
    'log.roll.ms',
  ];
  test.each([
    ['log.retention.hour', 'log.retention.hours'],
    ['log_retention_ms', 'log.retention.ms'],
    ['logRetentionMs', 'log.retention.ms'],
    ['num.partition', 'num.partitions'],
    ['auto.create.topic.enabled', 'auto.create.topics.enable'],
    ['num.part', undefined],
    ['log.role.mx', undefined],
    ['confluent.metrics.enable', undefined],
    ['', undefined],
    ['x'.repeat(100), undefined],
  ])('%s', (value, expected) => {
    expect(typoOf(value, known)).toBe(expected);
  });
});
