import { describe, expect, test } from 'vitest';
import { readReleases } from './read-release.ts';

const sound = {
  release: '9.1.0',
  kafkaVersions: ['9.0.0', '9.0.1'],
  defaultKafkaVersion: '9.0.1',
  unknownKafkaVersions: [],
  minimumKubernetes: '1.40',
  apiVersions: ['v1'],
  storedVersion: 'v1',
  stacks: ['kraft'],
  kraft: 'always',
  nodePools: 'always',
  pods: 'StrimziPodSet',
  podNameLabels: ['strimzi.io/pod-name'],
  featureGates: { UseThings: 'off' },
  bridgeVersion: '2.0.0',
  ends: [],
  hazards: [],
};

function read(changes: Readonly<Record<string, unknown>>): unknown {
  const content = Object.fromEntries(
    Object.entries({ ...sound, ...changes }).filter(([, value]) => value !== undefined),
  );
  return readReleases([['9.1.0', content]])[0];
}

test('a file is what it says', () => expect(read({})).toEqual(sound));

test('a patch release says what differs', () => {
  const patch = { release: '9.1.1', like: '9.1.0', kafkaVersions: ['9.0.1', '9.0.2'], defaultKafkaVersion: '9.0.2' };
  const { like: _like, ...own } = patch;
  expect(
    readReleases([
      ['9.1.0', sound],
      ['9.1.1', patch],
    ])[1],
  ).toEqual({ ...sound, ...own });
});

describe('what is wrong with a file is told', () => {
  test.each([
    [{ kafkaVersion: [] }, '`kafkaVersion` is not known; did you mean `kafkaVersions`.'],
    [{ colour: 'red' }, '`colour` is not known.'],
    [{ kafkaVersions: undefined }, '`kafkaVersions` is missing.'],
    [{ kafkaVersions: '9.0.1' }, '`kafkaVersions` is not a list.'],
    [{ kafkaVersions: [] }, '`kafkaVersions` is empty.'],
    [{ kafkaVersions: ['9.0'] }, '`kafkaVersions` holds "9.0"; expected 3 numbers with dots between them.'],
    [{ kafkaVersions: [9] }, '`kafkaVersions` holds 9; expected 3 numbers with dots between them.'],
    [{ kafkaVersions: ['9.0.10', '9.0.1'] }, '`kafkaVersions` is not in order, oldest first: 9.0.1, 9.0.10.'],
    [{ defaultKafkaVersion: '9.0.3' }, '`defaultKafkaVersion` is "9.0.3"; expected `9.0.0` or `9.0.1`.'],
    [{ minimumKubernetes: '1.40.1' }, '`minimumKubernetes` holds "1.40.1"; expected 2 numbers with dots between them.'],
    [{ apiVersions: ['v2'] }, '`apiVersions` is ["v2"]; expected one or more of v1beta2, v1, in this order.'],
    [
      { apiVersions: ['v1', 'v1beta2'] },
      '`apiVersions` is ["v1","v1beta2"]; expected one or more of v1beta2, v1, in this order.',
    ],
    [{ storedVersion: 'v1beta2' }, '`storedVersion` is "v1beta2"; expected `v1`.'],
    [{ stacks: [] }, '`stacks` is []; expected one or more of zookeeper, kraft, in this order.'],
    [{ nodePools: true }, '`nodePools` is true; expected `absent`, `gate`, `annotation` or `always`.'],
    [{ featureGates: { UseThings: true } }, '`featureGates` has UseThings true; expected `on` or `off`.'],
    [{ featureGates: [] }, '`featureGates` is not a map of gates to `on` or `off`.'],
    [{ hazards: [''] }, '`hazards` holds "", not a text.'],
    [{ release: '9.1.1' }, '`release` is not what the file is called.'],
    [{ like: '9.0.0' }, '`like` is "9.0.0", but there is no file of that release.'],
    [{ like: '9.1.0' }, '`like` leads back to itself.'],
  ])('%j', (changes, message) => {
    expect(() => read(changes)).toThrow(`tooling/strimzi/releases/9.1.0.json: ${message}`);
  });

  test('no map', () => {
    expect(() => readReleases([['9.1.0', []]])).toThrow('tooling/strimzi/releases/9.1.0.json holds no map of fields.');
  });
});
