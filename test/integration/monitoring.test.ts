/**
 * The monitoring, from end to end: the rules of the JMX exporter as they are rendered, in a real ZooKeeper ensemble and in real brokers
 * and controllers of several versions; a real Prometheus with the configuration and alerts as they are rendered, which finds the pods
 * through a real API server with the rights that it is given. `UPDATE=1` writes the catalogue of metrics.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportedMetrics, madeByPrometheus } from '../../tooling/rules/monitoring/exported-metrics.ts';
import { sha256 } from '../../tooling/source/digest.ts';
import type { Plain } from '../../tooling/source/node.ts';
import { writePlain } from '../../tooling/source/write-yaml.ts';
import { alerts, configMapTexts, fleetNames, plainYaml } from '../support/monitored-fleet.ts';
import * as apiServers from './api-server.ts';
import { type KafkaStack, until } from './kafka-nodes.ts';
import { startKafkaStack } from './kafka-stack.ts';
import { startKraftStack } from './kraft-stack.ts';
import { type KafkaJars, type KafkaVersion, kafkaJars, kafkaVersions, prometheusProgram } from './monitoring-judges.ts';
import { type RunningPrometheus, type Scene, startPrometheus } from './prometheus-server.ts';
import { grouped, lint, namesIn, seriesOf } from './scraped-metrics.ts';

const prometheus = prometheusProgram('prometheus');
const promtool = prometheusProgram('promtool');
const catalogue = new URL('../../tooling/rules/monitoring/exported-metrics.json', import.meta.url);

const withoutKafka =
  kafkaVersions.map(kafkaJars).flatMap((one) => ('missing' in one ? [` (skipped: ${one.missing})`] : []))[0] ?? '';
const withoutPrometheus =
  [prometheus, promtool].flatMap((one) => ('missing' in one ? [` (skipped: ${one.missing})`] : []))[0] ?? '';
const withoutAll = withoutKafka || withoutPrometheus || apiServers.reasonToSkip;

const rules = configMapTexts('zookeeper', 'orders', 'orders-kafka-metrics');
const rulesOf = {
  kafka: rules['kafka-metrics-config.yml'] ?? '',
  zookeeper: rules['zookeeper-metrics-config.yml'] ?? '',
  cruiseControl: rules['cruise-control-metrics-config.yml'] ?? '',
};
type Part = keyof typeof rulesOf;
const parts = Object.keys(rulesOf) as readonly Part[];

/** Rules by number that some node had use for. */
const matched: Readonly<Record<Part, Set<number>>> = {
  kafka: new Set(),
  zookeeper: new Set(),
  cruiseControl: new Set(),
};
/** Names of metrics by who gave them, as the catalogue has them. */
const seen = new Map<string, readonly string[]>();

interface Node {
  readonly name: string;
  readonly part: Part;
  /** What it is called in the catalogue. */
  readonly exporter: string;
}

interface Prepared {
  readonly title: string;
  readonly version: KafkaVersion;
  readonly start: (jars: KafkaJars) => Promise<KafkaStack>;
  readonly nodes: readonly Node[];
}

/** What holds of every node, and the tests that are about this stack alone. */
function describeStack({ title, version, start, nodes }: Prepared, further?: (kafka: () => KafkaStack) => void): void {
  describe.skipIf(withoutKafka !== '')(`metrics of ${title}${withoutKafka}`, () => {
    let running: KafkaStack | undefined;
    const kafka = (): KafkaStack => running as KafkaStack;
    const scrapes = new Map<string, string>();
    beforeAll(async () => {
      const jars = kafkaJars(version);
      if ('missing' in jars) return;
      running = await start(jars);
      await makeTraffic(running);
      await Promise.all(nodes.map(async ({ name }) => scrapes.set(name, await kafka().scrape(name))));
      for (const { exporter } of nodes) {
        const texts = nodes.flatMap((one) => (one.exporter === exporter ? (scrapes.get(one.name) ?? []) : []));
        seen.set(exporter, namesIn(texts));
      }
    });
    afterAll(() => running?.stop());

    test('it is known which rules match', async () => {
      for (const { name, part } of nodes) for (const one of await matching(kafka(), name, part)) matched[part].add(one);
    });

    test('no series is given twice', () => {
      for (const [name, text] of scrapes) {
        const series = seriesOf(text).map((line) => line.replace(/ [^ ]+$/, ''));
        expect(
          series.filter((one, index) => series.indexOf(one) !== index),
          name,
        ).toEqual([]);
        // A scrape is no scrape if what it was meant for is missing in it.
        expect(series.length).toBeGreaterThan(20);
      }
    });

    test.skipIf('missing' in promtool)('promtool takes exception to nothing but names that dashboards know', () => {
      for (const [name, text] of scrapes) expect(lint(text, promtool), name).toEqual([]);
    });

    further?.(kafka);
  });
}

/** Each rule tells its number in a label. */
async function matching(kafka: KafkaStack, node: string, part: Part): Promise<readonly number[]> {
  const plain = plainYaml(rulesOf[part]) as { readonly rules: readonly { readonly labels?: object }[] };
  const marked = plain.rules.map((rule, index) => ({ ...rule, labels: { ...rule.labels, rule: String(index) } }));
  kafka.setRules(node, writePlain({ ...plain, rules: marked } as Plain));
  let text = '';
  await until('the exporter has read its rules anew', kafka.state, async () => {
    text = await kafka.scrape(node);
    return /[{,]rule="/.test(text);
  });
  kafka.setRules(node, rulesOf[part]);
  return [...text.matchAll(/[{,]rule="(\d+)"/g)].map(([, rule]) => Number(rule));
}

/** With a Prometheus that looks at the nodes of a stack as if they were pods. */
function describePrometheus(
  kafka: () => KafkaStack,
  scene: Scene,
  exporters: () => readonly string[],
  further: (prometheus: () => RunningPrometheus) => void,
): void {
  describe.skipIf(withoutAll !== '')(`with a real Prometheus and API server${withoutAll}`, () => {
    let running: RunningPrometheus | undefined;
    const prom = (): RunningPrometheus => running as RunningPrometheus;
    beforeAll(async () => {
      if ('missing' in prometheus) return;
      running = await startPrometheus(prometheus.path, kafka(), scene);
      const own = namesIn([await (await fetch(`${prom().url}/metrics`)).text()]);
      seen.set(
        'prometheus',
        own.filter((name) => name.startsWith('prometheus_')),
      );
    });
    afterAll(() => running?.stop());

    test('every selector of an alert on what runs here finds series', async () => {
      const runs = new Set([
        ...['prometheus', ...exporters()].flatMap((one) => seen.get(one) ?? []),
        ...madeByPrometheus,
      ]);
      for (const { name, selectors } of alerts(scene.fleet))
        for (const { metric, text } of selectors)
          if (runs.has(metric ?? '') && !text.includes('cluster-operator'))
            expect((await prom().query(text)).length, `${name}: ${text}`).toBeGreaterThan(0);
    });

    test('what fires is what is not there, and only that', async () => {
      const absent = ['KafkaExporterMissing', 'PrometheusAlertsLost', 'ScrapeFailed', 'StrimziOperatorDown'];
      const told = async (): Promise<readonly string[]> =>
        (await prom().firing()).filter((one) => !slowMachine.includes(one));
      await until('what is missing is told', kafka().state, async () => (await told()).length >= absent.length);
      expect(await told()).toEqual(absent);
      expect(await prom().faultsOfRules()).toEqual([]);
    });

    further(prom);
  });
}

async function targetsOf(prom: RunningPrometheus): Promise<readonly string[]> {
  return (await prom.targets()).map(({ job, pod, health }) => `${job} ${pod} ${health}`).sort();
}

const ensemble = [0, 1, 2].map((node) => `zookeeper-${node}`);

describeStack(
  {
    title: 'a broker with ZooKeeper, and of a controller that is to take over',
    version: '3.9.2',
    start: (jars) => startKafkaStack(jars, rulesOf),
    nodes: [
      { name: 'kafka-0', part: 'kafka', exporter: 'zookeeper 3.9.2 broker' },
      { name: 'controller-1', part: 'kafka', exporter: 'migration 3.9.2 controller' },
      ...ensemble.map((name): Node => ({ name, part: 'zookeeper', exporter: 'zookeeper' })),
      { name: 'cruise-control', part: 'cruiseControl', exporter: 'cruise-control' },
    ],
  },
  (kafka) => {
    const scene: Scene = {
      fleet: 'zookeeper',
      kafka: ['orders'],
      release: '0.45.2',
      players: {
        'orders-kafka-0': 'kafka-0',
        ...Object.fromEntries(ensemble.map((name) => [`orders-${name}`, name])),
        'orders-cruise-control': 'cruise-control',
      },
      targets: 9,
    };
    const exporters = (): readonly string[] => ['zookeeper 3.9.2 broker', 'zookeeper', 'cruise-control'];
    describePrometheus(kafka, scene, exporters, (prom) => {
      test('it finds the pods that it may find, and no others', async () => {
        expect(await targetsOf(prom())).toEqual([
          'cruise-control orders-cruise-control up',
          // Two containers of one pod; nobody plays them.
          ...['entity-operator orders-entity-operator down', 'entity-operator orders-entity-operator down'],
          'kafka-brokers orders-kafka-0 up',
          'kafka-exporter orders-kafka-exporter down',
          'prometheus  up',
          ...ensemble.map((node) => `zookeeper orders-${node} up`),
        ]);
      });

      test('series carry the labels that alerts and dashboards ask for', async () => {
        const [broker] = await prom().query('kafka_server_replicamanager_underreplicatedpartitions');
        expect(broker).toMatchObject({
          job: 'kafka-brokers',
          namespace: 'kafka',
          kubernetes_pod_name: 'orders-kafka-0',
          node_name: 'node-1',
          strimzi_io_cluster: 'orders',
          strimzi_io_kind: 'Kafka',
          strimzi_io_name: 'orders-kafka',
          strimzi_io_broker_role: 'true',
          // The operator takes brokers without pools for a pool of this name.
          strimzi_io_pool_name: 'kafka',
        });
      });

      test('a broker that stops is told', async () => {
        kafka().stopNode('kafka-0');
        await until('the alert fires', kafka().state, async () =>
          (await prom().firing()).includes('KafkaBrokersMissing'),
        );
        const [alert] = (await prom().alerts()).filter((one) => one['alertname'] === 'KafkaBrokersMissing');
        expect(alert).toMatchObject({ namespace: 'kafka', strimzi_io_cluster: 'orders', severity: 'critical' });
        expect(await prom().firing()).not.toContain('ZooKeeperNodesMissing');
      });
    });
  },
);

for (const version of kafkaVersions) {
  const nodes: readonly Node[] = [
    { name: 'controller-0', part: 'kafka', exporter: `kraft ${version} controller` },
    { name: 'broker-1', part: 'kafka', exporter: `kraft ${version} broker` },
    { name: 'mixed-2', part: 'kafka', exporter: mixed(version) },
  ];
  describeStack(
    { title: `nodes of Kafka ${version}`, version, start: (jars) => startKraftStack(jars, rulesOf.kafka), nodes },
    (kafka) => {
      test('a node that is both gives what a broker and a controller give, and nothing else', () => {
        const both = new Set(nodes.slice(0, 2).flatMap(({ exporter }) => seen.get(exporter) ?? []));
        const names = seen.get(mixed(version)) ?? [];
        expect(names.filter((one) => !both.has(one))).toEqual([]);
        // It has no topics here, so not all of them are there.
        expect(names).toContain('kafka_server_replicamanager_leadercount');
        expect(names).toContain('kafka_controller_kafkacontroller_activecontrollercount');
        seen.delete(mixed(version));
      });

      if (version === '4.3.1') describeQuorum(kafka, nodes);
    },
  );
}

function mixed(version: KafkaVersion): string {
  return `kraft ${version} mixed`;
}

function describeQuorum(kafka: () => KafkaStack, nodes: readonly Node[]): void {
  const [controller, broker, both] = [
    'orders-orders-controllers-1',
    'orders-orders-brokers-0',
    'sandbox-sandbox-mixed-0',
  ];
  const players = { [controller ?? '']: 'controller-0', [broker ?? '']: 'broker-1', [both ?? '']: 'mixed-2' };
  const scene: Scene = { fleet: 'kraft', kafka: ['orders', 'sandbox'], release: '1.2.0', players, targets: 7 };
  const exporters = (): readonly string[] => nodes.map((one) => one.exporter);
  describePrometheus(kafka, scene, exporters, (prom) => {
    test('it finds the pods that it may find, and no others', async () => {
      expect(await targetsOf(prom())).toEqual([
        ...['entity-operator orders-entity-operator down', 'entity-operator orders-entity-operator down'],
        `kafka-brokers ${broker} up`,
        `kafka-brokers ${both} up`,
        `kafka-controllers ${controller} up`,
        'kafka-exporter orders-kafka-exporter down',
        'prometheus  up',
      ]);
    });

    test('series carry the labels that alerts and dashboards ask for', async () => {
      const [leader] = await prom().query(
        'kafka_controller_kafkacontroller_activecontrollercount{job="kafka-controllers"}',
      );
      expect(leader).toMatchObject({
        namespace: 'kafka',
        kubernetes_pod_name: controller,
        strimzi_io_cluster: 'orders',
        strimzi_io_name: 'orders-kafka',
        strimzi_io_pool_name: 'orders-controllers',
        strimzi_io_broker_role: 'false',
        strimzi_io_controller_role: 'true',
      });
    });

    test('a controller that stops is told, for its own cluster, and brokers are not missing', async () => {
      kafka().stopNode('controller-0');
      const told = ['KafkaControllersMissing', 'KafkaQuorumWithoutLeader'];
      await until('the alerts fire', kafka().state, async () => {
        const firing = await prom().firing();
        return told.every((one) => firing.includes(one));
      });
      const found = (await prom().alerts()).filter((one) => told.includes(one['alertname'] ?? ''));
      expect(found.map((one) => `${one['alertname']} ${one['strimzi_io_cluster']} ${one['severity']}`).sort()).toEqual([
        'KafkaControllersMissing orders critical',
        'KafkaQuorumWithoutLeader orders critical',
      ]);
      expect(await prom().firing()).not.toContain('KafkaBrokersMissing');
    });
  });
}

describe.skipIf(withoutAll !== '')(`what all of them give${withoutAll}`, () => {
  test.each(parts)('each rule for %s matches something somewhere', (part) => {
    const { rules: all } = plainYaml(rulesOf[part]) as { readonly rules: readonly unknown[] };
    expect(all.filter((_, index) => !matched[part].has(index))).toEqual([]);
  });

  test('the catalogue of metrics is what they export', () => {
    const other = ['zookeeper', 'cruise-control', 'prometheus'];
    const current = {
      // By which the rule alert-metric-unknown knows whether a team has rules of its own.
      rules: {
        kafka: sha256(rulesOf.kafka),
        zookeeper: sha256(rulesOf.zookeeper),
        'cruise-control': sha256(rulesOf.cruiseControl),
      },
      kafka: grouped(
        new Map([...seen].filter(([exporter]) => !other.includes(exporter)).sort(([a], [b]) => (a < b ? -1 : 1))),
      ),
      ...Object.fromEntries(other.map((one) => [one, seen.get(one)])),
    };
    const text = `${JSON.stringify(current, undefined, 2)}\n`;
    if (process.env['UPDATE'] === '1') writeFileSync(catalogue, text);
    expect(JSON.parse(readFileSync(catalogue, 'utf8'))).toEqual(current);
  });
});

test.each(fleetNames)('every metric of an alert is one that is exported: %s', (fleet) => {
  const known = new Set([...[...exportedMetrics.values()].flatMap((names) => [...names]), ...madeByPrometheus]);
  for (const { name, selectors } of alerts(fleet))
    for (const { metric } of selectors) expect(known.has(metric ?? ''), `${name}: ${metric}`).toBe(true);
});

/** What a broker does in a day: topics, records written and read, a group, and records that it refuses. */
async function makeTraffic({ tool, bootstrap }: KafkaStack): Promise<void> {
  const server = ['--bootstrap-server', bootstrap];
  const produce = (topic: string, ...props: readonly string[]): Promise<string> =>
    tool(
      'ProducerPerformance',
      ...['--topic', topic, '--num-records', '500', '--record-size', '50', '--throughput', '-1'],
      ...['--producer-props', `bootstrap.servers=${bootstrap}`, ...props],
    );
  await tool('TopicCommand', ...server, '--create', '--topic', 'orders');
  await produce('orders', 'acks=all');
  // A compacted topic takes no record without a key.
  await tool('TopicCommand', ...server, '--create', '--topic', 'keyed', '--config', 'cleanup.policy=compact');
  await produce('keyed', 'delivery.timeout.ms=1500', 'request.timeout.ms=500', 'linger.ms=0');
  await tool('ConsumerPerformance', ...server, '--topic', 'orders', '--messages', '300', '--group', 'billing');
}

/** What a machine brings about that does something else besides; alerts here wait two seconds in place of minutes. */
const slowMachine: readonly string[] = [
  ...['KafkaGarbageCollection', 'KafkaNetworkThreadsBusy', 'KafkaRequestHandlersBusy', 'KafkaZooKeeperSessionExpired'],
  ...['ScrapeSlow', 'ZooKeeperDiskSlow', 'ZooKeeperOutstandingRequests', 'ZooKeeperSlow'],
];
