/**
 * Owns a real ZooKeeper ensemble of three and a real broker for tests, each with the JMX exporter that Strimzi's image has, on addresses
 * of the loopback network that nobody else uses, and with the ports that they have in a pod. Nothing stays: see `watched`.
 */
import { type ChildProcess, execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { watched } from './api-server.ts';
import type { KafkaJars } from './monitoring-judges.ts';

export const metricsPort = 9404;
const run = promisify(execFile);

/** Rules of the JMX exporter, as texts. */
export interface ExporterRules {
  readonly kafka: string;
  readonly zookeeper: string;
  readonly cruiseControl: string;
}

export type NodeName = 'kafka-0' | 'zookeeper-0' | 'zookeeper-1' | 'zookeeper-2' | 'cruise-control';

export interface KafkaStack {
  readonly state: string;
  addressOf(node: NodeName): string;
  /** What a scrape of a node gives. */
  scrape(node: NodeName): Promise<string>;
  /** Gives a node other rules, which it takes up at the next scrape. */
  setRules(node: NodeName, rules: string): void;
  /** Runs a class of Kafka's tools and gives what it prints; it may fail. */
  tool(name: string, ...args: readonly string[]): Promise<string>;
  readonly bootstrap: string;
  stopBroker(): void;
  stop(): void;
}

const zookeepers = ['zookeeper-0', 'zookeeper-1', 'zookeeper-2'] as const;

export async function startKafkaStack(jars: KafkaJars, rules: ExporterRules): Promise<KafkaStack> {
  const state = mkdtempSync(join(tmpdir(), 'kafka-fleet-kafka-'));
  const network = await freeNetwork();
  const names: readonly NodeName[] = ['kafka-0', ...zookeepers, 'cruise-control'];
  const addressOf = (node: NodeName): string => `${network}.${names.indexOf(node) + 1}`;
  const rulesOf = (node: NodeName): string => join(state, `${node}.yml`);
  const setRules = (node: NodeName, text: string): void => writeFileSync(rulesOf(node), text);
  writeFileSync(join(state, 'logback.xml'), logback);
  const quick = ['-XX:TieredStopAtLevel=1', `-Dlogback.configurationFile=${join(state, 'logback.xml')}`];
  const start = (node: NodeName, text: string, heap: string, ...args: readonly string[]): ChildProcess => {
    setRules(node, text);
    // A broker that is stopped takes its own folder with it, and the first node, which is never stopped alone, all of them.
    const own = node === 'zookeeper-0' ? state : join(state, node);
    mkdirSync(own, { recursive: true });
    const agent = `-javaagent:${jars.agent}=${addressOf(node)}:${metricsPort}:${rulesOf(node)}`;
    return watched(own, 'java', [`-Xmx${heap}`, ...quick, agent, '-cp', jars.classpath, ...args]);
  };

  const ensemble = zookeepers.map((node, index) => {
    const file = join(state, `${node}.properties`);
    writeFileSync(file, zookeeperConfig(join(state, `data-${node}`), index, zookeepers.map(addressOf)));
    return start(
      node,
      rules.zookeeper,
      '96m',
      '-Dzookeeper.skipACL=yes',
      'org.apache.zookeeper.server.quorum.QuorumPeerMain',
      file,
    );
  });
  const bootstrap = `${addressOf('kafka-0')}:9092`;
  const brokerFile = join(state, 'kafka-0.properties');
  writeFileSync(brokerFile, brokerConfig(join(state, 'kafka-0', 'data'), bootstrap, zookeepers.map(addressOf)));
  const broker = start('kafka-0', rules.kafka, '384m', 'kafka.Kafka', brokerFile);
  const standIn = start(
    'cruise-control',
    rules.cruiseControl,
    '64m',
    new URL('cruise-control-stand-in.java', import.meta.url).pathname,
  );
  const processes = [...ensemble, broker, standIn];
  const stop = (): void => {
    for (const one of processes) one.stdin?.end();
    rmSync(state, { recursive: true, force: true, maxRetries: 5 });
  };
  const scrape = async (node: NodeName): Promise<string> => {
    const answer = await fetch(`http://${addressOf(node)}:${metricsPort}/metrics`, {
      signal: AbortSignal.timeout(20_000),
    });
    return answer.text();
  };
  try {
    await until('the broker runs', state, async () =>
      /^kafka_server_kafkaserver_brokerstate 3/m.test(await scrape('kafka-0')),
    );
    await until('ZooKeeper has a leader', state, async () =>
      (await Promise.all(zookeepers.map(scrape))).some((text) => text.includes('member_type="Leader"')),
    );
    await until('the stand-in answers', state, async () => (await scrape('cruise-control')).includes('cruisecontrol'));
  } catch (error) {
    stop();
    throw error;
  }
  const tool = async (name: string, ...args: readonly string[]): Promise<string> => {
    const java = [...quick, '-cp', jars.classpath, `org.apache.kafka.tools.${name}`, ...args];
    return run('java', java, { timeout: 60_000 }).then(
      ({ stdout, stderr }) => stdout + stderr,
      (error) => String(error),
    );
  };
  return { state, addressOf, scrape, setRules, tool, bootstrap, stopBroker: () => broker.stdin?.end(), stop };
}

const logback = `<configuration>
  <appender name="out" class="ch.qos.logback.core.ConsoleAppender"><encoder><pattern>%d %level %logger{0} %msg%n</pattern></encoder></appender>
  <root level="WARN"><appender-ref ref="out"/></root>
</configuration>
`;

/** As Strimzi's image writes it, but for TLS: replicated even if there were one node, reconfigured at run time. */
function zookeeperConfig(data: string, index: number, addresses: readonly string[]): string {
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'myid'), String(index + 1));
  return [
    ...['tickTime=500', 'initLimit=20', 'syncLimit=10', `dataDir=${data}`, '4lw.commands.whitelist=*'],
    ...['standaloneEnabled=false', 'reconfigEnabled=true', 'admin.enableServer=false'],
    ...addresses.map((one, at) => `server.${at + 1}=${one}:2888:3888:participant;${one}:12181`),
  ].join('\n');
}

function brokerConfig(data: string, bootstrap: string, zookeeper: readonly string[]): string {
  return [
    ...['broker.id=0', `listeners=PLAINTEXT://${bootstrap}`, `log.dirs=${data}`],
    `zookeeper.connect=${zookeeper.map((one) => `${one}:12181`).join(',')}`,
    ...['zookeeper.connection.timeout.ms=60000', 'offsets.topic.num.partitions=1', 'auto.create.topics.enable=false'],
    ...['offsets.topic.replication.factor=1', 'transaction.state.log.replication.factor=1'],
    ...['transaction.state.log.min.isr=1', 'group.initial.rebalance.delay.ms=0'],
  ].join('\n');
}

/** Three parts of an address, such as 127.31.7: nobody listens on the port of metrics there. */
async function freeNetwork(): Promise<string> {
  for (let left = 20; left > 0; left--) {
    const network = `127.${1 + Math.floor(Math.random() * 254)}.${Math.floor(Math.random() * 255)}`;
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false)).listen(metricsPort, `${network}.1`, () => resolve(true));
    });
    await new Promise((resolve) => server.close(resolve));
    if (isFree) return network;
  }
  throw new Error('No address of the loopback network can be used here.');
}

/** Waits for a condition; where it does not come about, an error tells the last lines of the logs below a folder. */
export async function until(what: string, state: string, holds: () => Promise<boolean>, seconds = 60): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await holds().catch(() => false))) {
    if (performance.now() > end) {
      const logs = ['.', ...readdirSync(state)].map((one) => join(state, one, 'log')).filter((one) => existsSync(one));
      const log = logs.map((one) => readFileSync(one, 'utf8').trimEnd().split('\n').slice(-8).join('\n')).join('\n');
      throw new Error(`Waiting until ${what}: not within ${seconds} s.\n${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
