/**
 * Owns which settings the operator makes itself: it drops them from what a person gives, with a line in its log and nothing in the
 * status. Source: Strimzi, `FORBIDDEN_PREFIXES` and `FORBIDDEN_PREFIX_EXCEPTIONS` of `KafkaClusterSpec` in all releases from 0.26 to 1.2,
 * of `ZookeeperClusterSpec`, `CruiseControlSpec`, `KafkaListenerAuthenticationCustom` in 0.45.2; `AbstractConfiguration.filterForbidden`,
 * and from 0.51 on `KafkaConfiguration.modifyWithListeners`.
 */
import { isSince, type StrimziRelease } from '../releases.ts';

export interface ForbiddenConfig {
  /** What settings that are dropped begin with. */
  readonly prefixes: readonly string[];
  /** Settings that are taken all the same, letter by letter. */
  readonly exceptions: readonly string[];
}

/** Settings of brokers in all releases. */
const ofBrokers: ForbiddenConfig = {
  prefixes: [
    ...['listeners', 'advertised.', 'broker.', 'listener.', 'host.name', 'port', 'inter.broker.listener.name'],
    ...['sasl.', 'ssl.', 'security.', 'password.', 'log.dir', 'authorizer.', 'super.user'],
    ...['zookeeper.connect', 'zookeeper.set.acl', 'zookeeper.ssl', 'zookeeper.clientCnxnSocket'],
    ...['cruise.control.metrics.topic', 'cruise.control.metrics.reporter.bootstrap.servers'],
  ],
  exceptions: [
    ...['zookeeper.connection.timeout.ms', 'ssl.cipher.suites', 'ssl.protocol', 'ssl.enabled.protocols'],
    ...['cruise.control.metrics.topic.num.partitions', 'cruise.control.metrics.topic.replication.factor'],
    ...['cruise.control.metrics.topic.retention.ms', 'cruise.control.metrics.topic.auto.create.retries'],
    ...['cruise.control.metrics.topic.auto.create.timeout.ms', 'cruise.control.metrics.topic.min.insync.replicas'],
  ],
};

/** What releases have added. */
const added: readonly (Partial<ForbiddenConfig> & { readonly since: string; readonly before?: string })[] = [
  { since: '0.26', before: '0.28', prefixes: ['principal.builder.class'] },
  {
    since: '0.29',
    prefixes: ['node.id', 'process.roles', 'controller.'],
    exceptions: [
      ...['controller.quorum.election.backoff.max.ms', 'controller.quorum.election.timeout.ms'],
      'controller.quorum.fetch.timeout.ms',
    ],
  },
  { since: '0.31.1', exceptions: ['sasl.server.max.receive.size'] },
  { since: '0.33', exceptions: ['ssl.secure.random.implementation'] },
  { since: '0.37', prefixes: ['metadata.log.dir'] },
  { since: '0.40', prefixes: ['zookeeper.metadata.migration.enable'] },
  {
    since: '0.42',
    prefixes: [
      ...['client.quota.callback.static.kafka.admin.', 'client.quota.callback.static.produce'],
      ...['client.quota.callback.static.fetch', 'client.quota.callback.static.storage.per.volume.limit.min.available.'],
      'client.quota.callback.static.excluded.principal.name.list',
    ],
  },
  { since: '0.47', prefixes: ['prometheus.metrics.reporter.'] },
  {
    since: '0.48',
    exceptions: ['broker.session.timeout.ms', 'broker.heartbeat.interval.ms', 'controller.socket.timeout.ms'],
  },
  { since: '1.2', prefixes: ['cordoned.log.dirs'] },
];

/** What a person may set for one listener, from 0.51 on. */
const ofListeners = ['connections.max.reauth.ms', 'max.connections', 'max.connection.creation.rate'];

type Named = Pick<StrimziRelease, 'release'>;

const byRelease = new Map<string, ForbiddenConfig>();

/**
 * Settings of brokers.
 *
 * @param listeners `<name>-<port>` of each listener of the cluster
 * @returns the same object for the same input
 */
export function brokerConfig(release: Named, listeners: readonly string[] = []): ForbiddenConfig {
  const named = isSince(release, '0.51') ? listeners : [];
  const key = [release.release, ...named].join(' ');
  const found = byRelease.get(key) ?? makeBrokerConfig(release, named);
  byRelease.set(key, found);
  return found;
}

function makeBrokerConfig(release: Named, listeners: readonly string[]): ForbiddenConfig {
  const inForce = added.filter(
    ({ since, before }) => isSince(release, since) && (before === undefined || !isSince(release, before)),
  );
  return {
    prefixes: [ofBrokers, ...inForce].flatMap((one) => one.prefixes ?? []),
    exceptions: [
      ...[ofBrokers, ...inForce].flatMap((one) => one.exceptions ?? []),
      ...listeners.flatMap((name) => ofListeners.map((setting) => `listener.name.${name}.${setting}`)),
    ],
  };
}

export const zookeeperConfig: ForbiddenConfig = {
  prefixes: [
    ...['server.', 'dataDir', 'dataLogDir', 'clientPort', 'authProvider', 'quorum.auth', 'requireClientAuthScheme'],
    ...['snapshot.trust.empty', 'standaloneEnabled', 'reconfigEnabled', '4lw.commands.whitelist', 'secureClientPort'],
    ...['ssl.', 'serverCnxnFactory', 'sslQuorum'],
  ],
  exceptions: [
    ...['ssl.protocol', 'ssl.quorum.protocol', 'ssl.enabledProtocols', 'ssl.quorum.enabledProtocols'],
    ...['ssl.ciphersuites', 'ssl.quorum.ciphersuites', 'ssl.hostnameVerification', 'ssl.quorum.hostnameVerification'],
  ],
};

export const cruiseControlConfig: ForbiddenConfig = {
  prefixes: [
    ...['bootstrap.servers', 'client.id', 'zookeeper.', 'network.', 'security.', 'failed.brokers.zk.path'],
    ...['webserver.http.', 'webserver.api.urlprefix', 'webserver.session.path', 'webserver.accesslog.', 'two.step.'],
    ...['request.reason.required', 'metric.reporter.sampler.bootstrap.servers', 'capacity.config.file'],
    ...['self.healing.', 'ssl.', 'kafka.broker.failure.detection.enable', 'topic.config.provider.class'],
  ],
  exceptions: [
    ...['ssl.cipher.suites', 'ssl.protocol', 'ssl.enabled.protocols', 'webserver.http.cors.enabled'],
    ...['webserver.http.cors.origin', 'webserver.http.cors.exposeheaders', 'webserver.security.enable'],
    'webserver.ssl.enable',
  ],
};

/** `listenerConfig` of a custom authentication. */
export const listenerAuthentication: ForbiddenConfig = { prefixes: ['ssl.'], exceptions: [] };

type Fate = 'ignored' | 'slips through' | 'taken';

/** The same few names stand in every cluster of a fleet. */
const fates = new WeakMap<ForbiddenConfig, Map<string, Fate>>();

/** The operator drops it. */
export function isIgnored(key: string, config: ForbiddenConfig): boolean {
  return fateOf(key, config) === 'ignored';
}

/** The operator means to drop it and does not: it reaches the server and undoes the operator's own. */
export function slipsThrough(key: string, config: ForbiddenConfig): boolean {
  return fateOf(key, config) === 'slips through';
}

function fateOf(key: string, config: ForbiddenConfig): Fate {
  const known = fates.get(config) ?? new Map<string, Fate>();
  fates.set(config, known);
  const fate = known.get(key) ?? judge(key, config);
  known.set(key, fate);
  return fate;
}

/** The operator compares a lower-case name with its prefixes as they are, so a prefix with capitals never matches. */
function judge(key: string, { prefixes, exceptions }: ForbiddenConfig): Fate {
  if (exceptions.includes(key)) return 'taken';
  const lower = key.toLowerCase();
  if (prefixes.some((prefix) => lower.startsWith(prefix))) return 'ignored';
  return prefixes.some((prefix) => key.startsWith(prefix)) ? 'slips through' : 'taken';
}
