/**
 * Owns a real ZooKeeper ensemble of three with a real broker for tests, a controller that waits for brokers to leave it, and what stands in
 * for Cruise Control.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type KafkaStack, type NodeProgram, type Place, startNodes, until } from './kafka-nodes.ts';
import { controllerConfig, formatted, settingsOfOne } from './kraft-stack.ts';
import type { KafkaJars } from './monitoring-judges.ts';

/** Rules of the JMX exporter, as texts. */
export interface ExporterRules {
  readonly kafka: string;
  readonly zookeeper: string;
  readonly cruiseControl: string;
}

const zookeepers = ['zookeeper-0', 'zookeeper-1', 'zookeeper-2'] as const;

export function startKafkaStack(jars: KafkaJars, rules: ExporterRules): Promise<KafkaStack> {
  const names = [...zookeepers, 'kafka-0', 'controller-1', 'cruise-control'];
  return startNodes(jars, names, 'kafka-0', (place) => programs(place, rules), isReady);
}

async function programs(place: Place, rules: ExporterRules): Promise<readonly NodeProgram[]> {
  const { state, addressOf } = place;
  const connect = zookeepers.map((one) => `${addressOf(one)}:12181`).join(',');
  const ensemble = zookeepers.map((name, index): NodeProgram => {
    const file = join(state, `${name}.properties`);
    writeFileSync(file, zookeeperConfig(join(state, `data-${name}`), index, zookeepers.map(addressOf)));
    const main = ['-Dzookeeper.skipACL=yes', 'org.apache.zookeeper.server.quorum.QuorumPeerMain', file];
    return { name, rules: rules.zookeeper, heap: '96m', java: main };
  });
  const brokerFile = join(state, 'kafka-0.properties');
  const data = join(state, 'kafka-0', 'data');
  writeFileSync(
    brokerFile,
    [
      ...['broker.id=0', `listeners=PLAINTEXT://${addressOf('kafka-0')}:9092`, `log.dirs=${data}`],
      ...[`zookeeper.connect=${connect}`, 'zookeeper.connection.timeout.ms=60000', ...settingsOfOne],
    ].join('\n'),
  );
  const controllerFile = await formatted(place, 'controller-1', [
    ...controllerConfig(place, 'controller-1', 1, 'controller-1'),
    ...['zookeeper.metadata.migration.enable=true', `zookeeper.connect=${connect}`],
  ]);
  return [
    ...ensemble,
    { name: 'kafka-0', rules: rules.kafka, heap: '384m', java: ['kafka.Kafka', brokerFile] },
    { name: 'controller-1', rules: rules.kafka, heap: '256m', java: ['kafka.Kafka', controllerFile] },
    {
      name: 'cruise-control',
      rules: rules.cruiseControl,
      heap: '64m',
      java: [new URL('cruise-control-stand-in.java', import.meta.url).pathname],
    },
  ];
}

async function isReady({ state, scrape }: KafkaStack): Promise<void> {
  await until('the broker runs', state, async () =>
    /^kafka_server_kafkaserver_brokerstate 3/m.test(await scrape('kafka-0')),
  );
  await until('ZooKeeper has a leader', state, async () =>
    (await Promise.all(zookeepers.map(scrape))).some((text) => text.includes('member_type="Leader"')),
  );
  await until('the controller waits for brokers', state, async () =>
    /^kafka_controller_kafkacontroller_zkmigrationstate 2/m.test(await scrape('controller-1')),
  );
  await until('the stand-in answers', state, async () => (await scrape('cruise-control')).includes('cruisecontrol'));
}

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
