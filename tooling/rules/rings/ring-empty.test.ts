import { describeRule } from '../../../test/support/examples.ts';
import { otherKubernetes } from './example-rings.ts';

const rings = { 'rings.yaml': 'rings: [canary, rest]\n' };

describeRule('ring-empty', [
  { name: 'one in each', example: { ...rings, 'cluster.yaml': 'ring: canary\n', ...otherKubernetes }, finds: [] },
  {
    name: 'nobody goes first',
    example: rings,
    finds: [
      'rings.yaml:1:9 warning: No Kubernetes cluster is in ring `canary`; write `ring: canary` in the cluster.yaml of one that may have changes first, or take the ring out.',
    ],
  },
  {
    name: 'nobody is last',
    example: { ...rings, 'cluster.yaml': 'ring: canary\n' },
    finds: [
      'rings.yaml:1:17 warning: No Kubernetes cluster is in ring `rest`; leave `ring` out of a cluster.yaml, or take the ring out.',
    ],
  },
  { name: 'no rings', example: {}, finds: [] },
]);
