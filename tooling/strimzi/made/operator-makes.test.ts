import { describe, expect, test } from 'vitest';
import type { Plain } from '../../source/node.ts';
import { strimziRelease } from '../releases.ts';
import type { MadeKind } from './made.ts';
import { operatorMakes } from './operator-makes.ts';

const release = strimziRelease('0.45.2') ?? expect.fail('the release is known');

type Spec = Readonly<Record<string, Plain>>;

const listener = (name: string, port: number, type: string, configuration: Spec = {}): Plain => ({
  name,
  port,
  type,
  tls: true,
  configuration,
});

/** Two brokers and a ZooKeeper node, with what a test adds to them. */
function orders({ kafka = {}, zookeeper = {}, ...spec }: Readonly<Record<string, Spec>> = {}, metadata: Spec = {}) {
  const storage = { type: 'persistent-claim', size: '10Gi', class: 'ssd' };
  return operatorMakes(
    {
      metadata: { name: 'orders', namespace: 'shop', ...metadata },
      spec: {
        kafka: { replicas: 2, storage, listeners: [listener('tls', 9093, 'internal')], ...kafka },
        zookeeper: { replicas: 1, storage, ...zookeeper },
        ...spec,
      },
    },
    release,
  );
}

function names(kind: MadeKind, made = orders()): readonly string[] {
  return made.ofKind(kind).map((one) => one.name);
}

const everything = orders({
  kafka: {
    metricsConfig: {},
    jmxOptions: { authentication: { type: 'password' } },
    rack: { topologyKey: 'zone' },
    listeners: [listener('external', 9094, 'nodeport'), listener('public', 9095, 'ingress')],
  },
  zookeeper: { metricsConfig: {}, jmxOptions: {} },
  entityOperator: { topicOperator: {}, userOperator: { watchedNamespace: 'users' } },
  kafkaExporter: {},
  cruiseControl: { metricsConfig: {} },
});

describe('names', () => {
  test('of brokers and ZooKeeper alone', () => {
    expect(orders().all.map((one) => `${one.kind} ${one.name}`)).toEqual([
      'StrimziPodSet orders-kafka',
      'ServiceAccount orders-kafka',
      'PodDisruptionBudget orders-kafka',
      'Pod orders-kafka-0',
      'Pod orders-kafka-1',
      'PersistentVolumeClaim data-orders-kafka-0',
      'PersistentVolumeClaim data-orders-kafka-1',
      'Service orders-kafka-bootstrap',
      'Service orders-kafka-brokers',
      'Secret orders-kafka-brokers',
      'ConfigMap orders-kafka-0',
      'ConfigMap orders-kafka-1',
      'NetworkPolicy orders-network-policy-kafka',
      'StrimziPodSet orders-zookeeper',
      'ServiceAccount orders-zookeeper',
      'PodDisruptionBudget orders-zookeeper',
      'Pod orders-zookeeper-0',
      'PersistentVolumeClaim data-orders-zookeeper-0',
      'Service orders-zookeeper-client',
      'Service orders-zookeeper-nodes',
      'Secret orders-zookeeper-nodes',
      'ConfigMap orders-zookeeper-config',
      'NetworkPolicy orders-network-policy-zookeeper',
      'Secret orders-cluster-ca-cert',
      'Secret orders-cluster-ca',
      'Secret orders-clients-ca-cert',
      'Secret orders-clients-ca',
      'Secret orders-cluster-operator-certs',
    ]);
  });

  test('of all other components', () => {
    const others = ['entity-operator', 'kafka-exporter', 'cruise-control'];
    const made = everything.all.filter((one) => others.includes(one.component));
    expect(made.map((one) => `${one.kind} ${one.namespace}/${one.name}`)).toEqual([
      'Deployment shop/orders-entity-operator',
      'ServiceAccount shop/orders-entity-operator',
      'Pod shop/orders-entity-operator',
      'NetworkPolicy shop/orders-entity-operator',
      'Role shop/orders-entity-operator',
      'Role users/orders-entity-operator',
      'ConfigMap shop/orders-entity-topic-operator-config',
      'Secret shop/orders-entity-topic-operator-certs',
      'RoleBinding shop/orders-entity-topic-operator-role',
      'ConfigMap shop/orders-entity-user-operator-config',
      'Secret shop/orders-entity-user-operator-certs',
      'RoleBinding shop/orders-entity-user-operator-role',
      'RoleBinding users/orders-entity-user-operator-role',
      'Secret shop/orders-entity-topic-operator-cc-api',
      'Deployment shop/orders-kafka-exporter',
      'ServiceAccount shop/orders-kafka-exporter',
      'Pod shop/orders-kafka-exporter',
      'NetworkPolicy shop/orders-kafka-exporter',
      'Secret shop/orders-kafka-exporter-certs',
      'Deployment shop/orders-cruise-control',
      'ServiceAccount shop/orders-cruise-control',
      'Pod shop/orders-cruise-control',
      'NetworkPolicy shop/orders-network-policy-cruise-control',
      'Service shop/orders-cruise-control',
      'Secret shop/orders-cruise-control-certs',
      'Secret shop/orders-cruise-control-api',
      'ConfigMap shop/orders-cruise-control-config',
    ]);
  });

  test('no two objects of one cluster have one name', () => {
    const keys = everything.all.map((one) => `${one.kind}/${one.namespace}/${one.name}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('an Entity Operator with neither operator in it is none', () => {
    expect(names('Deployment', orders({ entityOperator: {} }))).toEqual([]);
  });

  test('a right in the whole Kubernetes cluster for racks and node ports alone', () => {
    const external = (type: string) => orders({ kafka: { listeners: [listener('external', 9094, type)] } });
    const init = ['strimzi-shop-orders-kafka-init'];
    expect(names('ClusterRoleBinding')).toEqual([]);
    expect(names('ClusterRoleBinding', external('loadbalancer'))).toEqual([]);
    expect(names('ClusterRoleBinding', external('nodeport'))).toEqual(init);
    expect(names('ClusterRoleBinding', orders({ kafka: { rack: { topologyKey: 'zone' } } }))).toEqual(init);
  });
});

describe('listeners', () => {
  const made = orders({
    kafka: {
      listeners: [
        listener('plain', 9092, 'internal'),
        listener('other', 9093, 'internal'),
        listener('external', 9094, 'nodeport', {
          bootstrap: { nodePort: 31000 },
          brokers: [{ broker: 1, nodePort: 31001 }],
        }),
        listener('public', 9095, 'loadbalancer', { createBootstrapService: false }),
        listener('web', 9096, 'ingress'),
      ],
    },
  });

  test('Services: none for internal ones, short names for `external` on 9094, no bootstrap where it is turned off', () => {
    expect(made.ofKind('Service').flatMap((one) => (one.listener === undefined ? [] : [[one.name, one.type]]))).toEqual(
      [
        ['orders-kafka-external-bootstrap', 'NodePort'],
        ['orders-kafka-0', 'NodePort'],
        ['orders-kafka-1', 'NodePort'],
        ['orders-kafka-public-0', 'LoadBalancer'],
        ['orders-kafka-public-1', 'LoadBalancer'],
        ['orders-kafka-web-bootstrap', 'ClusterIP'],
        ['orders-kafka-web-0', 'ClusterIP'],
        ['orders-kafka-web-1', 'ClusterIP'],
      ],
    );
    expect(names('Ingress', made)).toEqual(['orders-kafka-web-bootstrap', 'orders-kafka-web-0', 'orders-kafka-web-1']);
  });

  test('a Route for `external` on 9094 is called like the bootstrap Service, and leads to another', () => {
    const routes = orders({ kafka: { listeners: [listener('external', 9094, 'route')] } }).ofKind('Route');
    expect(routes.map((one) => [one.name, one.service])).toEqual([
      ['orders-kafka-bootstrap', 'orders-kafka-external-bootstrap'],
      ['orders-kafka-0', 'orders-kafka-0'],
      ['orders-kafka-1', 'orders-kafka-1'],
    ]);
  });

  test('node ports that a person fixed', () => {
    const ports = made.ofKind('Service').flatMap((one) => one.ports.map((port) => [one.name, port.nodePort] as const));
    expect(ports.filter(([, port]) => port !== undefined)).toEqual([
      ['orders-kafka-external-bootstrap', 31000],
      ['orders-kafka-1', 31001],
    ]);
  });

  test('names of ports; those inside are on the bootstrap and the headless Service', () => {
    const portsOf = (name: string) =>
      made
        .ofKind('Service')
        .find((one) => one.name === name)
        ?.ports.map((one) => `${one.name} ${one.port}`);
    const internal = ['tcp-clients 9092', 'tcp-other 9093'];
    expect(portsOf('orders-kafka-bootstrap')).toEqual(['tcp-replication 9091', ...internal]);
    expect(portsOf('orders-kafka-brokers')).toEqual([
      ...['tcp-ctrlplane 9090', 'tcp-replication 9091', 'tcp-kafkaagent 8443'],
      ...internal,
    ]);
    expect(portsOf('orders-kafka-external-bootstrap')).toEqual(['tcp-external 9094']);
  });

  test('the Service of one broker selects it by its name', () => {
    const service = made.ofKind('Service').find((one) => one.name === 'orders-kafka-public-1');
    expect(service?.selector).toEqual({
      'strimzi.io/kind': 'Kafka',
      'strimzi.io/cluster': 'orders',
      'strimzi.io/name': 'orders-kafka',
      'strimzi.io/pool-name': 'kafka',
      'statefulset.kubernetes.io/pod-name': 'orders-kafka-1',
    });
  });
});

test('every selector of the operator selects pods of the operator', () => {
  const pods = everything.ofKind('Pod');
  const selectors = [
    ...everything.ofKind('Service').map((one) => one.selector),
    ...everything.ofKind('PodDisruptionBudget').map((one) => one.selector),
    ...everything.ofKind('NetworkPolicy').map((one) => one.podSelector),
    ...everything.ofKind('Deployment').map((one) => one.selector),
  ];
  for (const selector of selectors) {
    const selected = pods.filter((pod) => Object.entries(selector).every(([key, value]) => pod.labels[key] === value));
    expect(
      selected.map((one) => one.name),
      JSON.stringify(selector),
    ).not.toEqual([]);
  }
});

test('every Secret and ConfigMap that a pod mounts is made as well', () => {
  for (const pod of everything.ofKind('Pod')) {
    expect(names('Secret', everything)).toEqual(expect.arrayContaining([...pod.secrets]));
    expect(names('ConfigMap', everything)).toEqual(expect.arrayContaining([...pod.configMaps]));
    expect(names('ServiceAccount', everything)).toContain(pod.serviceAccount);
  }
});

test('metrics and JMX open a port of pods, let everybody in, and JMX has a password where one is asked for', () => {
  const [broker] = everything.ofKind('Pod');
  expect(broker?.ports.map((one) => one.port)).toEqual([8443, 9090, 9091, 9094, 9095, 9404, 9999]);
  expect(
    orders()
      .ofKind('Pod')[0]
      ?.ports.map((one) => one.port),
  ).toEqual([8443, 9090, 9091, 9093]);
  const policies = everything.ofKind('NetworkPolicy');
  const open = policies.map((one) => one.ingress.filter((rule) => rule.from?.length === 0).map((rule) => rule.port));
  expect(open).toEqual([[9094, 9095, 9404, 9999], [9404, 9999], [8080, 8081], [9404], [9404]]);
  expect(names('Secret', everything).filter((name) => name.endsWith('-jmx'))).toEqual(['orders-kafka-jmx']);
});

test('ZooKeeper lets in brokers, itself, the Entity Operator and the operator of any namespace', () => {
  const policy = orders()
    .ofKind('NetworkPolicy')
    .find((one) => one.component === 'zookeeper');
  const clients = policy?.ingress.find((one) => one.port === 2181)?.from ?? [];
  expect(clients.map((one) => [one.podLabels['strimzi.io/name'], one.otherNamespaces])).toEqual([
    ['orders-kafka', false],
    ['orders-zookeeper', false],
    ['orders-entity-operator', false],
    [undefined, true],
  ]);
});

test('peers that the resource lists are its own affair', () => {
  const peers = { ...(listener('tls', 9093, 'internal') as Spec), networkPolicyPeers: [{ podSelector: {} }] };
  const [policy] = orders({ kafka: { listeners: [peers] } }).ofKind('NetworkPolicy');
  expect(policy?.ingress.find((one) => one.port === 9093)?.from).toBeUndefined();
});

describe('claims', () => {
  test('of several volumes, with the class of single brokers', () => {
    const overrides = [{ broker: 1, class: 'fast' }];
    const volumes = [
      { id: 0, type: 'persistent-claim', size: '1Gi', class: 'ssd', deleteClaim: true },
      { id: 3, type: 'persistent-claim', size: '2Gi', overrides },
      { id: 4, type: 'ephemeral' },
    ];
    const claims = orders({ kafka: { storage: { type: 'jbod', volumes } } }).ofKind('PersistentVolumeClaim');
    const kafka = claims.filter((one) => one.component === 'kafka');
    expect(kafka.map((one) => [one.name, one.pod, one.size, one.class, one.deleteClaim])).toEqual([
      ['data-0-orders-kafka-0', 'orders-kafka-0', '1Gi', 'ssd', true],
      ['data-0-orders-kafka-1', 'orders-kafka-1', '1Gi', 'ssd', true],
      ['data-3-orders-kafka-0', 'orders-kafka-0', '2Gi', undefined, false],
      ['data-3-orders-kafka-1', 'orders-kafka-1', '2Gi', 'fast', false],
    ]);
  });

  test('none of ephemeral storage', () => {
    const ephemeral = { storage: { type: 'ephemeral' } };
    expect(names('PersistentVolumeClaim', orders({ kafka: ephemeral, zookeeper: ephemeral }))).toEqual([]);
  });
});

test.each([
  [undefined, 2, 1],
  [0, 2, 2],
  [5, 2, 0],
])('a budget with maxUnavailable %s for %d brokers keeps %d', (maxUnavailable, replicas, minAvailable) => {
  const template = maxUnavailable === undefined ? {} : { podDisruptionBudget: { maxUnavailable } };
  const [budget] = orders({ kafka: { replicas, template } }).ofKind('PodDisruptionBudget');
  expect(budget?.minAvailable).toBe(minAvailable);
});

test('certificate authorities of your own are not made', () => {
  const made = orders({ clusterCa: { generateCertificateAuthority: false } });
  expect(names('Secret', made)).not.toContain('orders-cluster-ca-cert');
  expect(names('Secret', made)).toContain('orders-clients-ca-cert');
});

test('with node pools nothing is said of brokers', () => {
  const made = orders({}, { annotations: { 'strimzi.io/node-pools': 'enabled' } });
  expect(made.complete).toBe(false);
  expect(made.all.some((one) => one.component === 'kafka')).toBe(false);
});

test.each<[what: string, resource: Plain]>([
  ['nothing', null],
  ['a text', 'kafka'],
  ['a list for a map', { metadata: [], spec: { kafka: [], zookeeper: 'x' } }],
  ['texts for numbers', { metadata: { name: 1 }, spec: { kafka: { replicas: '3', listeners: {} } } }],
  ['listeners of all kinds', { spec: { kafka: { replicas: -1, listeners: [null, 'x', { name: 'a' }, []] } } }],
  ['numbers beyond all measure', { spec: { kafka: { replicas: 1e12 }, zookeeper: { replicas: 2.5 } } }],
  ['storage of all kinds', { spec: { kafka: { replicas: 1, storage: { type: 'jbod', volumes: [null, 1, {}] } } } }],
])('%s is no reason to stumble', (_what, resource) => {
  expect(() => operatorMakes(resource, release).all).not.toThrow();
});
