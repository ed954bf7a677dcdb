import { describe, expect, test } from 'vitest';
import { type StrimziRelease, strimziRelease, strimziReleases } from '../releases.ts';
import { imageVariables } from './images.ts';
import { variableFault } from './variables.ts';

function release(name: string): StrimziRelease {
  const found = strimziRelease(name);
  if (found === undefined) throw new Error(name);
  return found;
}

const fault = (name: string, value: string | undefined, of = '1.2.0'): string | undefined =>
  variableFault(`STRIMZI_${name}`, value, release(of))?.message;

describe('variables of the operator', () => {
  test.each([
    ['FULL_RECONCILIATION_INTERVAL_MS', ['120000', '+1'], ['2m', '0', '-1', '1.5', '1e3', '9223372036854775808', ' 1']],
    ['OPERATION_TIMEOUT_MS', ['300000'], ['5m']],
    ['CONNECT_BUILD_TIMEOUT_MS', ['300000'], ['5 min']],
    ['DNS_CACHE_TTL', ['30', '-1', '0'], ['30s', '2147483648']],
    ['OPERATIONS_THREAD_POOL_SIZE', ['10'], ['ten', '0', '2147483648']],
    ['POD_SET_CONTROLLER_WORK_QUEUE_SIZE', ['1024'], ['1k']],
    ['NETWORK_POLICY_GENERATION', ['true', 'FALSE'], ['yes', '1', ' true']],
    ['POD_DISRUPTION_BUDGET_GENERATION', ['false'], ['no']],
    ['LEADER_ELECTION_ENABLED', ['true'], ['enabled']],
    ['LEADER_ELECTION_LEASE_DURATION_MS', ['15000'], ['15s']],
    ['NAMESPACE', ['*', 'a', ' a , b-1 ', 'a.b'], ['a;b', 'A', 'a,,b', '*,a']],
    ['IMAGE_PULL_SECRETS', ['a', 'a,b'], ['a b', 'a,']],
    ['IMAGE_PULL_POLICY', ['Always', 'ifnotpresent', ' Never '], ['Sometimes', 'IfNotPresent,Always']],
    ['CUSTOM_RESOURCE_SELECTOR', ['a=b', 'a=b, c=d'], ['a', 'a=', 'a=b,c', 'a in (b)']],
    ['OPERATOR_NAMESPACE_LABELS', ['a=b'], ['a: b']],
    ['CUSTOM_KAFKA_LABELS', ['a=b', 'a=b c=d\n'], ['a: b']],
    ['LABELS_EXCLUSION_PATTERN', ['^a/.*', '(?i)a', 'a++'], ['a(', '[a']],
    ['LOG_LEVEL', ['INFO', 'debug'], ['verbose']],
    ['GC_LOG_ENABLED', ['true'], ['on']],
    ['FEATURE_GATES', ['+UseBackgroundPodDeletion'], ['UseBackgroundPodDeletion', '+Foo']],
  ] as const)('%s', (name, good, bad) => {
    for (const value of good) expect([value, fault(name, value)]).toEqual([value, undefined]);
    for (const value of bad) expect([value, fault(name, value)]).toEqual([value, expect.stringContaining(name)]);
    // None, from elsewhere, and put together by Kubernetes.
    for (const value of ['', undefined, 'x$(OTHER)']) expect(fault(name, value)).toBeUndefined();
  });

  test('a typo, and one of a newer release', () => {
    expect(fault('KAFKA_IMAGE', 'a')).toBe(
      'The operator reads no variable `STRIMZI_KAFKA_IMAGE`, so it does nothing; did you mean `STRIMZI_KAFKA_IMAGES`?',
    );
    expect(fault('ANYTHING_AT_ALL_THAT_IS_NOT_THERE', 'a')).toMatch(/; take it out\.$/);
    expect(fault('PKCS12_KEYSTORE_GENERATION', 'true')).toBeUndefined();
    expect(fault('PKCS12_KEYSTORE_GENERATION', 'true', '1.0.1')).toBe(
      'Strimzi 1.0.1 does not read `STRIMZI_PKCS12_KEYSTORE_GENERATION`, which is there from 1.1.0 on; take it out.',
    );
    // What an older release read is left over, and harms nobody.
    expect(fault('DEFAULT_JMXTRANS_IMAGE', 'a')).toBeUndefined();
    expect(fault('ZOOKEEPER_ADMIN_SESSION_TIMEOUT_MS', '10000')).toBeUndefined();
    for (const name of ['toString', '__proto__', 'constructor'])
      expect(variableFault(name, 'a', release('1.2.0'))).toBeUndefined();
  });

  test('images are there for each version that the release supports, and for no other', () => {
    const { kafkaVersions } = release('1.2.0');
    const map = (versions: readonly string[]): string => versions.map((one) => `${one}=hub/kafka:${one}`).join('\n');
    expect(fault('KAFKA_IMAGES', map(kafkaVersions))).toBeUndefined();
    expect(fault('KAFKA_IMAGES', map(kafkaVersions).replaceAll('\n', ','))).toBeUndefined();
    expect(fault('KAFKA_IMAGES', map(kafkaVersions.slice(1)))).toMatch(
      new RegExp(`does not start; add \`${kafkaVersions[0]}=<image>\`, as Strimzi 1\\.2\\.0 wants an image for each`),
    );
    expect(fault('KAFKA_CONNECT_IMAGES', map([...kafkaVersions, '3.9.0']))).toMatch(/take `3\.9\.0` out/);
    expect(fault('KAFKA_MIRROR_MAKER_2_IMAGES', `${map(kafkaVersions)}\nhub/kafka`)).toMatch(
      /write `hub\/kafka` as `version=image`/,
    );
    expect(fault('KAFKA_MIRROR_MAKER_IMAGES', 'left over')).toBeUndefined();
    expect(fault('KAFKA_MIRROR_MAKER_IMAGES', 'a', '0.45.2')).toMatch(/write `a` as `version=image`/);
  });

  test('what is generated for any release is read by it', () => {
    const faults = strimziReleases().flatMap((one) =>
      [...imageVariables(one, {})].flatMap(([name, value]) => variableFault(name, value, one)?.message ?? []),
    );
    expect(faults).toEqual([]);
  });
});
