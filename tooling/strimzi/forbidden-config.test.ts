import { describe, expect, test } from 'vitest';
import { cruiseControlConfig, isIgnored, kafkaConfig, slipsThrough, zookeeperConfig } from './forbidden-config.ts';

describe('brokers', () => {
  test.each([
    ...['listeners', 'LISTENERS', 'advertised.host.name', 'broker.id', 'broker.rack', 'port', 'portal', 'log.dirs'],
    ...['log.dir.failure.timeout.ms', 'ssl.keystore.location', 'sasl.enabled.mechanisms', 'super.users', 'node.id'],
    ...['zookeeper.connect', 'SSL.cipher.suites', 'controller.quorum.voters', 'zookeeper.ssl.client.enable'],
    'cruise.control.metrics.topic',
  ])('%s is dropped', (key) => {
    expect(isIgnored(key, kafkaConfig)).toBe(true);
  });

  test.each([
    ...['listener', 'num.partitions', 'zookeeper.connection.timeout.ms', 'ssl.cipher.suites', 'log.retention.ms'],
    ...['controller.quorum.fetch.timeout.ms', 'zookeeper.session.timeout.ms', 'connections.max.idle.ms'],
    'cruise.control.metrics.topic.retention.ms',
  ])('%s is taken', (key) => {
    expect(isIgnored(key, kafkaConfig)).toBe(false);
    expect(slipsThrough(key, kafkaConfig)).toBe(false);
  });

  test('one prefix with a capital misses what it is for', () => {
    expect(isIgnored('zookeeper.clientCnxnSocket', kafkaConfig)).toBe(false);
    expect(slipsThrough('zookeeper.clientCnxnSocket', kafkaConfig)).toBe(true);
  });
});

describe('ZooKeeper', () => {
  test.each(['server.1', 'quorum.auth.enableSasl', 'ssl.clientAuth', '4lw.commands.whitelist', 'snapshot.trust.empty'])(
    '%s is dropped',
    (key) => {
      expect(isIgnored(key, zookeeperConfig)).toBe(true);
      expect(slipsThrough(key, zookeeperConfig)).toBe(false);
    },
  );

  test.each([
    ...['dataDir', 'dataLogDir', 'clientPort', 'clientPortAddress', 'authProvider.1', 'requireClientAuthScheme'],
    ...['standaloneEnabled', 'reconfigEnabled', 'secureClientPort', 'serverCnxnFactory', 'sslQuorum'],
  ])('%s slips through', (key) => {
    expect(isIgnored(key, zookeeperConfig)).toBe(false);
    expect(slipsThrough(key, zookeeperConfig)).toBe(true);
  });

  test.each(['tickTime', 'datadir', 'ssl.protocol', 'ssl.quorum.ciphersuites', 'maxClientCnxns'])(
    '%s is taken',
    (key) => {
      expect(isIgnored(key, zookeeperConfig)).toBe(false);
      expect(slipsThrough(key, zookeeperConfig)).toBe(false);
    },
  );
});

test.each([
  ['webserver.http.port', true],
  ['webserver.http.cors.enabled', false],
  ['self.healing.goals', true],
  ['webserver.security.enable', false],
  ['default.goals', false],
])('Cruise Control: %s', (key, ignored) => {
  expect(isIgnored(key, cruiseControlConfig)).toBe(ignored);
});
