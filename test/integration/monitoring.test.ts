/**
 * The monitoring, from end to end: the rules of the JMX exporter as they are rendered, in a real ZooKeeper ensemble and a real broker;
 * a real Prometheus with the configuration and alerts as they are rendered, which finds the pods through a real API server with the
 * rights that it is given. `UPDATE=1` writes the catalogue of metrics.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportedMetrics, madeByPrometheus } from '../../tooling/rules/monitoring/exported-metrics.ts';
import { sha256 } from '../../tooling/source/digest.ts';
import type { Plain } from '../../tooling/source/node.ts';
import { writePlain } from '../../tooling/source/write-yaml.ts';
import { alerts, configMapTexts, plainYaml } from '../support/monitored-fleet.ts';
import * as apiServers from './api-server.ts';
import { type KafkaStack, type NodeName, startKafkaStack, until } from './kafka-stack.ts';
import { kafkaJars, prometheusProgram } from './monitoring-judges.ts';
import { type RunningPrometheus, startPrometheus } from './prometheus-server.ts';

const jars = kafkaJars();
const prometheus = prometheusProgram('prometheus');
const promtool = prometheusProgram('promtool');
const catalogue = new URL('../../tooling/rules/monitoring/exported-metrics.json', import.meta.url);

const withoutKafka = 'missing' in jars ? ` (skipped: ${jars.missing})` : '';
const withoutPrometheus =
  [prometheus, promtool].flatMap((one) => ('missing' in one ? [` (skipped: ${one.missing})`] : []))[0] ?? '';
const withoutAll = withoutKafka || withoutPrometheus || apiServers.reasonToSkip;

const rules = configMapTexts('orders', 'orders-kafka-metrics');
const rulesOf = {
  kafka: rules['kafka-metrics-config.yml'] ?? '',
  zookeeper: rules['zookeeper-metrics-config.yml'] ?? '',
  cruiseControl: rules['cruise-control-metrics-config.yml'] ?? '',
};
const nodes: Readonly<Record<keyof typeof rulesOf, readonly NodeName[]>> = {
  kafka: ['kafka-0'],
  zookeeper: ['zookeeper-0', 'zookeeper-1', 'zookeeper-2'],
  cruiseControl: ['cruise-control'],
};

describe.skipIf(withoutKafka !== '')(`metrics of real brokers and ZooKeeper nodes${withoutKafka}`, () => {
  let kafka: KafkaStack;
  const scrapes: Partial<Record<keyof typeof rulesOf, readonly string[]>> = {};
  let running: RunningPrometheus | undefined;

  beforeAll(async () => {
    if ('missing' in jars) return;
    kafka = await startKafkaStack(jars, rulesOf);
    await makeTraffic(kafka);
    for (const part of Object.keys(nodes) as (keyof typeof rulesOf)[])
      scrapes[part] = await Promise.all(nodes[part].map((node) => kafka.scrape(node)));
  });
  afterAll(() => {
    running?.stop();
    kafka?.stop();
  });

  test.each(Object.keys(nodes) as (keyof typeof rulesOf)[])('each rule for %s matches something', async (part) => {
    // Each rule tells its number in a label.
    const plain = plainYaml(rulesOf[part]) as { readonly rules: readonly { readonly labels?: object }[] };
    const marked = plain.rules.map((rule, index) => ({ ...rule, labels: { ...rule.labels, rule: String(index) } }));
    const found = new Set<string>();
    for (const node of nodes[part]) {
      kafka.setRules(node, writePlain({ ...plain, rules: marked } as Plain));
      await until('the exporter has read its rules anew', kafka.state, async () =>
        /[{,]rule="/.test(await kafka.scrape(node)),
      );
      for (const [, rule = ''] of (await kafka.scrape(node)).matchAll(/[{,]rule="(\d+)"/g)) found.add(rule);
      kafka.setRules(node, rulesOf[part]);
    }
    expect(plain.rules.filter((_, index) => !found.has(String(index)))).toEqual([]);
  });

  test.each(Object.keys(nodes) as (keyof typeof rulesOf)[])('%s gives no series twice', (part) => {
    for (const text of scrapes[part] ?? []) {
      const series = seriesOf(text).map((line) => line.replace(/ [^ ]+$/, ''));
      expect(series.filter((one, index) => series.indexOf(one) !== index)).toEqual([]);
      // A scrape is no scrape if what it was meant for is missing in it.
      expect(series.length).toBeGreaterThan(20);
    }
  });

  test.skipIf('missing' in promtool)('promtool takes exception to nothing but names that dashboards know', () => {
    for (const text of Object.values(scrapes).flat())
      expect(lint(text ?? '').filter((one) => !isKnownName(one))).toEqual([]);
  });

  test('every metric of an alert is one that is exported', () => {
    const known = new Set([...Object.values(exportedMetrics).flatMap((names) => [...names]), ...madeByPrometheus]);
    for (const { name, selectors } of alerts())
      for (const { metric } of selectors) expect(known.has(metric ?? ''), `${name}: ${metric}`).toBe(true);
  });

  describe.skipIf(withoutAll !== '')(`with a real Prometheus and API server${withoutAll}`, () => {
    beforeAll(async () => {
      if ('missing' in prometheus) return;
      running = await startPrometheus(prometheus.path, kafka);
    });
    const prom = (): RunningPrometheus => running as RunningPrometheus;

    test('the catalogue of metrics is what they export', async () => {
      const own = await (await fetch(`${prom().url}/metrics`)).text();
      const current = {
        // By which the rule alert-metric-unknown knows whether a team has rules of its own.
        rules: {
          kafka: sha256(rulesOf.kafka),
          zookeeper: sha256(rulesOf.zookeeper),
          'cruise-control': sha256(rulesOf.cruiseControl),
        },
        'kafka-brokers': namesIn(scrapes.kafka ?? []),
        zookeeper: namesIn(scrapes.zookeeper ?? []),
        'cruise-control': namesIn(scrapes.cruiseControl ?? []),
        prometheus: namesIn([own]).filter((name) => name.startsWith('prometheus_')),
      };
      const text = `${JSON.stringify(current, undefined, 2)}\n`;
      if (process.env['UPDATE'] === '1') writeFileSync(catalogue, text);
      expect(JSON.parse(readFileSync(catalogue, 'utf8'))).toEqual(current);
    });

    test('it finds the pods that it may find, and no others', async () => {
      const targets = await prom().targets();
      expect(targets.map(({ job, pod, health }) => `${job} ${pod} ${health}`).sort()).toEqual([
        'cruise-control orders-cruise-control up',
        // Two containers of one pod; nobody plays them.
        ...['entity-operator orders-entity-operator down', 'entity-operator orders-entity-operator down'],
        'kafka-brokers orders-kafka-0 up',
        'kafka-exporter orders-kafka-exporter down',
        'prometheus  up',
        ...[0, 1, 2].map((node) => `zookeeper orders-zookeeper-${node} up`),
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
      });
    });

    test('every selector of an alert on what runs here finds series', async () => {
      const runs = new Set([
        ...['kafka-brokers', 'zookeeper', 'cruise-control', 'prometheus'].flatMap((one) => [
          ...exportedMetrics[one as 'prometheus'],
        ]),
        ...madeByPrometheus,
      ]);
      for (const { name, selectors } of alerts())
        for (const { metric, text } of selectors)
          if (runs.has(metric ?? '') && !text.includes('cluster-operator'))
            expect((await prom().query(text)).length, `${name}: ${text}`).toBeGreaterThan(0);
    });

    test('what fires is what is not there, and only that', async () => {
      const absent = ['KafkaExporterMissing', 'PrometheusAlertsLost', 'ScrapeFailed', 'StrimziOperatorDown'];
      const told = async (): Promise<readonly string[]> =>
        (await prom().firing()).filter((one) => !slowMachine.includes(one));
      await until('what is missing is told', kafka.state, async () => (await told()).length >= absent.length);
      expect(await told()).toEqual(absent);
      expect(await prom().faultsOfRules()).toEqual([]);
    });

    test('a broker that stops is told', async () => {
      kafka.stopBroker();
      await until(
        'the alert fires',
        kafka.state,
        async () => (await prom().firing()).includes('KafkaBrokersMissing'),
        60,
      );
      const [alert] = (await prom().alerts()).filter((one) => one.alertname === 'KafkaBrokersMissing');
      expect(alert).toMatchObject({ namespace: 'kafka', strimzi_io_cluster: 'orders', severity: 'critical' });
      expect(await prom().firing()).not.toContain('ZooKeeperNodesMissing');
    });
  });
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

function seriesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

/** Names of series, sorted. Those of the Java exporter's own agent are of no use to anybody. */
function namesIn(texts: readonly string[]): readonly string[] {
  const names = texts.flatMap((text) => seriesOf(text).map((line) => /^[^{ ]+/.exec(line)?.[0] ?? ''));
  return [...new Set(names)].sort();
}

function lint(text: string): readonly string[] {
  if ('missing' in promtool) return [];
  try {
    execFileSync(promtool.path, ['check', 'metrics'], {
      input: text,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    return [];
  } catch (error) {
    return String((error as { stderr?: string }).stderr)
      .trim()
      .split('\n');
  }
}

/** Names that end in `_count` and percentiles by a label `quantile` are what the dashboards of the Kafka community ask for. */
function isKnownName(complaint: string): boolean {
  return (
    /^kafka_\w+_count non-histogram/.test(complaint) ||
    /^kafka_\w+ms non-summary metrics should not have "quantile" label/.test(complaint)
  );
}

/** What a machine brings about that does something else besides; alerts here wait two seconds in place of minutes. */
const slowMachine: readonly string[] = [
  ...['KafkaGarbageCollection', 'KafkaNetworkThreadsBusy', 'KafkaRequestHandlersBusy', 'KafkaZooKeeperSessionExpired'],
  ...['ScrapeSlow', 'ZooKeeperDiskSlow', 'ZooKeeperOutstandingRequests', 'ZooKeeperSlow'],
];
