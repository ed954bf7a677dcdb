import { describe, expect, test } from 'vitest';
import { kraftOrders, told, zookeeperOrders } from '../../../test/support/orders-files.ts';
import { type OrdersFiles, transition } from '../../../test/support/transition.ts';
import { variableFacts } from './of-versions/operator-variables.ts';

const brokers = 'brokers-0 brokers-1 brokers-2';
const kraftNodes = `${brokers} controllers-3 controllers-4 controllers-5`;
const ensemble = 'zookeeper-0 zookeeper-1 zookeeper-2';
const zookeeperNodes = `${ensemble} kafka-0 kafka-1 kafka-2`;

const kraft: OrdersFiles = { orders: kraftOrders('version: 4.2.1, metadataVersion: 4.2-IV1') };
const zookeeper: OrdersFiles = { strimzi: '0.45.2', orders: zookeeperOrders() };

const patched = (kind: string, ...values: readonly (readonly [path: string, value: string])[]): string =>
  `patches: [{ target: { kind: ${kind} }, operations: [${values.map(([path, value]) => `{ op: add, path: ${path}, value: ${value} }`).join(', ')}] }]\n`;

/** Pods that restart; undefined where the plan tells nothing of variables. */
function restarts(
  files: OrdersFiles,
  name: string,
  old: string | undefined,
  now: string | undefined,
): string | undefined {
  const withValue = (value: string | undefined): OrdersFiles => ({
    ...files,
    variables: { OTHER: 'x', ...(value === undefined ? {} : { [name]: value }) },
  });
  const [line, ...more] = told(withValue(old), withValue(now), variableFacts);
  expect(more).toEqual([]);
  return line?.replace('restart/restart operator-variables: ', '');
}

describe('variables of the operator', () => {
  test.each([
    ['STRIMZI_IMAGE_PULL_POLICY', undefined, 'Always'],
    ['STRIMZI_IMAGE_PULL_SECRETS', undefined, 'mirror'],
    ['STRIMZI_POD_SECURITY_PROVIDER_CLASS', undefined, 'restricted'],
    ['HTTP_PROXY', 'http://a:3128', 'http://b:3128'],
    ['HTTPS_PROXY', 'http://a:3128', undefined],
    ['NO_PROXY', '.svc', '.svc,10.0.0.0/8'],
    ['FIPS_MODE', undefined, 'disabled'],
    ['KUBERNETES_SERVICE_DNS_DOMAIN', undefined, 'example.internal'],
  ])('%s is in every pod', (name, old, now) => {
    expect(restarts(kraft, name, old, now)).toBe(kraftNodes);
    expect(restarts(zookeeper, name, old, now)).toBe(zookeeperNodes);
  });

  test.each([
    ['STRIMZI_LOG_LEVEL', 'INFO', 'DEBUG'],
    ['STRIMZI_FULL_RECONCILIATION_INTERVAL_MS', '120000', '60000'],
    ['STRIMZI_NAMESPACE', 'a', 'a,b'],
    // What stands for it anyway.
    ['KUBERNETES_SERVICE_DNS_DOMAIN', undefined, 'cluster.local'],
    ['STRIMZI_POD_SECURITY_PROVIDER_CLASS', 'baseline', undefined],
  ])('%s is in none, or what it was', (name, old, now) => {
    expect(restarts(kraft, name, old, now)).toBeUndefined();
  });

  test('labels of one part', () => {
    expect(restarts(zookeeper, 'STRIMZI_CUSTOM_KAFKA_LABELS', undefined, 'a=b')).toBe('kafka-0 kafka-1 kafka-2');
    expect(restarts(zookeeper, 'STRIMZI_CUSTOM_ZOOKEEPER_LABELS', undefined, 'a=b')).toBe(ensemble);
    expect(restarts(kraft, 'STRIMZI_CUSTOM_ZOOKEEPER_LABELS', undefined, 'a=b')).toBeUndefined();
    expect(restarts(kraft, 'STRIMZI_CUSTOM_KAFKA_LABELS', undefined, 'a=b')).toBe(kraftNodes);
  });

  test('images count for the version that runs, and for who names none', () => {
    const images = (one: string): string => `4.1.1=hub/kafka:a\n4.2.1=${one}\n`;
    const change = [images('hub/kafka:b'), images('mirror/kafka:b')] as const;
    expect(restarts(kraft, 'STRIMZI_KAFKA_IMAGES', ...change)).toBe(kraftNodes);
    expect(restarts(kraft, 'STRIMZI_KAFKA_IMAGES', images('a'), `${images('a')}4.3.0=new\n`)).toBeUndefined();
    const own = {
      orders: kraftOrders(
        'version: 4.2.1, metadataVersion: 4.2-IV1',
        patched('Kafka', ['/spec/kafka/image', 'own/kafka:1']),
      ),
    };
    expect(restarts(own, 'STRIMZI_KAFKA_IMAGES', ...change)).toBeUndefined();
    const old = ['3.9.2=a', '3.9.2=b'] as const;
    expect(restarts(zookeeper, 'STRIMZI_KAFKA_IMAGES', ...old)).toBe(zookeeperNodes);
    const ofZookeeper = {
      strimzi: '0.45.2',
      orders: zookeeperOrders('version: 3.9.2', '', patched('Kafka', ['/spec/zookeeper/image', 'own/zookeeper:1'])),
    };
    expect(restarts(ofZookeeper, 'STRIMZI_KAFKA_IMAGES', ...old)).toBe('kafka-0 kafka-1 kafka-2');
  });

  test('what runs before a broker does so for its rack or its address', () => {
    const name = 'STRIMZI_DEFAULT_KAFKA_INIT_IMAGE';
    const withKafka = (...values: readonly (readonly [string, string])[]): OrdersFiles => ({
      orders: kraftOrders(
        'version: 4.2.1, metadataVersion: 4.2-IV1',
        patched('Kafka', ...values.map(([field, value]) => [`/spec/kafka/${field}`, value] as const)),
      ),
    });
    const noRack = ['rack', 'null'] as const;
    expect(restarts(withKafka(['rack', '{ topologyKey: topology.kubernetes.io/zone }']), name, 'a', 'b')).toBe(brokers);
    expect(restarts(withKafka(noRack), name, 'a', 'b')).toBeUndefined();
    const outside = ['listeners', '[{ name: outside, port: 9094, type: nodeport, tls: true }]'] as const;
    expect(restarts(withKafka(noRack, outside), name, 'a', 'b')).toBe(brokers);
    expect(restarts(withKafka(noRack, outside, ['brokerRackInitImage', 'own:1']), name, 'a', 'b')).toBeUndefined();
  });

  test('secrets for pulling that a template names', () => {
    const template = '{ pod: { imagePullSecrets: [{ name: own }] } }';
    const ofPool = {
      orders: kraftOrders(
        'version: 4.2.1, metadataVersion: 4.2-IV1',
        patched('KafkaNodePool', ['/spec/template', template]),
      ),
    };
    expect(restarts(ofPool, 'STRIMZI_IMAGE_PULL_SECRETS', 'a', 'b')).toBeUndefined();
    const ofZookeeper = {
      strimzi: '0.45.2',
      orders: zookeeperOrders('version: 3.9.2', '', patched('Kafka', ['/spec/zookeeper/template', template])),
    };
    expect(restarts(ofZookeeper, 'STRIMZI_IMAGE_PULL_SECRETS', 'a', 'b')).toBe('kafka-0 kafka-1 kafka-2');
  });

  test('a pattern that leaves out a label that is there', () => {
    const name = 'STRIMZI_LABELS_EXCLUSION_PATTERN';
    const usual = '(^app.kubernetes.io/(?!part-of).*|^kustomize.toolkit.fluxcd.io.*)';
    expect(restarts(kraft, name, undefined, usual)).toBeUndefined();
    expect(restarts(kraft, name, undefined, '^nothing/.*')).toBeUndefined();
    const labelled = { orders: kraftOrders('version: 4.2.1, metadataVersion: 4.2-IV1', 'labels: { team: orders }\n') };
    expect(restarts(labelled, name, undefined, 'team')).toBe(kraftNodes);
    expect(restarts(labelled, name, undefined, 'tea')).toBeUndefined();
    expect(restarts(labelled, name, 'team(', undefined)).toBeUndefined();
  });

  test('what stands beside the nodes', () => {
    const parts = {
      orders: kraftOrders(
        'version: 4.2.1, metadataVersion: 4.2-IV1',
        'entityOperator: {}\ncruiseControl: {}\nkafkaExporter: {}\n',
      ),
    };
    const says = (name: string, files: OrdersFiles = parts): readonly string[] => {
      const withValue = (value: string): OrdersFiles => ({ ...files, variables: { [name]: value } });
      const { effects } = transition(withValue('a'), withValue('b'));
      return effects.map(({ id, risk, says }) => `${id} ${risk}: ${says}`);
    };
    const puts = (name: string): string => `the operator puts its \`${name}\` into the pods that it makes.`;
    expect(says('NO_PROXY')).toEqual([
      `operator-variables restart: 6 nodes, the Entity Operator, Cruise Control and the Kafka exporter restart, nodes one by one: ${puts('NO_PROXY')}`,
    ]);
    for (const [name, title] of [
      ['STRIMZI_DEFAULT_TOPIC_OPERATOR_IMAGE', 'The Entity Operator'],
      ['STRIMZI_DEFAULT_USER_OPERATOR_IMAGE', 'The Entity Operator'],
      ['STRIMZI_CUSTOM_ENTITY_OPERATOR_LABELS', 'The Entity Operator'],
      ['STRIMZI_DEFAULT_CRUISE_CONTROL_IMAGE', 'Cruise Control'],
      ['STRIMZI_CUSTOM_CRUISE_CONTROL_LABELS', 'Cruise Control'],
      ['STRIMZI_DEFAULT_KAFKA_EXPORTER_IMAGE', 'The Kafka exporter'],
      ['STRIMZI_CUSTOM_KAFKA_EXPORTER_LABELS', 'The Kafka exporter'],
    ] as const) {
      expect(says(name)).toEqual([`operator-variables none: ${title} restarts: ${puts(name)}`]);
      expect(says(name, kraft)).toEqual([]);
    }
    const own = { orders: `${parts.orders}${patched('Kafka', ['/spec/cruiseControl/image', 'own:1'])}` };
    expect(says('STRIMZI_DEFAULT_CRUISE_CONTROL_IMAGE', own)).toEqual([]);
    expect(says('STRIMZI_CUSTOM_CRUISE_CONTROL_LABELS', own)).toHaveLength(1);
  });

  test('that keep it from a cluster', () => {
    const tell = (files: OrdersFiles, name: string, old: string, now: string): readonly string[] =>
      told({ ...files, variables: { [name]: old } }, { ...files, variables: { [name]: now } }, variableFacts);
    const selector = 'STRIMZI_CUSTOM_RESOURCE_SELECTOR';
    const left = `ignored/outage operator-leaves ${selector}`;
    expect(tell(kraft, selector, '', 'team=orders')).toEqual([left]);
    expect(tell(kraft, selector, 'team=orders', '')).toEqual([]);
    expect(tell(kraft, selector, 'team=orders', 'team=billing')).toEqual([]);
    const labelled = {
      orders: kraftOrders('version: 4.2.1, metadataVersion: 4.2-IV1', 'labels: { team: orders }\n'),
    };
    expect(tell(labelled, selector, '', 'team=orders')).toEqual([]);
    expect(tell(labelled, selector, 'team=orders', 'team=orders, tier=a')).toEqual([left]);
    const podsOnly = 'STRIMZI_POD_SET_RECONCILIATION_ONLY';
    expect(tell(kraft, podsOnly, 'false', 'true')).toEqual([`ignored/degraded operator-leaves ${podsOnly}`]);
    expect(tell(kraft, podsOnly, 'true', 'false')).toEqual([]);
  });

  test('several make one restart, and another release tells of images itself', () => {
    const all = (value: string): OrdersFiles => ({ ...kraft, variables: { NO_PROXY: value, FIPS_MODE: value } });
    expect(told(all('a'), all('b'), variableFacts)).toEqual([`restart/restart operator-variables: ${kraftNodes}`]);
    const images = (value: string): Record<string, string> => ({ STRIMZI_KAFKA_IMAGES: `3.9.2=${value}` });
    const lines = told(
      { ...zookeeper, variables: images('a') },
      { ...zookeeper, strimzi: '0.45.1', variables: images('b') },
      variableFacts,
    );
    expect(lines).toEqual([]);
  });
});
