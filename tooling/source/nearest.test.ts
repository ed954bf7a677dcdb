import { expect, test } from 'vitest';
import { completion, nearest } from './nearest.ts';

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
