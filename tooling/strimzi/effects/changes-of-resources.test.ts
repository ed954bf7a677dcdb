/** Changes that resources can make and no cluster file of ours says: fields that nobody names, older releases, patches. */
import { describe, expect, test } from 'vitest';
import { samePlain } from '../../source/edit-plain.ts';
import type { Plain, Route } from '../../source/node.ts';
import { plainAt } from '../../source/plain.ts';
import { strimziRelease } from '../releases.ts';
import { configEffects } from './config-effects.ts';
import type { ClusterChange, ClusterState, Effect, FieldChange } from './effect.ts';
import { listEffects } from './list-effects.ts';
import { versionEffects } from './version-effects.ts';

interface Given {
  readonly release?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly kafka?: Readonly<Record<string, Plain>>;
  readonly spec?: Readonly<Record<string, Plain>>;
  readonly topic?: Readonly<Record<string, Plain>>;
  readonly user?: Readonly<Record<string, Plain>>;
}

const pool = (name: string, ...roles: readonly string[]): Plain => ({
  metadata: { name, labels: { 'strimzi.io/cluster': 'c' } },
  spec: { replicas: 3, roles },
});
const kraft = { 'strimzi.io/kraft': 'enabled', 'strimzi.io/node-pools': 'enabled' };

function stateOf({
  release: name = '1.2.0',
  annotations = kraft,
  kafka = {},
  spec = {},
  topic,
  user,
}: Given): ClusterState {
  const release = strimziRelease(name);
  if (release === undefined) throw new Error(name);
  const hasPools = annotations['strimzi.io/node-pools'] === 'enabled';
  return {
    kafka: {
      apiVersion: `kafka.strimzi.io/${release.apiVersions.at(-1)}`,
      metadata: { name: 'c', annotations },
      spec: { kafka, ...((topic ?? user) ? { entityOperator: { topicOperator: {}, userOperator: {} } } : {}), ...spec },
    },
    pools: hasPools ? [pool('b', 'broker'), pool('q', 'controller')] : [],
    release,
    topics: topic === undefined ? [] : [{ metadata: { name: 'a' }, spec: topic }],
    users: user === undefined ? [] : [{ metadata: { name: 'u' }, spec: user }],
    configMaps: [],
  };
}

/** Fields as deep as both have a map. */
function fieldsOf(kind: string, name: string, before: Plain, after: Plain, route: Route = []): readonly FieldChange[] {
  const [old, now] = [plainAt(before, ...route), plainAt(after, ...route)];
  if (old === undefined || now === undefined ? old === now : samePlain(old, now)) return [];
  const isMap = (value: Plain | undefined): value is { readonly [key: string]: Plain } =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isMap(old) && isMap(now))
    return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((key) =>
      fieldsOf(kind, name, before, after, [...route, key]),
    );
  return [{ kind, name, route, path: route.join('.'), before: old, after: now }];
}

function change(old: Given, now: Given): ClusterChange {
  const [before, after] = [stateOf(old), stateOf(now)];
  const of = (kind: string, name: string, from: readonly Plain[], to: readonly Plain[]): readonly FieldChange[] =>
    fieldsOf(kind, name, from[0] ?? null, to[0] ?? null);
  const fields = [
    ...fieldsOf('Kafka', 'c', before.kafka, after.kafka).filter((one) => one.route[0] !== 'apiVersion'),
    ...of('KafkaTopic', 'a', before.topics, after.topics),
    ...of('KafkaUser', 'u', before.users, after.users),
  ];
  return { before, after, fields };
}

function lines(effects: readonly Effect[]): readonly string[] {
  return effects.map(({ id, subject, outcome, risk, restarts, times }) =>
    [
      `${outcome}/${risk}`,
      id,
      ...(subject === undefined ? [] : [subject]),
      ...(restarts === undefined ? [] : [`${restarts.length} pods`]),
      ...(times === undefined ? [] : [`x${times}`]),
    ].join(' '),
  );
}

const versions = (old: Given, now: Given): readonly string[] => lines(versionEffects(change(old, now)));

describe('versions', () => {
  test('that nobody names follow the operator, and metadata with them', () => {
    expect(versions({ release: '1.0.1' }, { release: '1.1.0' })).toEqual([
      'restart/restart operator-release 6 pods',
      'restart/restart kafka-version 6 pods',
      'dynamic/degraded metadata-version',
      'none/degraded versions-together',
    ]);
    const effects = versionEffects(change({ release: '1.0.1' }, { release: '1.1.0' }));
    expect(effects.every((one) => one.changes.length > 0)).toBe(true);
    expect(effects.map((one) => one.changes[0]?.path)).toEqual([
      'strimzi.release',
      'strimzi.release',
      'strimzi.release',
      'strimzi.release',
    ]);
  });

  test('that are written out restart nothing', () => {
    expect(versions({}, { kafka: { version: '4.3.1' } })).toEqual(['none/none kafka-version']);
  });

  test('that the release does not run are refused', () => {
    expect(versions({ kafka: { version: '4.2.1' } }, { kafka: { version: '4.1.0' } })).toEqual(
      ['refused/outage kafka-version-refused', 'ignored/degraded metadata-version-kept'].slice(0, 1),
    );
  });

  test('of metadata that are none are refused', () => {
    expect(versions({}, { kafka: { metadataVersion: 'latest' } })).toEqual(['refused/outage metadata-version-refused']);
    expect(versions({}, { kafka: { metadataVersion: '9.9' } })).toEqual(['ignored/degraded metadata-version-kept']);
  });

  test('that do not read the metadata there are refused, with the order to go by', () => {
    const old = { release: '0.47.0', kafka: { version: '3.9.1', metadataVersion: '3.3-IV0' } };
    const now = { release: '0.47.0', kafka: { version: '4.0.0', metadataVersion: '4.0-IV3' } };
    const found = versionEffects(change(old, now));
    expect(lines(found)[0]).toBe('refused/outage kafka-version-refused');
    expect(found[0]?.steps).toEqual(['Set `metadataVersion: 3.3-IV3` with Kafka 3.9.1.', 'Set `version: 4.0.0`.']);
  });

  test('before 3.0 the format of records is a roll of its own', () => {
    const at = (version: string): Given => ({
      release: '0.26.1',
      annotations: {},
      kafka: { version, replicas: 3 },
      spec: { zookeeper: { replicas: 3 } },
    });
    expect(versions(at('2.8.1'), at('3.0.0'))).toEqual([
      'restart/restart kafka-version 3 pods x2',
      'restart/restart kafka-version-zookeeper 3 pods',
    ]);
  });
});

describe('the operator', () => {
  test('leaves nodes with an image of their own alone within a minor release', () => {
    const at = (release: string): Given => ({ release, kafka: { version: '4.1.1', image: 'x' } });
    expect(versions(at('0.50.0'), at('0.50.1'))).toEqual(['none/none operator-release']);
    expect(versions(at('0.49.1'), at('0.50.1'))).toEqual(['restart/restart operator-release 6 pods']);
  });

  test('finds racks of brokers with an image of its own', () => {
    const at = (release: string): Given => ({
      release,
      kafka: { version: '4.1.1', image: 'x', rack: { topologyKey: 'z' } },
    });
    expect(versions(at('0.50.0'), at('0.50.1'))).toEqual(['restart/restart operator-release 3 pods']);
  });

  test('restarts what it has made beside the nodes', () => {
    const [effect] = versionEffects(
      change(
        { release: '1.1.0', kafka: { version: '4.3.0' }, spec: { cruiseControl: {}, entityOperator: {} } },
        { kafka: { version: '4.3.0' }, spec: { cruiseControl: {}, entityOperator: {} } },
      ),
    );
    expect(effect?.says).toBe(
      'Strimzi 1.2.0 takes over from 1.1.0: 6 nodes restart, one by one, with the images of the new release, and so do the Entity Operator and Cruise Control.',
    );
  });
});

describe('images', () => {
  test('of Deployments restart no node', () => {
    expect(
      versions(
        { spec: { kafkaExporter: {}, cruiseControl: { image: 'x' }, entityOperator: { topicOperator: {} } } },
        {
          spec: { kafkaExporter: { image: 'x' }, cruiseControl: {}, entityOperator: { topicOperator: { image: 'x' } } },
        },
      ),
    ).toEqual([
      'restart/none image-changed kafkaExporter',
      'restart/none image-changed cruiseControl',
      'restart/none image-changed entityOperator.topicOperator',
    ]);
  });

  test('that ask hosts count where there are racks or node ports', () => {
    const rack = { topologyKey: 'z' };
    expect(versions({ kafka: { rack } }, { kafka: { rack, brokerRackInitImage: 'x' } })).toEqual([
      'restart/restart image-changed kafka.brokerRackInitImage 3 pods',
    ]);
    expect(versions({}, { kafka: { brokerRackInitImage: 'x' } })).toEqual([
      'none/none image-changed kafka.brokerRackInitImage',
    ]);
    const listeners = [{ name: 'outside', port: 9094, type: 'nodeport', tls: true }];
    expect(versions({ kafka: { listeners } }, { kafka: { listeners, brokerRackInitImage: 'x' } })).toEqual([
      'restart/restart image-changed kafka.brokerRackInitImage 3 pods',
    ]);
  });

  test('of ZooKeeper are its own, or those of Kafka', () => {
    const at = (zookeeper: Plain, image?: string): Given => ({
      release: '0.45.2',
      annotations: {},
      kafka: { replicas: 3, version: '3.9.2', ...(image === undefined ? {} : { image }) },
      spec: { zookeeper },
    });
    expect(versions(at({ replicas: 3 }), at({ replicas: 3, image: 'x' }))).toEqual([
      'restart/restart image-changed zookeeper 3 pods',
    ]);
    expect(versions(at({ replicas: 3, image: 'x' }), at({ replicas: 3, image: 'x' }, 'y'))).toEqual([
      'restart/restart image-changed kafka 3 pods',
    ]);
  });
});

describe('the annotations of the way', () => {
  test('mean nothing where there is no other way', () => {
    expect(versions({}, { annotations: { 'strimzi.io/node-pools': 'enabled' } })).toEqual([
      'none/none migration-prepared',
    ]);
  });
});

describe('settings', () => {
  const settings = (old: Plain, now: Plain): readonly string[] =>
    lines(configEffects(change({ kafka: { config: old } }, { kafka: { config: now } })));

  test('of other shapes are refused', () => {
    expect(settings({}, { 'my.list': ['a'] })).toEqual(['refused/outage setting-refused my.list']);
    expect(settings({}, { 'num.partitions': null })).toEqual(['refused/outage setting-refused num.partitions']);
  });

  test('that come all at once are told one by one', () => {
    const found = configEffects(change({}, { kafka: { config: { 'num.io.threads': 12, 'log.dirs': '/x' } } }));
    expect(lines(found)).toEqual(['ignored/degraded setting-ignored log.dirs', 'dynamic/none settings-dynamic']);
  });

  test('that may be secret are not shown', () => {
    const found = configEffects(change({}, { kafka: { config: { 'my.password': 'hidden' } } }));
    expect(found.some((one) => one.says.includes('hidden'))).toBe(false);
  });
});

describe('users', () => {
  const users = (old: Given['user'], now: Given['user']): readonly string[] =>
    lines(listEffects(change({ user: old ?? {} }, { user: now ?? {} })));

  test('with another password are cut off', () => {
    const authentication = (name: string): Plain => ({
      type: 'scram-sha-512',
      password: { valueFrom: { secretKeyRef: { name, key: 'password' } } },
    });
    expect(users({ authentication: authentication('a') }, { authentication: authentication('b') })).toEqual([
      'dynamic/outage user-authentication u',
    ]);
  });

  test('with certificates of another validity are not', () => {
    expect(users({ authentication: { type: 'tls' } }, { authentication: { type: 'tls', validityDays: 90 } })).toEqual([
      'dynamic/none user-authentication u',
    ]);
  });

  test('of whom more is denied have less', () => {
    const acls = (...types: readonly string[]): Plain => ({
      type: 'simple',
      acls: types.map((type) => ({ type, resource: { type: 'topic', name: '*' }, operations: ['Read'] })),
    });
    const kafka = { authorization: { type: 'simple' } };
    const found = (old: Plain, now: Plain): readonly string[] =>
      lines(listEffects(change({ kafka, user: { authorization: old } }, { kafka, user: { authorization: now } })));
    expect(found(acls('allow'), acls('allow', 'deny'))).toEqual(['dynamic/degraded user-rights-narrowed u']);
    expect(found(acls('allow', 'deny'), acls('allow'))).toEqual(['dynamic/none user-rights-widened u']);
    expect(found(acls('allow'), acls('allow', 'allow'))).toEqual(['none/none user-rights-widened u']);
  });
});

test('nothing comes of topics and users that nobody looks after', () => {
  const none = { entityOperator: {} };
  expect(
    lines(listEffects(change({ spec: none, topic: { partitions: 1 } }, { spec: none, topic: { partitions: 2 } }))),
  ).toEqual(['ignored/degraded topic-left-alone a']);
  const tls = { authentication: { type: 'tls' } };
  expect(lines(listEffects(change({ spec: none, user: tls }, { spec: none, user: {} })))).toEqual([
    'ignored/degraded user-left-alone u',
  ]);
});

test('before 0.41 nothing changes the copies of a topic', () => {
  const at = (replicas: number): Given => ({ release: '0.40.0', spec: { cruiseControl: {} }, topic: { replicas } });
  expect(lines(listEffects(change(at(3), at(2))))).toEqual(['refused/degraded topic-refused a']);
});
