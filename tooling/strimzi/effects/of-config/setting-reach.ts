/**
 * Owns which nodes a change of a broker setting reaches, and whether they restart for it. Source: Strimzi 0.45.2,
 * `KafkaReconciler.perBrokerKafkaConfiguration` and `KafkaConfiguration.CONTROLLER_RELEVANT_CONFIGS` (a hash on the pod),
 * `KafkaBrokerConfigurationDiff`; 1.2.0, `KafkaRoller`, `KafkaConfigurationDiff` and the hash of settings that Kafka does not know.
 */
import { settingsOf } from '../../config/kafka-configs.ts';
import { changeOf } from '../../config/setting-change.ts';
import { isSince } from '../../releases.ts';
import type { ClusterChange } from '../effect.ts';
import { type ClusterNode, nodesOf } from '../nodes.ts';
import { kafkaVersionOf, reachingSettings } from './key-changes.ts';

/** What the operator looks at on a node that is a controller only, of what a person may give. The same in both its ways. */
const controllerRelevant: ReadonlySet<string> = new Set([
  ...['alter.config.policy.class.name', 'auto.create.topics.enable', 'background.threads'],
  ...['broker.heartbeat.interval.ms', 'broker.session.timeout.ms', 'connection.failed.authentication.delay.ms'],
  ...['connections.max.idle.ms', 'connections.max.reauth.ms', 'controlled.shutdown.enable'],
  ...['controlled.shutdown.max.retries', 'controlled.shutdown.retry.backoff.ms', 'controller.socket.timeout.ms'],
  ...['controller.quorum.election.backoff.max.ms', 'controller.quorum.election.timeout.ms'],
  ...['controller.quorum.fetch.timeout.ms', 'create.topic.policy.class.name', 'default.replication.factor'],
  ...['delete.topic.enable', 'early.start.listeners', 'kafka.metrics.polling.interval.secs', 'kafka.metrics.reporters'],
  ...['leader.imbalance.check.interval.seconds', 'leader.imbalance.per.broker.percentage'],
  ...['max.connection.creation.rate', 'max.connections', 'max.connections.per.ip', 'max.connections.per.ip.overrides'],
  ...['metadata.log.max.record.bytes.between.snapshots', 'metadata.log.max.snapshot.interval.ms'],
  ...['metadata.log.segment.bytes', 'metadata.log.segment.min.bytes', 'metadata.log.segment.ms'],
  ...['metadata.max.idle.interval.ms', 'metadata.max.retention.bytes', 'metadata.max.retention.ms', 'metric.reporters'],
  ...['metrics.num.samples', 'metrics.recording.level', 'metrics.sample.window.ms', 'min.insync.replicas'],
  ...['num.io.threads', 'num.network.threads', 'num.partitions', 'offsets.topic.replication.factor'],
  ...['principal.builder.class', 'queued.max.requests', 'queued.max.requests.bytes', 'replica.selector.class'],
  ...['reserved.broker.max.id', 'sasl.server.max.receive.size', 'server.max.startup.time.ms'],
  ...['socket.connection.setup.timeout.max.ms', 'socket.connection.setup.timeout.ms', 'socket.listen.backlog.size'],
  ...['socket.receive.buffer.bytes', 'socket.request.max.bytes', 'socket.send.buffer.bytes', 'ssl.cipher.suites'],
  ...['ssl.enabled.protocols', 'ssl.protocol', 'ssl.secure.random.implementation'],
  ...['transaction.state.log.min.isr', 'transaction.state.log.replication.factor', 'unclean.leader.election.enable'],
]);

export type SettingReason = 'read-only' | 'unknown' | 'controllers' | 'threads';

export interface SettingReach {
  readonly restarts: readonly ClusterNode[];
  /** Nodes that take it as they run. */
  readonly takes: readonly ClusterNode[];
  readonly why: SettingReason;
}

/** Nodes of Kafka that there are before and after: new ones begin with what is asked for. */
export function stayingNodes(
  { before, after }: ClusterChange,
  part: ClusterNode['part'] = 'kafka',
): readonly ClusterNode[] {
  const ran = new Set(nodesOf(before).map((one) => one.pod));
  return nodesOf(after).filter((one) => one.part === part && ran.has(one.pod));
}

/**
 * @param from the setting as text, undefined where it is not given, as `to`. What a broker has already, be it by default, it is not given
 * again; a hash changes with the text alone.
 */
export function settingReach(
  change: ClusterChange,
  key: string,
  from: string | undefined,
  to: string | undefined,
): SettingReach {
  const version = kafkaVersionOf(change.after);
  const { scope, restarts: isRestart } = changeOf(key, version);
  const has = from ?? settingsOf('broker', version)?.get(key)?.default;
  const isNew = to === undefined || to !== has;
  const isTooMany = !isRestart && leapsTooFar(key, has, to ?? settingsOf('broker', version)?.get(key)?.default);
  const isHashed = !isSince(change.after.release, '0.49');
  const restarts: ClusterNode[] = [];
  const takes: ClusterNode[] = [];
  for (const node of stayingNodes(change)) {
    const isController = node.roles.includes('controller');
    if (node.roles.includes('broker')) {
      // What only controllers read is not looked at on others.
      if (!isController && /^controller\.quorum\./.test(key)) continue;
      if (scope === 'unknown') restarts.push(node);
      else if (isNew) (isRestart || isTooMany ? restarts : takes).push(node);
    } else if (isHashed) {
      if (isHashedOnControllers(key, change)) restarts.push(node);
    } else if (scope === 'unknown') restarts.push(node);
    else if (controllerRelevant.has(key) && isNew) (isRestart || isTooMany ? restarts : takes).push(node);
  }
  const onlyHashed = !isRestart && !isTooMany;
  return {
    restarts,
    takes,
    why: onlyHashed ? 'controllers' : isTooMany ? 'threads' : scope === 'unknown' ? 'unknown' : 'read-only',
  };
}

/** Source: Strimzi 0.44.0, which is the first to have `num.partitions` among them. */
function isHashedOnControllers(key: string, { after }: ClusterChange): boolean {
  return controllerRelevant.has(key) && (key !== 'num.partitions' || isSince(after.release, '0.44'));
}

const pools: ReadonlySet<string> = new Set([
  ...['num.io.threads', 'num.network.threads', 'num.replica.fetchers', 'num.recovery.threads.per.data.dir'],
  ...['background.threads', 'log.cleaner.threads'],
]);

/**
 * A running broker takes half to double of its threads, and refuses the rest, for which the operator restarts it. Source: Kafka 3.9,
 * `DynamicThreadPool` and `LogCleaner.validateReconfiguration`; Strimzi, `KafkaRoller.maybeDynamicUpdateBrokerConfig`.
 */
function leapsTooFar(key: string, from: string | undefined, to: string | undefined): boolean {
  if (!pools.has(key) || from === undefined || to === undefined) return false;
  const [old, now] = [Number(from), Number(to)];
  return now < Math.trunc(old / 2) || now > old * 2;
}

/** A setting as it counts, given or by default; undefined where there is none. */
export function effectiveSetting(change: ClusterChange, side: 'before' | 'after', key: string): string | undefined {
  const state = change[side];
  return reachingSettings(state, 'kafka').get(key) ?? settingsOf('broker', kafkaVersionOf(state))?.get(key)?.default;
}
