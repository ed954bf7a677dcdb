import { describe, expect, test } from 'vitest';
import { kraftOrders, pooledOrders, toldOf, zookeeperOrders } from '../../../test/support/orders-files.ts';
import { type OrdersFiles, transition } from '../../../test/support/transition.ts';
import { availabilityFacts, rollHazards } from './availability.ts';

const running = 'version: 4.3.1, metadataVersion: 4.3-IV0';
/** Read by brokers when they start, and by nobody else. */
const brokers = ', config: { replica.socket.timeout.ms: 60000 }';

function hazards(before: OrdersFiles, after: OrdersFiles) {
  const found = transition(before, after);
  return { found, effects: rollHazards(found.change, found.rolls) };
}

function toldAt(at: (more: string) => OrdersFiles, change: string): readonly string[] {
  const { found, effects } = hazards(at(''), at(change));
  return toldOf(found, effects, availabilityFacts);
}

const inPools =
  (pools: string) =>
  (more: string): OrdersFiles => ({ orders: pooledOrders(`${running}${more}`, pools) });
const disk = 'storage: { size: 1Gi }';

describe('while nodes restart', () => {
  test('nothing stops where there are copies and controllers to spare', () => {
    expect(toldAt((more) => ({ orders: kraftOrders(`${running}${more}`) }), brokers)).toEqual([]);
  });

  test('topics without a copy to spare are named', () => {
    const topics = 'topics: { a: { replicas: 2 }, b: { replicas: 1 }, c: {}, d: { replicas: 3, minInSync: 3 } }\n';
    const at = (more: string): OrdersFiles => ({ orders: kraftOrders(`${running}${more}`), topics });
    const { effects } = hazards(at(''), at(brokers));
    expect(effects.map((one) => `${one.risk} ${one.says}`)).toEqual([
      'outage Topic `b` has a single copy: what is on a broker cannot be written or read while that broker restarts.',
      'outage Topics `a` and `d` have no copy to spare: the operator restarts brokers all the same, and writes with `acks=all` fail to what is on the one that restarts.',
    ]);
    expect(effects.map((one) => one.changes.map(({ path }) => path))).toEqual([
      ['spec.kafka.config.replica.socket.timeout.ms'],
      ['spec.kafka.config.replica.socket.timeout.ms'],
    ]);
  });

  test('many topics are a handful and a number', () => {
    const names = Array.from({ length: 12 }, (_, index) => `t${index}: { replicas: 2 }`);
    const at = (more: string): OrdersFiles => ({
      orders: kraftOrders(`${running}${more}`),
      topics: `topics: { ${names.join(', ')} }\n`,
    });
    const [effect] = hazards(at(''), at(brokers)).effects;
    expect(effect?.says).toContain('Topics `t0`, `t1`, `t10`, `t11`, `t2` and 7 more have no copy to spare');
  });

  test('what is taken without a restart stops nothing', () => {
    const at = (more: string): OrdersFiles => ({
      orders: kraftOrders(`${running}${more}`),
      topics: 'topics: { a: { replicas: 2 } }\n',
    });
    expect(toldAt(at, ', config: { num.io.threads: 12 }')).toEqual([]);
  });

  test('controllers alone stop no topic', () => {
    const at = (more: string): OrdersFiles => ({
      orders: kraftOrders(`${running}${more}`),
      topics: 'topics: { a: { replicas: 2 } }\n',
    });
    expect(toldAt(at, ', config: { controller.quorum.fetch.timeout.ms: 3000 }')).toEqual([]);
  });

  test('defaults and topics of Kafka itself count', () => {
    const at = (more: string): OrdersFiles => ({
      orders: kraftOrders(`${running}, config: { min.insync.replicas: 3${more} }`),
    });
    const [effect] = hazards(at(''), at(', replica.socket.timeout.ms: 60000')).effects;
    expect(effect?.says).toContain(
      'Topic `__consumer_offsets` and topics that no file has and that are made with the defaults of the brokers have no copy to spare',
    );
  });

  test('a single broker is the whole cluster', () => {
    expect(toldAt(inPools(`  all: { roles: [controller, broker], nodes: 1, ${disk} }\n`), brokers)).toEqual([
      'restart/outage roll-stops-cluster',
    ]);
  });

  test('a single controller that is a broker too', () => {
    const pools = `  all: { roles: [controller, broker], nodes: 1, ${disk} }\n  more: { roles: [broker], nodes: 2, ${disk} }\n`;
    expect(toldAt(inPools(pools), brokers)).toEqual(['restart/outage roll-stops-quorum']);
  });

  test('two controllers', () => {
    const pools = `  c: { roles: [controller], nodes: 2, ${disk} }\n  more: { roles: [broker], nodes: 3, ${disk} }\n`;
    expect(toldAt(inPools(pools), ', config: { controller.quorum.fetch.timeout.ms: 3000 }')).toEqual([
      'restart/degraded roll-stops-quorum',
    ]);
    expect(toldAt(inPools(pools), brokers)).toEqual([]);
  });

  test('ZooKeeper of one node', () => {
    const at = (more: string): OrdersFiles => ({
      strimzi: '0.45.2',
      orders: zookeeperOrders(undefined, more, 'tier: development\n').replace('nodes: 3', 'nodes: 1'),
    });
    expect(toldAt(at, ', config: { tickTime: 1000 }')).toEqual(['restart/degraded roll-stops-zookeeper']);
  });
});
