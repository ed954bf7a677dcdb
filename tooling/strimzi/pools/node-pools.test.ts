import { describe, expect, test } from 'vitest';
import type { Plain } from '../../source/node.ts';
import { strimziRelease } from '../releases.ts';
import { poolsOf, readNodePools } from './node-pools.ts';

const old = strimziRelease('0.45.2') ?? expect.fail('the release is known');
const today = strimziRelease('1.2.0') ?? expect.fail('the release is known');
/** 0.49 was the first to take over single parts of a template, and still took over resources. */
const between = { ...today, release: '0.49.0' };

type Spec = Readonly<Record<string, Plain>>;

function kafka(spec: Spec = {}, metadata: Spec = {}): Plain {
  const annotations = { 'strimzi.io/kraft': 'enabled', 'strimzi.io/node-pools': 'enabled' };
  return { metadata: { name: 'orders', namespace: 'shop', annotations, ...metadata }, spec: { kafka: spec } };
}

function pool(name: string, spec: Spec = {}, rest: Spec = {}, metadata: Spec = {}): Plain {
  return {
    metadata: { name, namespace: 'shop', labels: { 'strimzi.io/cluster': 'orders' }, ...metadata },
    spec: { replicas: 3, roles: ['broker'], storage: { type: 'ephemeral' }, ...spec },
    ...rest,
  };
}

test('pools by name, whatever their order: who comes first gets the lower ids', () => {
  const read = readNodePools(kafka(), [pool('brokers'), pool('b10'), pool('a', { roles: ['controller'] })], today);
  expect(read.map((one) => [one.pool, one.index, one.roles.join(), one.ids.join(), one.podsName])).toEqual([
    ['a', 2, 'controller', '0,1,2', 'orders-a'],
    ['b10', 1, 'broker', '3,4,5', 'orders-b10'],
    ['brokers', 0, 'broker', '6,7,8', 'orders-brokers'],
  ]);
  expect(read[1]?.pods).toEqual(['orders-b10-3', 'orders-b10-4', 'orders-b10-5']);
  expect(read.map((one) => [one.isBroker, one.isController])).toEqual([
    [false, true],
    [true, false],
    [true, false],
  ]);
});

test('annotations and statuses decide on ids', () => {
  const wishes = {
    labels: { 'strimzi.io/cluster': 'orders' },
    annotations: { 'strimzi.io/next-node-ids': '[100-199]', 'strimzi.io/remove-node-ids': '[4]' },
  };
  const [a, b] = readNodePools(
    kafka(),
    [pool('a', { replicas: 2 }, {}, wishes), pool('b', { replicas: 2 }, { status: { nodeIds: [4, 5, 100] } }, wishes)],
    today,
  );
  expect([a?.ids, a?.added, a?.removed]).toEqual([[101, 102], [101, 102], []]);
  expect([b?.ids, b?.added, b?.removed]).toEqual([[5, 100], [], [4]]);
});

test('only pools of the cluster and its namespace count', () => {
  const label = (cluster: string) => ({ labels: { 'strimzi.io/cluster': cluster } });
  const pools = [
    pool('own'),
    pool('other', {}, {}, label('payments')),
    pool('bare', {}, {}, { labels: {} }),
    pool('far', {}, {}, { namespace: 'elsewhere', ...label('orders') }),
    { ...(pool('anywhere') as Spec), metadata: { name: 'anywhere', ...label('orders') } },
    pool(''),
  ];
  expect(poolsOf(kafka(), pools).map((one) => one.name)).toEqual(['anywhere', 'own']);
  expect(poolsOf({}, pools)).toEqual([]);
  expect(poolsOf(kafka({}, { namespace: null }), pools).map((one) => one.name)).toEqual(['anywhere', 'far', 'own']);
});

describe('brokers that stop being brokers', () => {
  const becomes = (now: readonly string[], before: readonly string[] | undefined, replicas = 3) =>
    readNodePools(
      kafka(),
      [
        pool(
          'a',
          { replicas, roles: now },
          { status: { nodeIds: [0, 1, 2], ...(before === undefined ? {} : { roles: before }) } },
        ),
      ],
      today,
    )[0]?.formerBrokers;

  test('are those that stay', () => {
    expect(becomes(['controller'], ['controller', 'broker'])).toEqual([0, 1, 2]);
    expect(becomes(['controller'], ['controller', 'broker'], 4)).toEqual([0, 1, 2]);
    expect(becomes(['controller'], ['controller', 'broker'], 2)).toEqual([0, 1]);
  });

  test('are none where the role stays, or was never there, or nobody knows', () => {
    expect(becomes(['broker'], ['broker'])).toEqual([]);
    expect(becomes(['controller', 'broker'], ['broker'])).toEqual([]);
    expect(becomes(['controller'], ['controller'])).toEqual([]);
    expect(becomes(['controller'], undefined)).toEqual([]);
  });
});

describe('what a pool takes over', () => {
  const general = {
    storage: { type: 'jbod' },
    resources: { requests: { cpu: '6' } },
    jvmOptions: { '-Xmx': '8g' },
    template: { pod: { priorityClassName: 'high' }, kafkaContainer: { env: [] } },
  };
  const inherit = (release: typeof today, spec: Spec) => {
    const [one] = readNodePools(kafka(general), [pool('a', spec)], release);
    return one ?? expect.fail('there is a pool');
  };

  test('the options of the virtual machine as a whole', () => {
    expect(inherit(today, {}).jvmOptions).toEqual({
      value: { '-Xmx': '8g' },
      from: 'kafka',
      route: ['spec', 'kafka', 'jvmOptions'],
    });
    const own = { gcLoggingEnabled: true };
    expect(inherit(today, { jvmOptions: own }).jvmOptions).toEqual({
      value: own,
      from: 'pool',
      route: ['spec', 'jvmOptions'],
    });
  });

  test('resources up to 0.51', () => {
    const { resources } = general;
    expect(inherit(old, {}).resources).toMatchObject({ value: resources, from: 'kafka' });
    expect(inherit(between, {}).resources).toMatchObject({ value: resources, from: 'kafka' });
    expect(inherit(today, {}).resources).toEqual({ value: undefined, from: 'pool', route: ['spec', 'resources'] });
    const own = { limits: { cpu: '1' } };
    expect(inherit(old, { resources: own }).resources).toMatchObject({ value: own, from: 'pool' });
  });

  test('never the storage', () => {
    expect(inherit(old, {}).storage).toEqual({
      value: { type: 'ephemeral' },
      from: 'pool',
      route: ['spec', 'storage'],
    });
  });

  test('a template: up to 0.48 all or nothing, since then part by part', () => {
    const template = { kafkaContainer: { env: [{ name: 'A', value: '1' }] } };
    for (const release of [old, between, today])
      expect(inherit(release, {}).template('pod')).toEqual({
        value: { priorityClassName: 'high' },
        from: 'kafka',
        route: ['spec', 'kafka', 'template', 'pod'],
      });
    expect(inherit(old, { template }).template('pod')).toEqual({
      value: undefined,
      from: 'pool',
      route: ['spec', 'template', 'pod'],
    });
    expect(inherit(old, { template: {} }).template('pod').value).toBeUndefined();
    for (const release of [between, today]) {
      expect(inherit(release, { template }).template('pod').value).toEqual({ priorityClassName: 'high' });
      expect(inherit(release, { template }).template('kafkaContainer')).toMatchObject({
        value: template.kafkaContainer,
        from: 'pool',
      });
    }
  });

  test('null is nothing', () => {
    const { value, from } = inherit(today, { jvmOptions: null, template: { pod: null } }).template('pod');
    expect([value, from]).toEqual([{ priorityClassName: 'high' }, 'kafka']);
    expect(inherit(today, { jvmOptions: null }).jvmOptions.from).toBe('kafka');
  });
});

test('without pools the brokers are a pool called `kafka`, with all of the Kafka resource', () => {
  const spec = { replicas: 2, storage: { type: 'jbod' }, resources: { limits: {} }, template: { pod: { a: 1 } } };
  const [only, second] = readNodePools(kafka(spec, { annotations: {}, labels: { team: 'x' } }), [pool('a')], old);
  expect(second).toBeUndefined();
  expect([only?.pool, only?.index, only?.roles, only?.ids]).toEqual(['kafka', undefined, ['broker'], [0, 1]]);
  expect(only?.pods).toEqual(['orders-kafka-0', 'orders-kafka-1']);
  expect(only?.labels).toEqual({ team: 'x' });
  expect(only?.storage).toEqual({ value: { type: 'jbod' }, from: 'kafka', route: ['spec', 'kafka', 'storage'] });
  expect(only?.resources.from).toBe('kafka');
  expect(only?.template('pod')).toEqual({
    value: { a: 1 },
    from: 'kafka',
    route: ['spec', 'kafka', 'template', 'pod'],
  });
});

test('a slip of the finger makes ten thousand nodes and no more', () => {
  const read = readNodePools(kafka(), [pool('a', { replicas: 1e9 }), pool('b', { replicas: 1e9 }), pool('c')], today);
  expect(read.map((one) => one.ids.length)).toEqual([10_000, 0, 0]);
});

test.each<[what: string, resource: Plain]>([
  ['nothing', null],
  ['a text', 'pool'],
  ['lists for maps', { metadata: { name: 'a', labels: [], annotations: [] }, spec: [], status: [] }],
  ['numbers for texts', pool('a', { roles: [1, null], replicas: '3' }, { status: { nodeIds: ['0', 1.5, null] } })],
  ['a text for roles', pool('a', { roles: 'broker', replicas: -1, template: 'x', storage: 1 })],
])('%s is no reason to stumble', (_what, resource) => {
  const read = readNodePools(kafka(), [resource], today);
  for (const one of read) expect([one.ids, one.pods, one.formerBrokers, one.template('pod').value]).toBeDefined();
});
