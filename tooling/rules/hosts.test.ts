import { describe, expect, test } from 'vitest';
import type { KubernetesCluster } from '../model/model.ts';
import type { NodePoolSpec } from '../model/schema/kubernetes-cluster.ts';
import type { Plain } from '../source/node.ts';
import { hostsFor, unite, zoneKey } from './hosts.ts';

const pool = (name: string, more: Partial<NodePoolSpec> = {}): NodePoolSpec => ({
  name,
  nodes: 6,
  cpu: 4,
  memory: '16Gi',
  ...more,
});
const cluster = (...nodePools: NodePoolSpec[]): KubernetesCluster => ({ spec: { nodePools } }) as KubernetesCluster;
const select = (...terms: Plain[][]): Plain => ({
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: terms.map((matchExpressions) => ({ matchExpressions })),
    },
  },
});
const names = (hosts: ReturnType<typeof hostsFor>): readonly string[] => hosts.pools.map((one) => one.spec.name);

const kafka = pool('kafka', { labels: { workload: 'kafka' }, zones: ['a', 'b', 'c'] });
const general = pool('general', { zones: ['a'] });

describe('hostsFor', () => {
  test('nothing asked for, every pool takes it', () => {
    const hosts = hostsFor(cluster(kafka, general), {});
    expect(names(hosts)).toEqual(['kafka', 'general']);
    expect(hosts).toMatchObject({ sure: true, count: 12, zones: ['a', 'b', 'c'] });
  });

  test.each([
    ['In', { key: 'workload', operator: 'In', values: ['kafka'] }, ['kafka']],
    ['NotIn', { key: 'workload', operator: 'NotIn', values: ['kafka'] }, ['general']],
    ['Exists', { key: 'workload', operator: 'Exists' }, ['kafka']],
    ['DoesNotExist', { key: 'workload', operator: 'DoesNotExist' }, ['general']],
  ])('%s on a label that a pool is described with', (_, expression, expected) => {
    expect(names(hostsFor(cluster(kafka, general), { affinity: select([expression]) }))).toEqual(expected);
  });

  test('numbers are compared as such', () => {
    const numbered = cluster(
      pool('old', { labels: { generation: '9' } }),
      pool('new', { labels: { generation: '10' } }),
    );
    const newer = select([{ key: 'generation', operator: 'Gt', values: ['9'] }]);
    expect(names(hostsFor(numbered, { affinity: newer }))).toEqual(['new']);
  });

  test('a label that no pool is described with leaves it open', () => {
    const hosts = hostsFor(cluster(kafka, general), {
      affinity: select([{ key: 'disk', operator: 'In', values: ['ssd'] }]),
    });
    expect(names(hosts)).toEqual(['kafka', 'general']);
    expect(hosts.sure).toBe(false);
  });

  test('labels that every node has leave nothing open', () => {
    const linux = { key: 'kubernetes.io/os', operator: 'In', values: ['linux'] };
    const zoned = { key: zoneKey, operator: 'Exists' };
    expect(hostsFor(cluster(pool('kafka')), { affinity: select([linux, zoned]) }).sure).toBe(true);
  });

  test('a zone takes the nodes of the others away, one for each at least', () => {
    const hosts = hostsFor(cluster(kafka, general), {
      affinity: select([{ key: zoneKey, operator: 'In', values: ['b'] }]),
    });
    expect(hosts).toMatchObject({ count: 4, zones: ['b'], pools: [{ nodes: 4 }] });
    expect(hosts.refusing).toMatchObject([{ spec: { name: 'general' }, because: 'has no node in zone `b`' }]);
  });

  test('of several terms one is enough', () => {
    const inZone = (zone: string): Plain[] => [{ key: zoneKey, operator: 'In', values: [zone] }];
    expect(hostsFor(cluster(kafka), { affinity: select(inZone('a'), inZone('b')) })).toMatchObject({
      count: 5,
      zones: ['a', 'b'],
    });
  });

  test('a term without conditions selects nothing, and so does a list without terms', () => {
    expect(names(hostsFor(cluster(kafka), { affinity: select([]) }))).toEqual([]);
    expect(names(hostsFor(cluster(kafka), { affinity: select() }))).toEqual([]);
  });

  test('a node selector counts as well', () => {
    const hosts = hostsFor(cluster(kafka, general), { nodeSelector: { workload: 'kafka' } });
    expect(names(hosts)).toEqual(['kafka']);
    expect(hosts.refusing[0]?.because).toBe('has no label `workload: kafka`');
  });

  test('a pool without zones may be in any', () => {
    const hosts = hostsFor(cluster(pool('kafka')), {
      affinity: select([{ key: zoneKey, operator: 'In', values: ['b'] }]),
    });
    expect(hosts).toMatchObject({ count: 6, zones: undefined, sure: false });
  });

  const taint = { key: 'workload', value: 'kafka', effect: 'NoSchedule' } as const;
  test.each([
    ['none', [], false],
    ['equal', [{ key: 'workload', value: 'kafka', effect: 'NoSchedule' }], true],
    ['equal, for any effect', [{ key: 'workload', operator: 'Equal', value: 'kafka' }], true],
    ['another value', [{ key: 'workload', value: 'other' }], false],
    ['another effect', [{ key: 'workload', value: 'kafka', effect: 'NoExecute' }], false],
    ['the key alone', [{ key: 'workload', operator: 'Exists' }], true],
    ['everything', [{ operator: 'Exists' }], true],
    ['no key needs Exists', [{ value: 'kafka' }], false],
  ])('tolerations: %s', (_, tolerations, accepts) => {
    const hosts = hostsFor(cluster(pool('kafka', { taints: [taint] })), { tolerations });
    expect(names(hosts)).toEqual(accepts ? ['kafka'] : []);
  });

  test('every taint must be tolerated but a preference', () => {
    const taints = [
      taint,
      { key: 'b', effect: 'NoExecute' as const },
      { key: 'c', effect: 'PreferNoSchedule' as const },
    ];
    const one = hostsFor(cluster(pool('kafka', { taints })), {
      tolerations: [{ key: 'workload', operator: 'Exists' }],
    });
    expect(one.refusing[0]?.because).toBe('has the taint `b:NoExecute`, which they do not tolerate');
    const all = { tolerations: [{ key: 'workload', operator: 'Exists' }, { key: 'b' }] };
    expect(names(hostsFor(cluster(pool('kafka', { taints })), all))).toEqual(['kafka']);
  });

  test('what does not fit its type is left out', () => {
    const odd = { affinity: { nodeAffinity: [] }, tolerations: 'all', nodeSelector: 3 };
    expect(names(hostsFor(cluster(kafka), odd))).toEqual(['kafka']);
  });
});

describe('unite', () => {
  const inZones = (...values: string[]) =>
    hostsFor(cluster(kafka, general), { affinity: select([{ key: zoneKey, operator: 'In', values }]) });

  test('a node that several may run on counts once', () => {
    const all = hostsFor(cluster(kafka, general), {});
    expect(unite([all, inZones('a')])).toMatchObject({ count: 12, zones: ['a', 'b', 'c'], sure: true });
  });

  test('zones of one pool add up', () => {
    expect(unite([inZones('c'), inZones('b')])).toMatchObject({ count: 5, zones: ['b', 'c'], pools: [{ nodes: 5 }] });
  });

  test('pools are in their order in cluster.yaml', () => {
    const of = (value: string) => select([{ key: 'workload', operator: value, values: ['kafka'] }]);
    const [own, others] = [of('In'), of('NotIn')].map((affinity) => hostsFor(cluster(kafka, general), { affinity }));
    expect(unite([others ?? expect.fail(), own ?? expect.fail()]).pools.map((one) => one.spec.name)).toEqual([
      'kafka',
      'general',
    ]);
  });

  test('zones that nobody knows leave it open', () => {
    const anywhere = hostsFor(cluster(pool('kafka')), {});
    expect(unite([anywhere, anywhere])).toMatchObject({ count: 6, zones: undefined });
    expect(unite([])).toMatchObject({ count: 0, zones: [], sure: true });
  });
});
