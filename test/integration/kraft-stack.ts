/** Owns real nodes without ZooKeeper for tests: a controller and a broker, and a cluster of one node that is both. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type KafkaStack, type NodeProgram, type Place, startNodes, until } from './kafka-nodes.ts';
import type { KafkaJars } from './monitoring-judges.ts';

const controller = 'controller-0';
const broker = 'broker-1';
const mixed = 'mixed-2';

/** @param rules of the JMX exporter. */
export function startKraftStack(jars: KafkaJars, rules: string): Promise<KafkaStack> {
  const prepare = async (place: Place): Promise<readonly NodeProgram[]> => {
    const files = await Promise.all([
      formatted(place, controller, controllerConfig(place, controller, 0, controller)),
      formatted(place, broker, [
        ...quorum(place, controller, 0),
        ...['node.id=1', 'process.roles=broker', `listeners=PLAIN-9092://${place.addressOf(broker)}:9092`],
        ...['inter.broker.listener.name=PLAIN-9092', ...settingsOfOne],
      ]),
      formatted(place, mixed, [
        ...quorum(place, mixed, 2),
        ...['node.id=2', 'process.roles=broker,controller', 'inter.broker.listener.name=PLAIN-9092', ...settingsOfOne],
        `listeners=PLAIN-9092://${place.addressOf(mixed)}:9092,CONTROLPLANE-9090://${place.addressOf(mixed)}:9090`,
      ]),
    ]);
    return [controller, broker, mixed].map((name, index) => ({
      name,
      rules,
      heap: '384m',
      java: ['kafka.Kafka', files[index] ?? ''],
    }));
  };
  return startNodes(jars, [mixed, controller, broker], broker, prepare, isReady);
}

async function isReady({ state, scrape }: KafkaStack): Promise<void> {
  for (const node of [broker, mixed])
    await until(`${node} runs`, state, async () => /^kafka_server_kafkaserver_brokerstate 3/m.test(await scrape(node)));
}

/** As the operator writes them, but for TLS: listeners by these names, voters by their numbers. */
function quorum({ addressOf }: Place, voter: string, id: number): readonly string[] {
  return [
    `controller.quorum.voters=${id}@${addressOf(voter)}:9090`,
    'controller.listener.names=CONTROLPLANE-9090',
    'listener.security.protocol.map=CONTROLPLANE-9090:PLAINTEXT,PLAIN-9092:PLAINTEXT',
  ];
}

/** @param voter the only one of the quorum, with the same number. */
export function controllerConfig(place: Place, name: string, id: number, voter: string): readonly string[] {
  const listener = `listeners=CONTROLPLANE-9090://${place.addressOf(name)}:9090`;
  return [`node.id=${id}`, 'process.roles=controller', listener, ...quorum(place, voter, id)];
}

/** Writes the configuration of a node and makes its disk ready; gives the file. */
export async function formatted(
  { state, runClass }: Place,
  name: string,
  settings: readonly string[],
): Promise<string> {
  const data = join(state, name, 'data');
  mkdirSync(data, { recursive: true });
  const file = join(state, `${name}.properties`);
  writeFileSync(file, [...settings, `log.dirs=${data}`].join('\n'));
  await runClass('kafka.tools.StorageTool', 'format', '-t', 'MkU3OEVBNTcwNTJENDM2Qk', '-c', file);
  return file;
}

/** What a cluster with one broker needs. */
export const settingsOfOne: readonly string[] = [
  ...['offsets.topic.num.partitions=1', 'offsets.topic.replication.factor=1', 'auto.create.topics.enable=false'],
  ...['transaction.state.log.replication.factor=1', 'transaction.state.log.min.isr=1'],
  'group.initial.rebalance.delay.ms=0',
];
