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

/** The operator compares a lower-case name with its prefixes as they are, so a prefix with capitals never matches. */
export function isIgnored(key: string, { prefixes, exceptions }: ForbiddenConfig): boolean {
  const lower = key.toLowerCase();
  return !exceptions.includes(key) && prefixes.some((prefix) => lower.startsWith(prefix));
}

/** Settings that the operator means to drop and does not: they reach the server and undo its own. */
export function slipsThrough(key: string, config: ForbiddenConfig): boolean {
  if (config.exceptions.includes(key) || isIgnored(key, config)) return false;
  return config.prefixes.some((prefix) => prefix !== prefix.toLowerCase() && key.startsWith(prefix));
}
