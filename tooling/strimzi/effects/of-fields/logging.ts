/**
 * Owns what a change of logging does. Up to 0.47 the loggers of running brokers are changed one by one, where they log by log4j 1 (Kafka
 * before 4.0): only appenders need a restart, and a controller that is no broker, like a ZooKeeper node, restarts for anything. With
 * log4j2 all of it is read anew every 30 seconds. Source: Strimzi 0.45.2 and 0.47.0, `KafkaReconciler`, `Util.getLoggingDynamicallyUnmodifiableEntries`,
 * `ZooKeeperReconciler`; 1.2.0, `LoggingModel`.
 */
import type { Plain } from '../../../source/node.ts';
import { mapAt, textAt } from '../../../source/plain.ts';
import { isSince } from '../../releases.ts';
import type { ClusterChange, ClusterState } from '../effect.ts';
import type { Handler } from './part.ts';
import type { Verdict } from './verdict.ts';
import { nodesRestart, takenLive } from './verdicts.ts';
import { brokers, controllers, podsOf, zookeeperNodes } from './who.ts';

const reads = 'it is read anew within a minute or two, by what runs';

export function loggingTaken(who: string): Verdict {
  return takenLive('logging', `logging of ${who}`, reads);
}

export function logging(who: string): Handler {
  return () => [loggingTaken(who)];
}

export const zookeeperLogging: Handler = (_, change) => nodesRestart(podsOf(zookeeperNodes(change)), 'logging', change);

export const brokerLogging: Handler = (_, change) => brokerLoggingVerdicts(change);

export function brokerLoggingVerdicts(change: ClusterChange): readonly Verdict[] {
  if (!isOldLog4j(change.after)) return [loggingTaken('brokers and controllers')];
  const [was, is] = [appendersOf(change.before), appendersOf(change.after)];
  const changes = was === undefined || is === undefined || was !== is;
  const restarted = [...podsOf(controllers(change)), ...(changes ? podsOf(brokers(change)) : [])];
  return [
    ...(changes
      ? []
      : [takenLive('logging', 'logging of brokers', 'the operator changes the loggers of running brokers')]),
    ...(restarted.length === 0 ? [] : nodesRestart(restarted, 'logging', change)),
  ];
}

function isOldLog4j({ kafka, release }: ClusterState): boolean {
  const version = textAt(kafka, 'spec', 'kafka', 'version') ?? release.defaultKafkaVersion;
  return !isSince(release, '0.48') && Number(version.split('.')[0]) < 4;
}

/** Undefined where nobody here knows them: the ConfigMap is not among the objects, or is of another way of logging than before. */
function appendersOf({ kafka, configMaps }: ClusterState): string | undefined {
  const own = mapAt(kafka, 'spec', 'kafka', 'logging');
  const lines =
    own['type'] === 'external'
      ? linesOf(configMaps, own)
      : Object.entries(mapAt(own, 'loggers')).map(([key, value]) => `${key}=${String(value)}`);
  if (lines === undefined) return undefined;
  const appenders = lines.map((one) => one.trim()).filter((one) => one.startsWith('log4j.appender.'));
  // What is said inline is laid over appenders that the operator has; a ConfigMap is all there is.
  return `${own['type'] === 'external' ? 'external' : 'inline'}\n${appenders.sort().join('\n')}`;
}

function linesOf(configMaps: readonly Plain[], own: Plain): readonly string[] | undefined {
  const [name, key] = [
    textAt(own, 'valueFrom', 'configMapKeyRef', 'name'),
    textAt(own, 'valueFrom', 'configMapKeyRef', 'key'),
  ];
  const found = configMaps.find((one) => textAt(one, 'metadata', 'name') === name);
  const text = key === undefined ? undefined : textAt(found, 'data', key);
  return text?.split('\n');
}

/** Every logging section there is, with what a change of its ConfigMap does. */
export const loggingSections: readonly {
  readonly route: readonly string[];
  readonly verdicts: (change: ClusterChange) => readonly Verdict[];
}[] = [
  { route: ['kafka'], verdicts: brokerLoggingVerdicts },
  { route: ['zookeeper'], verdicts: (change) => nodesRestart(podsOf(zookeeperNodes(change)), 'logging', change) },
  { route: ['entityOperator', 'topicOperator'], verdicts: () => [loggingTaken('the Topic Operator')] },
  { route: ['entityOperator', 'userOperator'], verdicts: () => [loggingTaken('the User Operator')] },
  { route: ['cruiseControl'], verdicts: () => [loggingTaken('Cruise Control')] },
];
