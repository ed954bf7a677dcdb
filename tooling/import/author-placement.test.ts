import { describe, expect, test } from 'vitest';
import { type PlacedNodes, placement } from './author-placement.ts';

const nodes: PlacedNodes = {
  cluster: 'orders',
  part: 'kafka' as const,
  isPool: false,
  roles: ['broker'],
  nodePools: [
    {
      name: 'kafka',
      nodes: 3,
      cpu: 4,
      memory: '8Gi',
      labels: { workload: 'kafka' },
      taints: [{ key: 'workload', value: 'kafka', effect: 'NoSchedule' }],
    },
  ],
};

const apart = (values: readonly string[]) => ({
  podAntiAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: [
      {
        labelSelector: { matchExpressions: [{ key: 'strimzi.io/name', operator: 'In', values }] },
        topologyKey: 'kubernetes.io/hostname',
      },
    ],
  },
});
const on = (...labels: readonly (readonly [key: string, ...values: string[]])[]) => ({
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: labels.map(([key, ...values]) => ({ key, operator: 'In', values })) }],
    },
  },
});
const toleration = { key: 'workload', operator: 'Equal', value: 'kafka', effect: 'NoSchedule' };
const other = { key: 'spot', operator: 'Exists' };

describe('where pods run, in the short form', () => {
  test('nothing said is nothing wanted, not the defaults', () => {
    expect(placement({}, nodes)).toEqual({ hosts: 'any', spread: 'any', nodeSelector: {} });
  });

  test('a node pool by its labels and taints; the rest stays', () => {
    const affinity = {
      ...apart(['orders-kafka']),
      ...on(['topology.kubernetes.io/zone', 'a', 'b'], ['workload', 'kafka'], ['disk', 'ssd']),
    };
    expect(placement({ affinity, tolerations: [toleration, other] }, nodes)).toEqual({
      hosts: 'required',
      spread: 'any',
      zones: ['a', 'b'],
      nodePool: 'kafka',
      nodeSelector: { disk: 'ssd' },
      tolerations: [other],
    });
  });

  test('labels without the tolerations are no node pool', () => {
    expect(placement({ affinity: on(['workload', 'kafka']) }, nodes)).toEqual({
      hosts: 'any',
      spread: 'any',
      nodeSelector: { workload: 'kafka' },
    });
  });

  test.each([
    ['other pods', apart(['payments-kafka'])],
    ['several values of a label', on(['disk', 'ssd', 'nvme'])],
    ['a further kind of affinity', { ...apart(['orders-kafka']), podAffinity: {} }],
  ])('an affinity with %s stays whole', (_, affinity) => {
    expect(placement({ affinity, tolerations: [other] }, nodes)).toEqual({ tolerations: [other], affinity });
  });
});
