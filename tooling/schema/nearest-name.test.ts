import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.ts';

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
])('%s among %j', (name, candidates, nearest) => {
  expect(nearestName(name, candidates)).toBe(nearest);
});
