/** What of the parts around a Kafka cluster follows from its file, as it is rendered. */
import { describe, expect, test } from 'vitest';
import { examples } from '../../test/support/examples.ts';
import { createRenderer } from '../render/render.ts';
import { type Plain, toPlain } from '../source/node.ts';

function rendered(kafka: string, cluster = ''): ReadonlyMap<string, Plain> {
  const documents = examples.documents({
    'orders.yaml': kafka,
    ...(cluster === '' ? {} : { 'cluster.yaml': cluster }),
  });
  const { objects, problems } = createRenderer(documents).render('overlays/hz/orders');
  expect(problems).toEqual([]);
  return new Map(objects.map((one) => [`${one.kind} ${one.name}`, toPlain(one.node)]));
}

function at(value: Plain | undefined, ...route: readonly (string | number)[]): Plain | undefined {
  return route.reduce<Plain | undefined>((found, step) => (found as Readonly<Record<string, Plain>>)[step], value);
}

const balanced = 'zookeeperProxy: { exposure: internal-load-balancer, allowFrom: [10.32.0.0/16] }\n';

describe('the ZooKeeper proxy', () => {
  test('is there as soon as its section is, and is not without', () => {
    expect(rendered('').has('Deployment orders-zookeeper-proxy')).toBe(false);
    expect(rendered('zookeeperProxy: {}\n').has('Deployment orders-zookeeper-proxy')).toBe(true);
    expect(rendered('zookeeperProxy: { enabled: false }\n').has('Deployment orders-zookeeper-proxy')).toBe(false);
  });

  test('lets nobody in who is not named', () => {
    expect(rendered('zookeeperProxy: {}\n').get('NetworkPolicy orders-zookeeper-proxy')).toMatchObject({
      spec: { ingress: [{ ports: [{ port: 9404 }] }] },
    });
    expect(rendered('zookeeperProxy: {}\n').get('Service orders-zookeeper-proxy')).toMatchObject({
      spec: { type: 'ClusterIP' },
    });
  });

  test('leaves the labels of its clients as they are, and puts the label of the cluster on its own pods', () => {
    const file = 'zookeeperProxy:\n  clients: [{ podSelector: { matchLabels: { app: old } } }]\n';
    expect(rendered(file).get('NetworkPolicy orders-zookeeper-proxy')).toMatchObject({
      spec: {
        podSelector: { matchLabels: { 'strimzi.io/cluster': 'orders' } },
        ingress: [
          {},
          { from: [{ podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['old'] }] } }] },
        ],
      },
    });
  });

  test.each([
    ['alibaba', 'alibaba-cloud-loadbalancer-address-type', 'intranet'],
    ['aws', 'aws-load-balancer-scheme', 'internal'],
    ['azure', 'azure-load-balancer-internal', 'true'],
  ])('has an internal load balancer on %s', (provider, annotation, value) => {
    expect(rendered(balanced, `provider: ${provider}\n`).get('Service orders-zookeeper-proxy')).toMatchObject({
      metadata: { annotations: { [`service.beta.kubernetes.io/${annotation}`]: value } },
      spec: {
        type: 'LoadBalancer',
        externalTrafficPolicy: 'Local',
        loadBalancerSourceRanges: ['10.32.0.0/16'],
      },
    });
  });

  test('on Alibaba Cloud lets the health checks of the load balancer in', () => {
    const peers = (provider: string): unknown =>
      at(
        rendered(balanced, `provider: ${provider}\n`).get('NetworkPolicy orders-zookeeper-proxy'),
        ...['spec', 'ingress', 1, 'from'],
      );
    expect(peers('alibaba')).toEqual([{ ipBlock: { cidr: '10.32.0.0/16' } }, { ipBlock: { cidr: '100.64.0.0/10' } }]);
    expect(peers('google')).toEqual([{ ipBlock: { cidr: '10.32.0.0/16' } }]);
  });

  test('names no user on OpenShift', () => {
    const context = (provider: string): unknown =>
      at(
        rendered('zookeeperProxy: {}\n', `provider: ${provider}\n`).get('Deployment orders-zookeeper-proxy'),
        ...['spec', 'template', 'spec', 'securityContext'],
      );
    expect(context('openshift')).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(context('google')).toMatchObject({ runAsUser: 99, fsGroup: 99 });
  });
});

test('the ZooKeeper exporter asks each node by its own name', () => {
  const file = 'name: orders-eu\nnamespace: messaging\nzookeeper: { nodes: 5 }\nzookeeperExporter: {}\n';
  const config = at(rendered(file).get('ConfigMap orders-eu-zookeeper-exporter'), 'data', 'nodes.conf');
  expect([...String(config).matchAll(/servers = (.+)/g)].map(([, one]) => one)).toEqual(
    [0, 1, 2, 3, 4].map((node) => `["orders-eu-zookeeper-${node}.orders-eu-zookeeper-nodes.messaging.svc:2181"]`),
  );
});

describe('JMX', () => {
  test('has a Service for each broker, with ports in order', () => {
    const objects = rendered('kafka: { brokers: 4 }\njmx: { firstNodePort: 31500 }\n');
    expect([...objects.keys()].filter((one) => one.startsWith('Service '))).toEqual(
      [0, 1, 2, 3].map((broker) => `Service orders-jmx-${broker}`),
    );
    expect(objects.get('Service orders-jmx-3')).toMatchObject({
      spec: {
        selector: {
          'strimzi.io/cluster': 'orders',
          'strimzi.io/kind': 'Kafka',
          'strimzi.io/name': 'orders-kafka',
          'strimzi.io/pod-name': 'orders-kafka-3',
        },
        ports: [{ port: 9999, targetPort: 9999, nodePort: 31503 }],
      },
    });
  });

  test('has Services for the brokers of pools, whose ports do not move when another pool grows', () => {
    const ports = (file: string): readonly string[] =>
      [...rendered(file, 'strimzi: { release: 1.2.0 }\n')]
        .filter(([key]) => key.startsWith('Service '))
        .map(([key, one]) => {
          const pod = at(one, 'spec', 'selector', 'strimzi.io/pod-name');
          return `${key} ${pod} ${at(one, 'spec', 'ports', 0, 'nodePort')}`;
        });
    const pools = (nodes: number): string => `jmx: { firstNodePort: 31500 }
pools:
  fast: { roles: [broker], nodes: ${nodes}, nodeIds: { from: 10, to: 19 }, storage: { size: 10Gi } }
  slow: { roles: [broker], nodes: 1, nodeIds: { from: 20, to: 29 }, storage: { size: 10Gi } }
  controllers: { roles: [controller], nodeIds: { from: 0, to: 9 } }
`;
    expect(ports(pools(1))).toEqual([
      'Service orders-jmx-10 orders-orders-fast-10 31500',
      'Service orders-jmx-20 orders-orders-slow-20 31510',
    ]);
    expect(ports(pools(2))).toEqual([
      'Service orders-jmx-10 orders-orders-fast-10 31500',
      'Service orders-jmx-11 orders-orders-fast-11 31501',
      'Service orders-jmx-20 orders-orders-slow-20 31510',
    ]);
    expect(
      ports('jmx: { firstNodePort: 31500 }\npools: { mixed: { roles: [controller, broker], nodes: 1 } }\n'),
    ).toEqual(['Service orders-jmx-0 orders-orders-mixed-0 31500']);
  });

  test('has none unless asked for', () => {
    expect([...rendered('jmx: {}\n').keys()].filter((one) => one.startsWith('Service '))).toEqual([]);
  });

  test('carries no labels by which the operator would delete it', () => {
    const service = rendered('jmx: { nodePorts: true }\n').get('Service orders-jmx-0');
    expect(at(service, 'metadata', 'labels')).toEqual({ 'strimzi.io/cluster': 'orders' });
    expect(at(service, 'spec', 'ports', 0, 'nodePort')).toBeUndefined();
  });
});
