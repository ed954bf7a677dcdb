import { expect, test } from 'vitest';
import { loadFleet } from '../model/load.ts';
import type { KafkaCluster } from '../model/model.ts';
import { openDocuments, treeOf } from '../source/tree.ts';
import type { ClusterNode } from '../strimzi/effects/nodes.ts';
import type { RolledPod } from '../strimzi/effects/roll.ts';
import { durationOf } from './duration.ts';

function cluster(kubernetes = '', kafka = '', profile = ''): KafkaCluster {
  const { kafkaClusters, problems } = loadFleet(
    openDocuments(
      treeOf({
        'clusters/profiles/p.yaml': `kind: Profile\ntier: development\n${profile}`,
        'clusters/hz/cluster.yaml': `kind: KubernetesCluster
provider: other
kubernetes: "1.33"
storageClasses: [{ name: fast, default: true }]
strimzi: { release: 1.2.0 }
${kubernetes}`,
        'clusters/hz/orders.yaml': `kind: KafkaCluster
owner: team-orders
profiles: [p]
kafka: { version: 4.3.1, metadataVersion: 4.3-IV0 }
pools: { both: { roles: [controller, broker], storage: { size: 10Gi } } }
${kafka}`,
      }),
    ),
  );
  expect(problems).toEqual([]);
  const [one] = kafkaClusters;
  if (one === undefined) throw new Error('none');
  return one;
}

const rolls = (...times: readonly number[]): readonly RolledPod[] =>
  times.map((one, index) => ({ pod: `p-${index}`, times: one, because: [] }));

const range = (pods: readonly RolledPod[], one: KafkaCluster): readonly (number | undefined)[] => {
  const duration = durationOf(pods, one, []);
  return [duration?.from, duration?.to];
};

test('nodes times what one takes', () => {
  expect(range(rolls(1, 1, 1), cluster())).toEqual([3, 30]);
  expect(range(rolls(2, 1), cluster())).toEqual([3, 30]);
  expect(durationOf([], cluster(), [])).toBeUndefined();
});

test('what one takes is written in cluster.yaml, a profile, or the cluster, which wins', () => {
  const kubernetes = 'restart: { fastest: 20s, slowest: 5m }\n';
  expect(range(rolls(1, 1, 1), cluster(kubernetes))).toEqual([1, 15]);
  expect(range(rolls(1), cluster(kubernetes))).toEqual([1, 5]);
  expect(range(rolls(1, 1, 1), cluster(kubernetes, '', 'restart: { slowest: 1h }\n'))).toEqual([1, 180]);
  expect(range(rolls(1, 1, 1), cluster(kubernetes, 'restart: { fastest: 2m }\n'))).toEqual([6, 15]);
});

test('it says what it rests on', () => {
  expect(durationOf(rolls(1), cluster(), [])?.assumptions[0]).toBe(
    '1 restart of 1m to 10m; nobody measured that, so write what it takes here as `restart: { fastest, slowest }`.',
  );
  expect(durationOf(rolls(1, 1), cluster('restart: { fastest: 90s }\n'), [])?.assumptions[0]).toBe(
    '2 restarts, one after the other, of 90s to 10m each as `restart` says.',
  );
});

test('what the next node waits for hangs on what restarts', () => {
  const nodes: readonly ClusterNode[] = [
    { pod: 'zookeeper-0', part: 'zookeeper', pool: undefined, id: 0, roles: [] },
    { pod: 'controllers-3', part: 'kafka', pool: 'controllers', id: 3, roles: ['controller'] },
    { pod: 'brokers-0', part: 'kafka', pool: 'brokers', id: 0, roles: ['broker'] },
    { pod: 'mixed-6', part: 'kafka', pool: 'mixed', id: 6, roles: ['controller', 'broker'] },
  ];
  const says = (...pods: readonly string[]): string | undefined =>
    durationOf(
      pods.map((pod) => ({ pod, times: 1, because: [] })),
      cluster(),
      nodes,
    )?.assumptions[1];
  expect(says('zookeeper-0')).toBe(
    'The next ZooKeeper node waits until the one before it is ready; the leader is the last.',
  );
  expect(says('controllers-3')).toBe(
    'The next controller waits until a majority has caught up without it; the active one is the last.',
  );
  for (const pods of [['brokers-0'], ['mixed-6'], ['controllers-3', 'brokers-0'], ['zookeeper-0', 'brokers-0']])
    expect(says(...pods)).toMatch(/^The next node waits until no partition/);
});
