import { describe, expect, test } from 'vitest';
import { brokerConfig, cruiseControlConfig, isIgnored, slipsThrough, zookeeperConfig } from './forbidden-config.ts';

const as = (release: string): { readonly release: string } => ({ release });
const kafkaConfig = brokerConfig(as('0.45.2'));

test.each([
  ['0.27.1', 21, 10],
  ['0.28.0', 20, 10],
  ['0.30.0', 23, 13],
  ['0.45.2', 30, 15],
  ['0.46.1', 30, 15],
  ['0.47.0', 31, 15],
  ['0.48.0', 31, 18],
  ['1.2.0', 32, 18],
])('%s has %i prefixes and %i exceptions', (release, prefixes, exceptions) => {
  const config = brokerConfig(as(release));
  expect([config.prefixes.length, config.exceptions.length]).toEqual([prefixes, exceptions]);
  expect(brokerConfig(as(release))).toBe(config);
});

test('settings of one listener are taken from 0.51 on, if there is such a listener', () => {
  const key = 'listener.name.tls-9093.max.connections';
  expect(isIgnored(key, brokerConfig(as('0.50.1'), ['tls-9093']))).toBe(true);
  expect(isIgnored(key, brokerConfig(as('0.51.0'), ['tls-9093']))).toBe(false);
  expect(isIgnored(key, brokerConfig(as('1.2.0'), ['tls-9094']))).toBe(true);
  expect(isIgnored('listener.name.tls-9093.ssl.client.auth', brokerConfig(as('1.2.0'), ['tls-9093']))).toBe(true);
});

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
