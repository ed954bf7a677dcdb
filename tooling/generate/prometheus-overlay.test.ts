import { describe, expect, test } from 'vitest';
import { examples } from '../../test/support/examples.ts';
import { loadFleet } from '../model/load.ts';
import { type Plain, toPlain } from '../source/node.ts';
import { listAt, plainAt, textAt } from '../source/plain.ts';
import { generateOverlays } from './generate.ts';

const sound = 'prometheus: { storage: { size: 50Gi } }\n';
const kraft = `${sound}strimzi: { release: 1.2.0 }\n`;

/** Documents of the overlay, by file. */
function overlay(
  cluster: string,
  orders = '',
  more: Readonly<Record<string, string>> = {},
): ReadonlyMap<string, readonly Plain[]> {
  const fleet = loadFleet(examples.documents({ 'cluster.yaml': cluster, 'orders.yaml': orders, ...more }));
  expect(fleet.problems).toEqual([]);
  const files = generateOverlays(fleet).get('overlays/hz/prometheus') ?? [];
  return new Map(
    files.map(({ path, documents }) => [path.replace('overlays/hz/prometheus/', ''), documents.map(toPlain)]),
  );
}

function config(...args: Parameters<typeof overlay>): Plain {
  return overlay(...args).get('prometheus/prometheus.yml')?.[0] ?? null;
}

function jobs(...args: Parameters<typeof overlay>): readonly string[] {
  return listAt(config(...args), 'scrape_configs').map((job) => textAt(job, 'job_name') ?? '');
}

function placesOf(plain: Plain, name: string): Plain | undefined {
  const job = listAt(plain, 'scrape_configs').find((one) => textAt(one, 'job_name') === name);
  return plainAt(job, 'kubernetes_sd_configs', 0, 'namespaces');
}

describe('jobs', () => {
  test('those of what there is', () => {
    expect(jobs(sound)).toEqual(['kafka-brokers', 'zookeeper', 'cluster-operator', 'prometheus']);
    expect(jobs(sound, 'metrics: false\n')).toEqual(['cluster-operator', 'prometheus']);
    expect(jobs(sound, 'kafkaExporter: {}\nentityOperator: {}\ncruiseControl: {}\nzookeeperExporter: {}\n')).toEqual([
      ...['kafka-brokers', 'zookeeper', 'kafka-exporter', 'cruise-control', 'zookeeper-exporter', 'entity-operator'],
      ...['cluster-operator', 'prometheus'],
    ]);
    expect(jobs('prometheus: { storage: { size: 50Gi }, nodeMetrics: true }\n')).toContain('kubelet');
  });

  test('controllers have one of their own, mixed nodes are brokers', () => {
    expect(jobs(kraft)).toEqual(['kafka-brokers', 'kafka-controllers', 'cluster-operator', 'prometheus']);
    const mixed = 'pools: { mixed: { roles: [controller, broker] } }\n';
    expect(jobs(kraft, mixed)).toEqual(['kafka-brokers', 'cluster-operator', 'prometheus']);
    const role = '__meta_kubernetes_pod_label_strimzi_io_broker_role';
    const roleSteps = listAt(config(kraft), 'scrape_configs').map((job) =>
      listAt(job, 'relabel_configs').find((one) => plainAt(one, 'source_labels', 0) === role),
    );
    expect(roleSteps.slice(0, 2)).toEqual([
      { source_labels: [role], regex: 'false', action: 'drop' },
      { source_labels: [role], regex: 'false', action: 'keep' },
    ]);
  });

  test('on the way from ZooKeeper there are all of them, until it is gone', () => {
    const way = (phase: string): string => `tier: development
migration: { phase: ${phase} }
kafka: { metadataVersion: 3.9-IV0, config: { inter.broker.protocol.version: "3.9" } }
pools:
  kafka: { name: kafka, roles: [broker], nodeIds: { from: 0, to: 9 } }
  controllers: { roles: [controller], nodeIds: { from: 10, to: 19 } }
`;
    const ofKafka = (phase: string): readonly string[] => jobs(sound, way(phase)).slice(0, -2);
    expect(ofKafka('prepare')).toEqual(['kafka-brokers', 'zookeeper']);
    expect(ofKafka('migrating')).toEqual(['kafka-brokers', 'kafka-controllers', 'zookeeper']);
    expect(ofKafka('finalised')).toEqual(['kafka-brokers', 'kafka-controllers']);
    const expected = (phase: string): readonly Plain[] =>
      listAt(overlay(sound, way(phase)).get('prometheus/rules-expected.yml')?.[0], 'groups').flatMap((one) =>
        listAt(one, 'rules').map((rule) => plainAt(rule, 'alert') ?? null),
      );
    expect(expected('migrating')).toEqual(['KafkaBrokersMissing', 'KafkaControllersMissing', 'ZooKeeperNodesMissing']);
    expect(expected('finalised')).toEqual(['KafkaBrokersMissing', 'KafkaControllersMissing']);
    const alerts = (phase: string): Plain | undefined =>
      plainAt(overlay(sound, way(phase)).get('prometheus/kustomization.yaml')?.[0], 'components');
    const base = '../../../../base/prometheus';
    expect(alerts('migrating')).toEqual([
      ...[`${base}/zookeeper-alerts`, `${base}/kraft-alerts`, `${base}/migration-alerts`],
      `${base}/resource-state-alerts`,
    ]);
    expect(alerts('finalised')).toEqual([`${base}/kraft-alerts`, `${base}/resource-state-alerts`]);
  });

  test('volumes of pools are known by their names', () => {
    const steps = listAt(
      listAt(
        config('prometheus: { storage: { size: 50Gi }, nodeMetrics: true }\nstrimzi: { release: 1.2.0 }\n'),
        'scrape_configs',
      ).find((job) => textAt(job, 'job_name') === 'kubelet'),
      'metric_relabel_configs',
    );
    const labelOf = (claim: string, name: string): string => {
      let value = '';
      for (const step of steps) {
        if (textAt(step, 'target_label') !== name) continue;
        const source = listAt(step, 'source_labels').length === 2 ? `kafka;${claim}` : claim;
        const match = new RegExp(`^(?:${textAt(step, 'regex')})$`).exec(source);
        if (match) value = (textAt(step, 'replacement') ?? '').replace(/\$(\d)/g, (_, at) => match[Number(at)] ?? '');
      }
      return value;
    };
    for (const claim of ['data-orders-orders-brokers-3', 'data-0-orders-orders-controllers-0']) {
      expect(labelOf(claim, 'strimzi_io_cluster')).toBe('orders');
      expect(labelOf(claim, 'strimzi_io_name')).toBe('orders-kafka');
    }
    expect(labelOf('data-1-old-kafka-0', 'strimzi_io_cluster')).toBe('old');
    expect(labelOf('data-old-zookeeper-0', 'strimzi_io_name')).toBe('old-zookeeper');
    expect(labelOf('data-grafana-0', 'strimzi_io_name')).toBe('');
  });

  test('they look where Kafka runs, and a person says it may run', () => {
    const cluster = `${sound}strimzi: { release: 0.45.2, operator: { watch: [extra] } }\n`;
    const plain = config(cluster, 'namespace: eu\n', { 'payments.yaml': 'namespace: us\n' });
    expect(placesOf(plain, 'kafka-brokers')).toEqual({ names: ['eu', 'extra', 'us'] });
    expect(placesOf(plain, 'cluster-operator')).toEqual({ names: ['strimzi'] });
  });

  test('they look everywhere where the operator does', () => {
    const cluster = `${sound}strimzi: { release: 0.45.2, operator: { watchAll: true } }\n`;
    expect(placesOf(config(cluster), 'kafka-brokers')).toBeUndefined();
    const access = overlay(cluster).get('access.yaml') ?? [];
    expect(access.map((one) => textAt(one, 'kind'))).toEqual(['ClusterRoleBinding']);
  });
});

test('it may look where it is told to look', () => {
  const access = overlay(sound, 'namespace: eu\n').get('access.yaml') ?? [];
  expect(access.map((one) => `${textAt(one, 'kind')} ${textAt(one, 'metadata', 'namespace')}`)).toEqual([
    'RoleBinding eu',
    'RoleBinding strimzi',
  ]);
  expect(plainAt(access[0], 'subjects')).toEqual([
    { kind: 'ServiceAccount', name: 'prometheus', namespace: 'monitoring' },
  ]);
});

test('what is kept follows from the volume', () => {
  expect(plainAt(config('prometheus: { storage: { size: 200Gi }, retention: 30d }\n'), 'storage')).toEqual({
    tsdb: { retention: { time: '30d', size: '160GB' } },
  });
});

test('alerts know how many there should be, and whose they are', () => {
  const rules = overlay(sound, 'tier: staging\nkafka: { brokers: 5 }\n').get('prometheus/rules-expected.yml')?.[0];
  expect(plainAt(rules, 'groups', 0, 'rules', 0)).toMatchObject({
    alert: 'KafkaBrokersMissing',
    expr: '(count(up{job="kafka-brokers", namespace="kafka", strimzi_io_cluster="orders"} == 1) or vector(0)) < 5',
    labels: { owner: 'team-orders', tier: 'staging' },
  });
  expect(overlay(sound, 'metrics: false\n').has('prometheus/rules-expected.yml')).toBe(false);
  const ofPools = overlay(kraft).get('prometheus/rules-expected.yml')?.[0];
  const expressions = listAt(plainAt(ofPools, 'groups', 0), 'rules').map(
    (rule) => `${textAt(rule, 'alert')} ${textAt(rule, 'expr')}`,
  );
  const pods = (job: string, pool: string): string =>
    `(count(up{job="${job}", namespace="kafka", strimzi_io_cluster="orders", strimzi_io_pool_name="${pool}"} == 1) or vector(0)) < 3`;
  expect([...expressions].sort()).toEqual([
    `KafkaBrokersMissing ${pods('kafka-brokers', 'orders-brokers')}`,
    `KafkaControllersMissing ${pods('kafka-controllers', 'orders-controllers')}`,
  ]);
});

test('alerts on what nobody has are left out', () => {
  const components = (cluster: string, orders: string): Plain | undefined =>
    plainAt(overlay(cluster, orders).get('prometheus/kustomization.yaml')?.[0], 'components');
  expect(components(sound, '')).toEqual([
    '../../../../base/prometheus/zookeeper-alerts',
    '../../../../base/prometheus/resource-state-alerts',
  ]);
  expect(components(sound, 'metrics: false\n')).toEqual(['../../../../base/prometheus/resource-state-alerts']);
  expect(components(kraft, '')).toEqual(['../../../../base/prometheus/kraft-alerts']);
  expect(components(sound, 'kafkaExporter: {}\ncruiseControl: {}\n')).toEqual([
    '../../../../base/prometheus/zookeeper-alerts',
    '../../../../base/prometheus/resource-state-alerts',
    '../../../../base/prometheus/kafka-exporter-alerts',
    '../../../../base/prometheus/cruise-control-alerts',
  ]);
});

test('nobody is kept out unless clients are named, and then everybody else is', () => {
  expect(overlay(sound).has('prometheus/network-policy.yaml')).toBe(false);
  const ingress = (clients: string): Plain | undefined =>
    plainAt(
      overlay(`prometheus: { storage: { size: 50Gi }, clients: ${clients} }\n`).get(
        'prometheus/network-policy.yaml',
      )?.[0],
      'spec',
      'ingress',
    );
  expect(ingress('[]')).toEqual([]);
  expect(ingress('[{ podSelector: {} }]')).toEqual([
    { from: [{ podSelector: {} }], ports: [{ port: 9090, protocol: 'TCP' }] },
  ]);
});

test('OpenShift chooses the numbers of users', () => {
  const patch = overlay(`${sound}provider: openshift\n`).get('prometheus/stateful-set.yaml')?.[0];
  expect(plainAt(patch, 'spec', 'template', 'spec', 'securityContext')).toEqual({
    runAsUser: null,
    runAsGroup: null,
    fsGroup: null,
  });
});

test('there is none unless somebody asks', () => {
  expect(overlay('').size).toBe(0);
  expect(overlay('prometheus: { enabled: false, storage: { size: 50Gi } }\n').size).toBe(0);
});
