import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

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
