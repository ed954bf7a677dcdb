/**
 * Listeners that the operator refuses, and listeners that it takes, as its validation decides at 0.45.2: what reaches it by a patch is
 * judged like what was written. Each case is a whole list of listeners; expected is every fault, by rule and field.
 */
import { describe, expect, test } from 'vitest';
import { judgeExample } from '../../../test/support/examples.ts';

type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };
type ListenerPart = { readonly [key: string]: Value };

/** What has to do with listeners and is no mere advice on what the operator takes. */
const concerned = /^(?:object-schema$|listener-(?!without-|broker-unknown))/;

async function faultsOf(listeners: readonly ListenerPart[], brokers = 3): Promise<readonly string[]> {
  const patch = (path: string, value: Value) => ({ op: 'replace', path, value });
  const operations = [patch('/spec/kafka/listeners', listeners), patch('/spec/kafka/replicas', brokers)];
  const config =
    'kafka: { config: { default.replication.factor: 2, offsets.topic.replication.factor: 2, transaction.state.log.replication.factor: 2, min.insync.replicas: 1, transaction.state.log.min.isr: 1 } }';
  const example = `tier: development\n${config}\npatches: ${JSON.stringify([{ target: { kind: 'Kafka' }, operations }])}\n`;
  const findings = await judgeExample(example);
  return findings
    .filter((one) => one.severity === 'error' && concerned.test(one.rule))
    .map(({ rule, route = [] }) => `${rule} ${route.slice(3).join('.')}`)
    .sort();
}

const plain = (more: ListenerPart = {}): ListenerPart => ({
  name: 'plain',
  port: 9092,
  type: 'internal',
  tls: false,
  ...more,
});
const typed = (type: string, configuration?: Value, tls = true): ListenerPart =>
  configuration === undefined ? plain({ type, tls }) : plain({ type, tls, configuration });

/** Everything that some type of listener may have. */
const address = {
  loadBalancerIP: '130.211.204.1',
  nodePort: 32189,
  host: 'my-host',
  annotations: { 'dns-anno': 'dns-value' },
  labels: { label: 'label-value' },
};
const everything = {
  class: 'my-ingress',
  useServiceDnsDomain: true,
  externalTrafficPolicy: 'Local',
  ipFamilyPolicy: 'RequireDualStack',
  ipFamilies: ['IPv4', 'IPv6'],
  preferredNodePortAddressType: 'InternalDNS',
  loadBalancerSourceRanges: ['10.0.0.0/8', '130.211.204.1/32'],
  allocateLoadBalancerNodePorts: false,
  finalizers: ['service.kubernetes.io/load-balancer-cleanup'],
  publishNotReadyAddresses: true,
  hostTemplate: 'my-host-{nodeId}',
  advertisedHostTemplate: 'my-advertised-host-{nodeId}',
  bootstrap: { alternativeNames: ['my-name-1', 'my-name-2'], ...address },
  brokers: [
    {
      broker: 0,
      advertisedHost: 'advertised-host',
      advertisedPort: 9092,
      ...address,
      host: 'my-host-a',
      nodePort: 32190,
    },
  ],
};

const unfit = (...fields: readonly string[]): readonly string[] =>
  fields.map((field) => `listener-option-unfit 0.configuration.${field}`).sort();

describe('every option with every type', () => {
  test.each([
    [
      'internal',
      unfit(
        ...['class', 'externalTrafficPolicy', 'ipFamilyPolicy', 'ipFamilies', 'preferredNodePortAddressType'],
        ...['loadBalancerSourceRanges', 'allocateLoadBalancerNodePorts', 'finalizers', 'publishNotReadyAddresses'],
        ...[
          'hostTemplate',
          'bootstrap.loadBalancerIP',
          'bootstrap.nodePort',
          'bootstrap.host',
          'bootstrap.annotations',
        ],
        ...['bootstrap.labels', 'brokers.0.loadBalancerIP', 'brokers.0.nodePort', 'brokers.0.host'],
        ...['brokers.0.annotations', 'brokers.0.labels'],
      ),
    ],
    [
      'loadbalancer',
      unfit('useServiceDnsDomain', 'preferredNodePortAddressType', 'hostTemplate', 'bootstrap.host', 'brokers.0.host'),
    ],
    [
      'nodeport',
      unfit(
        ...['class', 'useServiceDnsDomain', 'loadBalancerSourceRanges', 'allocateLoadBalancerNodePorts', 'finalizers'],
        ...['hostTemplate', 'bootstrap.loadBalancerIP', 'bootstrap.host', 'brokers.0.loadBalancerIP', 'brokers.0.host'],
      ),
    ],
    [
      'route',
      unfit(
        ...['class', 'useServiceDnsDomain', 'externalTrafficPolicy', 'loadBalancerSourceRanges', 'finalizers'],
        ...['allocateLoadBalancerNodePorts', 'preferredNodePortAddressType', 'bootstrap.loadBalancerIP'],
        ...['bootstrap.nodePort', 'brokers.0.loadBalancerIP', 'brokers.0.nodePort'],
      ),
    ],
    [
      'ingress',
      unfit(
        ...['useServiceDnsDomain', 'externalTrafficPolicy', 'loadBalancerSourceRanges', 'finalizers'],
        ...['allocateLoadBalancerNodePorts', 'preferredNodePortAddressType', 'bootstrap.loadBalancerIP'],
        ...['bootstrap.nodePort', 'brokers.0.loadBalancerIP', 'brokers.0.nodePort'],
      ),
    ],
    [
      'cluster-ip',
      unfit(
        ...['class', 'externalTrafficPolicy', 'loadBalancerSourceRanges', 'finalizers', 'preferredNodePortAddressType'],
        ...['allocateLoadBalancerNodePorts', 'hostTemplate', 'bootstrap.loadBalancerIP', 'bootstrap.nodePort'],
        ...['bootstrap.host', 'brokers.0.loadBalancerIP', 'brokers.0.nodePort', 'brokers.0.host'],
      ),
    ],
  ])('%s', async (type, expected) => {
    expect(await faultsOf([typed(type, everything)])).toEqual(expected);
  });
});

describe('an option alone', () => {
  test.each<[string, string, Value, readonly string[]]>([
    ['createBootstrapService false', 'internal', { createBootstrapService: false }, unfit('createBootstrapService')],
    ['createBootstrapService false', 'cluster-ip', { createBootstrapService: false }, unfit('createBootstrapService')],
    ['createBootstrapService false', 'nodeport', { createBootstrapService: false }, unfit('createBootstrapService')],
    ['createBootstrapService false', 'loadbalancer', { createBootstrapService: false }, []],
    ['createBootstrapService true', 'internal', { createBootstrapService: true }, []],
    [
      'external addresses',
      'loadbalancer',
      { bootstrap: { externalIPs: ['10.0.0.1'] } },
      unfit('bootstrap.externalIPs'),
    ],
    ['external addresses', 'internal', { bootstrap: { externalIPs: ['10.0.0.3'] } }, unfit('bootstrap.externalIPs')],
    ['external addresses', 'nodeport', { bootstrap: { externalIPs: ['10.0.0.5'] } }, []],
    [
      'external addresses of a broker',
      'loadbalancer',
      { brokers: [{ broker: 0, externalIPs: ['10.0.0.2'] }] },
      unfit('brokers.0.externalIPs'),
    ],
    ['external addresses of a broker', 'nodeport', { brokers: [{ broker: 1, externalIPs: ['10.0.0.6'] }] }, []],
    ['no external addresses at all', 'internal', { bootstrap: { externalIPs: [] } }, unfit('bootstrap.externalIPs')],
    ['no source ranges at all', 'internal', { loadBalancerSourceRanges: [] }, []],
    ['no finalizers at all', 'nodeport', { finalizers: [] }, []],
    ['no labels at all', 'internal', { bootstrap: { labels: {}, annotations: {} } }, []],
    ['a node port', 'loadbalancer', { bootstrap: { nodePort: 32189 } }, []],
    ['a class', 'loadbalancer', { class: 'alibabacloud.com/nlb' }, []],
    ['a class', 'nodeport', { class: 'x' }, unfit('class')],
    ['the DNS domain', 'cluster-ip', { useServiceDnsDomain: false }, []],
    ['the DNS domain', 'nodeport', { useServiceDnsDomain: false }, unfit('useServiceDnsDomain')],
    ['most connections', 'internal', { maxConnections: 100, maxConnectionCreationRate: 10 }, []],
    ['an empty configuration', 'internal', {}, []],
    ['more names', 'internal', { bootstrap: { alternativeNames: ['a.example.com'] } }, []],
    ['an advertised host', 'internal', { brokers: [{ broker: 0, advertisedHost: 'a', advertisedPort: 1 }] }, []],
  ])('%s (%s)', async (_, type, configuration, expected) => {
    expect(await faultsOf([typed(type, configuration)])).toEqual(expected);
  });
});

describe('names and ports', () => {
  const named = (name: string, port: number): ListenerPart => plain({ name, port });
  test.each<[string, readonly ListenerPart[], readonly string[]]>([
    ['two that differ', [named('listener1', 9900), named('listener2', 9901)], []],
    ['one port', [named('listener1', 9900), named('listener2', 9900)], ['listener-taken-twice 1.port']],
    [
      'one port of three',
      [named('listener1', 9900), named('listener2', 9901), named('listener3', 9901)],
      ['listener-taken-twice 2.port'],
    ],
    [
      'one name',
      [named('listener1', 9900), named('listener2', 9901), named('listener1', 9902)],
      ['listener-taken-twice 2.name'],
    ],
    ['a port below 9092', [named('listener1', 9000)], ['object-schema 0.port']],
    ['the last port that is too low', [named('listener1', 9091)], ['object-schema 0.port']],
    ['the first that is not', [named('listener1', 9092)], []],
    ['the port of metrics', [named('listener1', 9404)], ['listener-port-reserved 0.port']],
    ['the port of JMX', [named('listener1', 9999)], ['listener-port-reserved 0.port']],
    ['a name with a space', [named('listener 1', 9900)], ['object-schema 0.name']],
    ['a name with capitals', [named('LISTENER2', 9900)], ['object-schema 0.name']],
    ['a name that is too long', [named('listener12345678901234567890', 9900)], ['object-schema 0.name']],
    ['a name of 11 letters', [named('abcdefghijk', 9900)], []],
    ['a name of 12 letters', [named('abcdefghijkl', 9900)], ['object-schema 0.name']],
    ['no name', [named('', 9900)], ['object-schema 0.name']],
    ['none at all', [], ['object-schema ']],
  ])('%s', async (_, listeners, expected) => {
    expect(await faultsOf(listeners)).toEqual(expected);
  });
});

describe('TLS', () => {
  const certificate = { brokerCertChainAndKey: { certificate: 'cert', key: 'key', secretName: 'secret' } };
  test.each<[string, ListenerPart, readonly string[]]>([
    [
      'client certificates without',
      plain({ authentication: { type: 'tls' } }),
      ['listener-needs-tls 0.authentication.type'],
    ],
    ['client certificates with', plain({ tls: true, authentication: { type: 'tls' } }), []],
    ['passwords without', plain({ authentication: { type: 'scram-sha-512' } }), []],
    [
      'a certificate without',
      plain({ configuration: certificate }),
      ['listener-needs-tls 0.configuration.brokerCertChainAndKey'],
    ],
    ['a certificate with', plain({ tls: true, configuration: certificate }), []],
    ['a route without', typed('route', undefined, false), ['listener-needs-tls 0.type']],
    ['a route with', typed('route'), []],
    ['cluster-ip without', typed('cluster-ip', undefined, false), []],
    [
      'an empty certificate',
      plain({ tls: true, configuration: { brokerCertChainAndKey: { certificate: '', key: '', secretName: '' } } }),
      ['listener-certificate-empty 0.configuration.brokerCertChainAndKey.secretName'],
    ],
    [
      'half a certificate',
      plain({ tls: true, configuration: { brokerCertChainAndKey: { certificate: 'cert', key: 'key' } } }),
      ['object-schema 0.configuration.brokerCertChainAndKey.secretName'],
    ],
  ])('%s', async (_, listener, expected) => {
    expect(await faultsOf([listener])).toEqual(expected);
  });
});

describe('hosts of an ingress', () => {
  const missing = (...fields: readonly string[]) =>
    fields.map((field) => `listener-host-missing 0.configuration.${field}`).sort();
  const host = (broker: number): ListenerPart => ({ broker, host: `host-${broker}` });
  test.each<[string, Value | undefined, boolean, readonly string[]]>([
    ['no configuration', undefined, true, ['listener-host-missing 0.name', 'listener-host-missing 0.name']],
    ['an empty configuration', {}, true, missing('bootstrap', 'brokers')],
    ['a template alone', { hostTemplate: 'my-host-{nodeId}' }, true, missing('bootstrap')],
    [
      'entries without hosts',
      { bootstrap: {}, brokers: [{ broker: 0 }, { broker: 1 }] },
      true,
      missing('bootstrap', 'brokers'),
    ],
    ['one broker without', { bootstrap: { host: 'bootstrap-host' }, brokers: [host(1)] }, true, missing('brokers')],
    ['a template', { bootstrap: { host: 'bootstrap-host' }, hostTemplate: 'my-host-{nodeId}' }, true, []],
    [
      'a template and one entry',
      { bootstrap: { host: 'bootstrap-host' }, hostTemplate: 'my-host-{nodeId}', brokers: [host(1)] },
      true,
      [],
    ],
    ['all entries', { bootstrap: { host: 'bootstrap-host' }, brokers: [host(0), host(1)] }, true, []],
    [
      'all entries, without TLS',
      { bootstrap: { host: 'bootstrap-host' }, brokers: [host(0), host(1)] },
      false,
      ['listener-needs-tls 0.type'],
    ],
  ])('%s', async (_, configuration, tls, expected) => {
    expect(await faultsOf([typed('ingress', configuration, tls)], 2)).toEqual(expected);
  });

  test('a third broker needs one too', async () => {
    const listener = typed('ingress', { bootstrap: { host: 'bootstrap-host' }, brokers: [host(0), host(1)] });
    expect(await faultsOf([listener], 3)).toEqual(missing('brokers'));
  });
});

test('one of each type', async () => {
  const each = [
    plain({ name: 'internal', port: 9092 }),
    plain({ name: 'route', port: 9093, type: 'route', tls: true }),
    plain({ name: 'lb', port: 9094, type: 'loadbalancer' }),
    plain({ name: 'np', port: 9095, type: 'nodeport' }),
    plain({
      name: 'inq',
      port: 9096,
      type: 'ingress',
      tls: true,
      configuration: {
        bootstrap: { host: 'my-host' },
        brokers: [0, 1, 2].map((broker) => ({ broker, host: `my-host-${broker}` })),
      },
    }),
  ];
  expect(await faultsOf(each)).toEqual([]);
});

describe('OAuth', () => {
  const jwks = { jwksEndpointUri: 'http://localhost:8080/jwks', validIssuerUri: 'http://localhost:8080' };
  const introspection = {
    introspectionEndpointUri: 'http://localhost:8080/introspection',
    validIssuerUri: 'http://localhost:8080',
    clientId: 'kafka',
    clientSecret: { secretName: 'oauth', key: 'secret' },
  };
  const refused = (...fields: readonly string[]) =>
    fields.map((field) => `listener-oauth-refused 0.authentication${field === '' ? '' : `.${field}`}`).sort();
  test.each<[string, ListenerPart, readonly string[]]>([
    ['nothing set', {}, refused('', '')],
    ['keys and issuer', jwks, []],
    ['keys, issuer not checked', { jwksEndpointUri: 'http://localhost:8080/jwks', checkIssuer: false }, []],
    ['keys, no issuer', { jwksEndpointUri: 'http://localhost:8080/jwks' }, refused('')],
    ['neither way to log in', { ...jwks, enableOauthBearer: false }, refused('enableOauthBearer')],
    ['plain only', { ...jwks, enableOauthBearer: false, enablePlain: true }, []],
    ['both', { ...jwks, enablePlain: true }, []],
    ['plain without a way to check', { enableOauthBearer: false, enablePlain: true, checkIssuer: false }, refused('')],
    ['introspection', introspection, []],
    [
      'introspection without client',
      { introspectionEndpointUri: 'http://a/i', checkIssuer: false },
      refused('introspectionEndpointUri'),
    ],
    [
      'introspection without secret',
      { introspectionEndpointUri: 'http://a/i', checkIssuer: false, clientId: 'kafka' },
      refused('introspectionEndpointUri'),
    ],
    ['user info without introspection', { ...jwks, userInfoEndpointUri: 'http://a/u' }, refused('userInfoEndpointUri')],
    ['user info', { ...introspection, userInfoEndpointUri: 'http://a/u' }, []],
    ['audience without client', { ...jwks, checkAudience: true }, refused('checkAudience')],
    ['audience', { ...jwks, checkAudience: true, clientId: 'kafka' }, []],
    ['connecting for no time', { ...jwks, connectTimeoutSeconds: 0 }, refused('connectTimeoutSeconds')],
    ['connecting for a second', { ...jwks, connectTimeoutSeconds: 1 }, []],
    ['reading for no time', { ...jwks, readTimeoutSeconds: 0 }, refused('readTimeoutSeconds')],
    ['reading for less', { ...jwks, readTimeoutSeconds: -1 }, refused('readTimeoutSeconds')],
    ['reading for a second', { ...jwks, readTimeoutSeconds: 1 }, []],
    ['a condition that is none', { ...jwks, customClaimCheck: 'invalid' }, refused('customClaimCheck')],
    ['an empty condition', { ...jwks, customClaimCheck: '' }, refused('customClaimCheck')],
    ['a condition', { ...jwks, customClaimCheck: "@.valid == 'value'" }, []],
    ['groups', { ...jwks, groupsClaim: '$.groups' }, []],
    ['groups without a path', { ...jwks, groupsClaim: '$groups' }, refused('groupsClaim')],
    ['times of keys without keys', { ...introspection, jwksExpirySeconds: 400 }, refused('jwksExpirySeconds')],
    [
      'a pause without keys',
      { ...introspection, jwksMinRefreshPauseSeconds: 0 },
      refused('jwksMinRefreshPauseSeconds'),
    ],
    ['no refresh', { ...jwks, jwksRefreshSeconds: 0 }, ['object-schema 0.authentication.jwksRefreshSeconds']],
    ['no expiry', { ...jwks, jwksExpirySeconds: 0 }, ['object-schema 0.authentication.jwksExpirySeconds']],
    [
      'a pause below zero',
      { ...jwks, jwksMinRefreshPauseSeconds: -1 },
      ['object-schema 0.authentication.jwksMinRefreshPauseSeconds'],
    ],
    [
      'expiry right behind the refresh',
      { ...jwks, jwksRefreshSeconds: 100, jwksExpirySeconds: 159 },
      refused('jwksExpirySeconds'),
    ],
    ['expiry late enough', { ...jwks, jwksRefreshSeconds: 100, jwksExpirySeconds: 160 }, []],
    ['refresh against the usual expiry', { ...jwks, jwksRefreshSeconds: 301 }, refused('jwksRefreshSeconds')],
    ['the longest refresh without expiry', { ...jwks, jwksRefreshSeconds: 300 }, []],
    ['expiry against the usual refresh', { ...jwks, jwksExpirySeconds: 359 }, refused('jwksExpirySeconds')],
    ['the shortest expiry without refresh', { ...jwks, jwksExpirySeconds: 360 }, []],
    ['opaque tokens with keys', { ...jwks, accessTokenIsJwt: false }, refused('accessTokenIsJwt')],
    ['opaque tokens', { ...introspection, accessTokenIsJwt: false }, []],
    [
      'opaque tokens of any type',
      { ...introspection, accessTokenIsJwt: false, checkAccessTokenType: false },
      refused('checkAccessTokenType'),
    ],
    [
      'tokens of any type, introspected',
      { ...introspection, checkAccessTokenType: false },
      refused('checkAccessTokenType'),
    ],
    ['tokens of any type, by keys', { ...jwks, checkAccessTokenType: false }, []],
    ['a token type without introspection', { ...jwks, validTokenType: 'access' }, refused('validTokenType')],
    ['a token type', { ...introspection, validTokenType: 'access' }, []],
  ])('%s', async (_, oauth, expected) => {
    expect(await faultsOf([plain({ tls: true, authentication: { type: 'oauth', ...oauth } })])).toEqual(expected);
  });
});
