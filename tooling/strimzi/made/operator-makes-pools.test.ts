import { describe, expect, test } from 'vitest';
import type { Plain } from '../../source/node.ts';
import type { Labels } from '../notations/label-selector.ts';
import { type StrimziRelease, strimziRelease } from '../releases.ts';
import type { MadeKind } from './made.ts';
import { type OperatorObjects, operatorMakes } from './operator-makes.ts';

const old = strimziRelease('0.45.2') ?? expect.fail('the release is known');
const today = strimziRelease('1.2.0') ?? expect.fail('the release is known');
const releases = [old, today] as const;

type Spec = Readonly<Record<string, Plain>>;

const disk = { type: 'persistent-claim', size: '10Gi', class: 'ssd' };

function pool(name: string, roles: readonly string[], nodeIds: readonly number[], spec: Spec = {}): Plain {
  return {
    metadata: { name, labels: { 'strimzi.io/cluster': 'foo', tier: name } },
    spec: { replicas: nodeIds.length, roles, storage: { type: 'jbod', volumes: [{ id: 0, ...disk }] }, ...spec },
    status: { nodeIds },
  };
}

/** The pools of the operator's own tests of its model. */
const pools = [
  pool('controllers', ['controller'], [0, 1, 2]),
  pool('mixed', ['controller', 'broker'], [3, 4]),
  pool('brokers', ['broker'], [5, 6, 7]),
];
const nodes = [
  ...['foo-brokers-5', 'foo-brokers-6', 'foo-brokers-7', 'foo-controllers-0', 'foo-controllers-1', 'foo-controllers-2'],
  ...['foo-mixed-3', 'foo-mixed-4'],
];

const listener = (name: string, port: number, type: string, configuration: Spec = {}): Plain => ({
  name,
  port,
  type,
  tls: true,
  configuration,
});

function make(
  release: StrimziRelease,
  { kafka = {}, ...spec }: Readonly<Record<string, Spec>> = {},
  used: readonly Plain[] = pools,
  annotations: Spec = { 'strimzi.io/kraft': 'enabled', 'strimzi.io/node-pools': 'enabled' },
): OperatorObjects {
  const listeners = [listener('plain', 9092, 'internal'), listener('tls', 9093, 'internal')];
  return operatorMakes(
    { metadata: { name: 'foo', namespace: 'shop', annotations }, spec: { kafka: { listeners, ...kafka }, ...spec } },
    release,
    used,
  );
}

function names(kind: MadeKind, made: OperatorObjects): readonly string[] {
  return made.ofKind(kind).map((one) => one.name);
}

function portsOf(made: OperatorObjects, pod: string): readonly number[] | undefined {
  return made
    .ofKind('Pod')
    .find((one) => one.name === pod)
    ?.ports.map((one) => one.port);
}

const everything = {
  kafka: {
    metricsConfig: { type: 'jmxPrometheusExporter' },
    jmxOptions: { authentication: { type: 'password' } },
    rack: { topologyKey: 'zone' },
    listeners: [
      listener('plain', 9092, 'internal'),
      listener('external', 9094, 'nodeport'),
      listener('inside', 9095, 'cluster-ip'),
      listener('public', 9096, 'ingress'),
    ],
  },
  entityOperator: { topicOperator: {}, userOperator: {} },
  kafkaExporter: {},
  cruiseControl: { metricsConfig: { type: 'jmxPrometheusExporter' } },
};

describe('names of one cluster', () => {
  const small = [pool('all', ['controller', 'broker'], [0])];
  const told = (made: OperatorObjects) => made.all.map((one) => `${one.kind} ${one.name}`);

  test('0.45', () => {
    expect(told(make(old, {}, small))).toEqual([
      'StrimziPodSet foo-all',
      'ServiceAccount foo-kafka',
      'PodDisruptionBudget foo-kafka',
      'Pod foo-all-0',
      'PersistentVolumeClaim data-0-foo-all-0',
      'Service foo-kafka-bootstrap',
      'Service foo-kafka-brokers',
      'Secret foo-kafka-brokers',
      'ConfigMap foo-all-0',
      'NetworkPolicy foo-network-policy-kafka',
      'Secret foo-cluster-ca-cert',
      'Secret foo-cluster-ca',
      'Secret foo-clients-ca-cert',
      'Secret foo-clients-ca',
      'Secret foo-cluster-operator-certs',
    ]);
  });

  test('1.2: Secrets of single nodes, a bundle of what to trust, and a right to read them', () => {
    expect(told(make(today, {}, small))).toEqual([
      'StrimziPodSet foo-all',
      'ServiceAccount foo-kafka',
      'PodDisruptionBudget foo-kafka',
      'Pod foo-all-0',
      'PersistentVolumeClaim data-0-foo-all-0',
      'Service foo-kafka-bootstrap',
      'Service foo-kafka-brokers',
      'Secret foo-all-0',
      'ConfigMap foo-all-0',
      'NetworkPolicy foo-network-policy-kafka',
      'Role foo-kafka',
      'RoleBinding foo-kafka-role',
      'Secret foo-cluster-ca-cert',
      'Secret foo-cluster-ca',
      'Secret foo-clients-ca-cert',
      'Secret foo-clients-ca',
      'Secret foo-trustbundle',
      'Secret foo-cluster-operator-certs',
    ]);
  });

  test.each(releases)('no two objects have one name: $release', (release) => {
    const keys = make(release, everything).all.map((one) => `${one.kind}/${one.namespace}/${one.name}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('nodes', () => {
  test.each(releases)('pods of all pools by name, with their ids, roles and labels: $release', (release) => {
    const pods = make(release).ofKind('Pod');
    expect(pods.map((one) => one.name)).toEqual(nodes);
    expect(pods.map((one) => [one.number, one.pool, one.roles?.join()])[6]).toEqual([3, 'mixed', 'controller,broker']);
    const labels = pods.map((one) => one.labels);
    expect(labels[0]).toMatchObject({
      'strimzi.io/name': 'foo-kafka',
      'strimzi.io/pool-name': 'brokers',
      'strimzi.io/controller-name': 'foo-brokers',
      'strimzi.io/pod-name': 'foo-brokers-5',
      'strimzi.io/broker-role': 'true',
      'strimzi.io/controller-role': 'false',
      tier: 'brokers',
    });
    expect(labels[3]).toMatchObject({ 'strimzi.io/broker-role': 'false', 'strimzi.io/controller-role': 'true' });
    expect('statefulset.kubernetes.io/pod-name' in (labels[0] ?? {})).toBe(release === old);
  });

  test.each(releases)('one budget for all of them: $release', (release) => {
    const budget = (kafka: Spec) =>
      make(release, { kafka })
        .ofKind('PodDisruptionBudget')
        .map((one) => [one.name, one.minAvailable, one.maxUnavailable]);
    expect(budget({})).toEqual([['foo-kafka', 7, undefined]]);
    expect(budget({ template: { podDisruptionBudget: { maxUnavailable: 2 } } })).toEqual([['foo-kafka', 6, undefined]]);
  });

  test.each(releases)('ports by role: $release', (release) => {
    const made = make(release, { kafka: { jmxOptions: {}, metricsConfig: { type: 'strimziMetricsReporter' } } });
    expect(portsOf(made, 'foo-controllers-0')).toEqual([8443, 9090, 9404, 9999]);
    expect(portsOf(made, 'foo-mixed-3')).toEqual([8443, 9090, 9091, 9092, 9093, 9404, 9999]);
    expect(portsOf(made, 'foo-brokers-5')).toEqual([8443, 9091, 9092, 9093, 9404, 9999]);
  });

  test('a set for a pool without nodes too', () => {
    const made = make(today, {}, [...pools, pool('idle', ['broker'], [])]);
    expect(names('StrimziPodSet', made)).toEqual(['foo-brokers', 'foo-controllers', 'foo-idle', 'foo-mixed']);
    expect(names('Pod', made)).toEqual(nodes);
  });

  test('without a status ids follow the names of the pools', () => {
    const fresh = pools.map((one) => ({ ...(one as Spec), status: null }));
    expect(names('Pod', make(today, {}, fresh))).toEqual([
      ...['foo-brokers-0', 'foo-brokers-1', 'foo-brokers-2', 'foo-controllers-3', 'foo-controllers-4'],
      ...['foo-controllers-5', 'foo-mixed-6', 'foo-mixed-7'],
    ]);
  });

  test('claims by pool, and which of them holds the metadata', () => {
    const storage = (volumes: readonly Spec[]) => ({
      storage: { type: 'jbod', volumes: volumes.map((one) => ({ ...disk, ...one })) },
    });
    const made = make(today, {}, [
      pool('a', ['controller'], [7], { storage: disk }),
      pool('b', ['broker'], [8], storage([{ id: 3, class: 'hdd', deleteClaim: true }, { id: 1 }])),
      pool('c', ['broker'], [9], storage([{ id: 0 }, { id: 1, kraftMetadata: 'shared' }])),
      pool('d', ['broker'], [10], { storage: { type: 'ephemeral' } }),
    ]);
    expect(
      made.ofKind('PersistentVolumeClaim').map((one) => [one.name, one.pod, one.class, one.deleteClaim, one.metadata]),
    ).toEqual([
      ['data-foo-a-7', 'foo-a-7', 'ssd', false, true],
      ['data-3-foo-b-8', 'foo-b-8', 'hdd', true, false],
      ['data-1-foo-b-8', 'foo-b-8', 'ssd', false, true],
      ['data-0-foo-c-9', 'foo-c-9', 'ssd', false, false],
      ['data-1-foo-c-9', 'foo-c-9', 'ssd', false, true],
    ]);
  });
});

describe('Secrets and ConfigMaps', () => {
  test('0.45: one Secret with a pair for each node', () => {
    const secret = make(old)
      .ofKind('Secret')
      .find((one) => one.name === 'foo-kafka-brokers');
    expect(secret?.keys).toEqual(nodes.flatMap((pod) => [`${pod}.key`, `${pod}.crt`]));
  });

  test('1.2: a Secret for each node, with certificates that a person gives a listener', () => {
    const own = { brokerCertChainAndKey: { secretName: 'web', key: 'tls.key', certificate: 'tls.crt' } };
    const listeners = [listener('listener1', 9999, 'internal', own), listener('tls', 9093, 'internal')];
    const secrets = make(today, { kafka: { listeners } }).ofKind('Secret');
    const ofNodes = secrets.filter((one) => one.component === 'kafka');
    expect(ofNodes.map((one) => one.name)).toEqual(nodes);
    expect(ofNodes[3]?.keys).toEqual([
      ...['foo-controllers-0.key', 'foo-controllers-0.crt', 'listener1-9999.key', 'listener1-9999.crt'],
    ]);
    expect(secrets.find((one) => one.name === 'foo-trustbundle')?.keys).toEqual(['cluster-ca.crt', 'clients-ca.crt']);
  });

  test('what is in the ConfigMap of a node', () => {
    const keys = (release: StrimziRelease, pod: string, kafka: Spec = {}) =>
      make(release, { kafka })
        .ofKind('ConfigMap')
        .find((one) => one.name === pod)?.keys;
    const both = ['server.config', 'cluster.id', 'metadata.version'];
    expect(keys(today, 'foo-mixed-3')).toEqual(['log4j2.properties', ...both]);
    expect(keys(old, 'foo-controllers-0')).toEqual(['log4j.properties', ...both, 'metadata.state']);
    expect(keys(old, 'foo-mixed-3')).toContain('listeners.config');
    const metrics = (type: string) => keys(today, 'foo-mixed-3', { metricsConfig: { type } });
    expect(metrics('jmxPrometheusExporter')).toContain('metrics-config.json');
    expect(metrics('strimziMetricsReporter')).not.toContain('metrics-config.json');
  });

  test('the logging of releases between goes by the version of Kafka', () => {
    const first = (release: string, version: string) =>
      make({ ...today, release }, { kafka: { version } }).ofKind('ConfigMap')[0]?.keys[0];
    expect(first('0.46.0', '3.9.0')).toBe('log4j.properties');
    expect(first('0.46.0', '4.0.0')).toBe('log4j2.properties');
    expect(first('0.48.0', '4.0.0')).toBe('log4j2.properties');
  });

  test.each(releases)('all that pods mount or read is made: $release', (release) => {
    const made = make(release, everything);
    for (const pod of made.ofKind('Pod')) {
      expect(names('Secret', made)).toEqual(expect.arrayContaining([...pod.secrets]));
      expect(names('ConfigMap', made)).toEqual(expect.arrayContaining([...pod.configMaps]));
      expect(names('ServiceAccount', made)).toContain(pod.serviceAccount);
    }
  });

  test('what the resources name: listeners concern brokers, a template of a pool its own nodes, a name may have a node in it', () => {
    const own = { brokerCertChainAndKey: { secretName: 'web', key: 'tls.key', certificate: 'tls.crt' } };
    const volumes = [{ name: 'a', secret: { secretName: 'general' } }];
    const templatedVolumes = [{ name: 'b', secret: { secretName: 'of-{nodePodName}-{nodeId}' } }];
    const kafka = { listeners: [listener('web', 9095, 'internal', own)], template: { pod: { volumes } } };
    const made = make(today, { kafka }, [
      pool('a', ['controller'], [0]),
      pool('b', ['broker'], [1], { template: { pod: { templatedVolumes } } }),
    ]);
    expect(made.ofKind('Pod').map((one) => one.secrets)).toEqual([
      ['foo-trustbundle', 'foo-a-0', 'general'],
      ['foo-trustbundle', 'foo-b-1', 'web', 'of-foo-b-1-1'],
    ]);
  });
});

describe('Services and what leads to them', () => {
  test.each(releases)('bootstrap leads to brokers, the headless Service to all: $release', (release) => {
    const made = make(release);
    const selected = (name: string) => {
      const selector = made.ofKind('Service').find((one) => one.name === name)?.selector ?? {};
      return made.ofKind('Pod').filter((pod) => isSelected(pod.labels, selector)).length;
    };
    expect(selected('foo-kafka-bootstrap')).toBe(5);
    expect(selected('foo-kafka-brokers')).toBe(8);
  });

  test.each(releases)('of listeners, for brokers alone: $release', (release) => {
    const configuration = { brokers: [{ broker: 6, nodePort: 31006 }] };
    const made = make(release, {
      kafka: {
        listeners: [
          listener('external', 9094, 'nodeport', configuration),
          listener('inside', 9095, 'cluster-ip'),
          listener('lb', 9096, 'loadbalancer', { createBootstrapService: false }),
        ],
      },
    });
    const services = made.ofKind('Service').filter((one) => one.listener !== undefined);
    const five = ['brokers-5', 'brokers-6', 'brokers-7', 'mixed-3', 'mixed-4'];
    const each = (name: string) => five.map((one) => one.replace('-', `-${name}-`)).map((one) => `foo-${one}`);
    expect(services.map((one) => one.name)).toEqual([
      'foo-kafka-external-bootstrap',
      ...five.map((one) => `foo-${one}`),
      'foo-kafka-inside-bootstrap',
      ...each('inside'),
      ...each('lb'),
    ]);
    expect(services.filter((one) => one.name.includes('-inside-')).every((one) => one.type === 'ClusterIP')).toBe(true);
    const sixth = services.find((one) => one.name === 'foo-brokers-6');
    expect([sixth?.broker, sixth?.pool, sixth?.ports[0]?.nodePort]).toEqual([6, 'brokers', 31006]);
    expect(sixth?.selector).toEqual({
      'strimzi.io/kind': 'Kafka',
      'strimzi.io/cluster': 'foo',
      'strimzi.io/name': 'foo-kafka',
      'strimzi.io/pool-name': 'brokers',
      [release === old ? 'statefulset.kubernetes.io/pod-name' : 'strimzi.io/pod-name']: 'foo-brokers-6',
    });
  });

  test('Routes of the Gateway API', () => {
    const made = make(today, { kafka: { listeners: [listener('external', 9094, 'tlsroute')] } }, pools.slice(2));
    expect(made.ofKind('TLSRoute').map((one) => [one.name, one.service])).toEqual([
      ['foo-kafka-bootstrap', 'foo-kafka-external-bootstrap'],
      ['foo-brokers-5', 'foo-brokers-5'],
      ['foo-brokers-6', 'foo-brokers-6'],
      ['foo-brokers-7', 'foo-brokers-7'],
    ]);
    expect(made.ofKind('Service').every((one) => one.type === 'ClusterIP')).toBe(true);
  });

  test('who may connect to controllers: from 0.46 on the operator too', () => {
    const peers = (release: StrimziRelease) =>
      make(release)
        .ofKind('NetworkPolicy')[0]
        ?.ingress.find((one) => one.port === 9090)
        ?.from?.map((one) => one.podLabels['strimzi.io/name'] ?? one.podLabels['strimzi.io/kind']);
    expect(peers(old)).toEqual(['foo-kafka']);
    expect(peers(today)).toEqual(['foo-kafka', 'cluster-operator']);
  });

  test.each(releases)('every selector of the operator selects pods of the operator: $release', (release) => {
    const made = make(release, everything);
    const pods = made.ofKind('Pod');
    const selectors = [
      ...made.ofKind('Service').map((one) => one.selector),
      ...made.ofKind('PodDisruptionBudget').map((one) => one.selector),
      ...made.ofKind('NetworkPolicy').map((one) => one.podSelector),
    ];
    for (const selector of selectors)
      expect(
        pods.filter((pod) => isSelected(pod.labels, selector)).map((one) => one.name),
        JSON.stringify(selector),
      ).not.toEqual([]);
  });
});

function isSelected(labels: Labels, selector: Labels): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}

test('a rack from a variable needs no right to read nodes', () => {
  const rights = (rack: Spec) => names('ClusterRoleBinding', make(today, { kafka: { rack } }));
  expect(rights({ topologyKey: 'zone' })).toEqual(['strimzi-shop-foo-kafka-init']);
  expect(rights({ type: 'topology-label', topologyKey: 'zone' })).toEqual(['strimzi-shop-foo-kafka-init']);
  expect(rights({ type: 'environment-variable', envVarName: 'ZONE' })).toEqual([]);
});

describe('the other components in 1.2', () => {
  const made = make(today, everything);

  test('have a budget each', () => {
    expect(made.ofKind('PodDisruptionBudget').map((one) => [one.name, one.minAvailable, one.maxUnavailable])).toEqual([
      ['foo-kafka', 7, undefined],
      ['foo-entity-operator', undefined, 1],
      ['foo-kafka-exporter', undefined, 1],
      ['foo-cruise-control', undefined, 1],
    ]);
    expect(names('PodDisruptionBudget', make(old, everything))).toEqual(['foo-kafka']);
  });

  test('call the ports of the two operators apart', () => {
    const pod = made.ofKind('Pod').find((one) => one.component === 'entity-operator');
    expect(pod?.ports).toEqual([
      { name: 'healthcheck-to', port: 8080 },
      { name: 'healthcheck-uo', port: 8081 },
    ]);
  });

  test('there is no Entity Operator that looks after another namespace', () => {
    const entityOperator = { topicOperator: {}, userOperator: { watchedNamespace: 'users' } };
    expect(names('Deployment', make(today, { entityOperator }))).toEqual([]);
    expect(names('Deployment', make(old, { entityOperator }))).toEqual(['foo-entity-operator']);
    const own = { topicOperator: { watchedNamespace: 'shop' } };
    expect(names('Deployment', make(today, { entityOperator: own }))).toEqual(['foo-entity-operator']);
  });
});

describe('on the way from ZooKeeper', () => {
  const used = [pool('kafka', ['broker'], [0]), pool('controllers', ['controller'], [3])];
  const zookeeper = { replicas: 1, storage: disk };
  const at = (kraft: string | undefined) =>
    make(old, { zookeeper }, used, {
      'strimzi.io/node-pools': 'enabled',
      ...(kraft === undefined ? {} : { 'strimzi.io/kraft': kraft }),
    });
  const hasZookeeper = (made: OperatorObjects) => made.all.some((one) => one.component === 'zookeeper');
  const bootstrap = (made: OperatorObjects) =>
    made.ofKind('Service').find((one) => one.name === 'foo-kafka-bootstrap')?.selector['strimzi.io/broker-role'];

  test('pools beside ZooKeeper', () => {
    const made = at(undefined);
    expect([made.complete, hasZookeeper(made), bootstrap(made)]).toEqual([true, true, undefined]);
    expect(portsOf(made, 'foo-kafka-0')).toEqual([8443, 9090, 9091, 9092, 9093]);
    expect(made.ofKind('ConfigMap').find((one) => one.name === 'foo-kafka-0')?.keys).toEqual([
      ...['log4j.properties', 'server.config', 'listeners.config', 'metadata.state'],
    ]);
    expect(made.ofKind('PersistentVolumeClaim').some((one) => one.metadata)).toBe(false);
  });

  test('a migration rests with ZooKeeper and with controllers that talk to brokers', () => {
    const made = at('migration');
    expect([made.complete, hasZookeeper(made), bootstrap(made)]).toEqual([true, true, 'true']);
    expect(portsOf(made, 'foo-kafka-0')).toEqual([8443, 9091, 9092, 9093]);
    expect(portsOf(made, 'foo-controllers-3')).toEqual([8443, 9090, 9091, 9092, 9093]);
  });

  test('a rollback rests where brokers know both', () => {
    const made = at('rollback');
    expect([hasZookeeper(made), bootstrap(made)]).toEqual([true, 'true']);
    expect(portsOf(made, 'foo-kafka-0')).toEqual([8443, 9090, 9091, 9092, 9093]);
  });

  test('its end takes ZooKeeper away, whatever the resource still says', () => {
    const made = at('enabled');
    expect(hasZookeeper(made)).toBe(false);
    expect(portsOf(made, 'foo-controllers-3')).toEqual([8443, 9090]);
    expect(names('Pod', made)).toEqual(['foo-controllers-3', 'foo-kafka-0']);
  });

  test('pools are not looked at where they are turned off', () => {
    const made = make(old, { zookeeper, kafka: { replicas: 2, storage: disk } }, used, {
      'strimzi.io/kraft': 'disabled',
    });
    expect(made.complete).toBe(true);
    expect(names('Pod', made)).toEqual(['foo-kafka-0', 'foo-kafka-1', 'foo-zookeeper-0']);
  });
});

test.each(releases)('pools that nobody gave leave things open: $release', (release) => {
  const made = make(release, everything, []);
  expect(made.complete).toBe(false);
  expect(made.all.some((one) => one.component === 'kafka')).toBe(false);
  expect(make(release, everything, [{ metadata: { name: 'a', labels: { 'strimzi.io/cluster': 'x' } } }]).complete).toBe(
    false,
  );
});
