/**
 * Owns which settings the operator makes itself: it drops them from what a person gives, with a line in its log and nothing in the
 * status. Source: Strimzi 0.45.2, `FORBIDDEN_PREFIXES` and `FORBIDDEN_PREFIX_EXCEPTIONS` of `KafkaClusterSpec`, `ZookeeperClusterSpec`,
 * `CruiseControlSpec`, `KafkaListenerAuthenticationCustom`, and `AbstractConfiguration.filterForbidden`.
 */

export interface ForbiddenConfig {
  /** What settings that are dropped begin with. */
  readonly prefixes: readonly string[];
  /** Settings that are taken all the same, letter by letter. */
  readonly exceptions: readonly string[];
}

export const kafkaConfig: ForbiddenConfig = {
  prefixes: [
    ...['listeners', 'advertised.', 'broker.', 'listener.', 'host.name', 'port', 'inter.broker.listener.name'],
    ...['sasl.', 'ssl.', 'security.', 'password.', 'log.dir', 'authorizer.', 'super.user'],
    ...['zookeeper.connect', 'zookeeper.set.acl', 'zookeeper.ssl', 'zookeeper.clientCnxnSocket'],
    ...['cruise.control.metrics.topic', 'cruise.control.metrics.reporter.bootstrap.servers'],
    ...['node.id', 'process.roles', 'controller.', 'metadata.log.dir', 'zookeeper.metadata.migration.enable'],
    ...['client.quota.callback.static.kafka.admin.', 'client.quota.callback.static.produce'],
    ...['client.quota.callback.static.fetch', 'client.quota.callback.static.storage.per.volume.limit.min.available.'],
    'client.quota.callback.static.excluded.principal.name.list',
  ],
  exceptions: [
    ...['zookeeper.connection.timeout.ms', 'sasl.server.max.receive.size', 'ssl.cipher.suites', 'ssl.protocol'],
    ...['ssl.enabled.protocols', 'ssl.secure.random.implementation'],
    ...['cruise.control.metrics.topic.num.partitions', 'cruise.control.metrics.topic.replication.factor'],
    ...['cruise.control.metrics.topic.retention.ms', 'cruise.control.metrics.topic.auto.create.retries'],
    ...['cruise.control.metrics.topic.auto.create.timeout.ms', 'cruise.control.metrics.topic.min.insync.replicas'],
    ...['controller.quorum.election.backoff.max.ms', 'controller.quorum.election.timeout.ms'],
    'controller.quorum.fetch.timeout.ms',
  ],
};

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
