import { expect, test } from 'vitest';
import { readReleases } from '../tooling/strimzi/read-release.ts';
import { strimziRelease } from '../tooling/strimzi/releases.ts';
import { printRelease, readTag } from './strimzi-release.ts';

/** The files of a checkout that the script reads, cut down to what it reads in them. */
const files: Readonly<Record<string, string>> = {
  'kafka-versions.yaml': `
- version: 3.9.1
  supported: false
  default: false
- version: 4.10.0
  metadata: 4.10
  supported: true
  default: true
- version: 4.9.0
  supported: true
  default: false
`,
  'bridge.version': '2.0.0\n',
  'documentation/shared/attributes.adoc': ':Strimzi: Strimzi\n:KubernetesVersion: 1.40 and later\n',
  'install/cluster-operator/040-Crd-kafka.yaml': `
kind: CustomResourceDefinition
spec:
  versions:
    - { name: v1, served: true, storage: true }
    - { name: v1beta2, served: false, storage: false }
`,
  'FeatureGates.java': `
    private static final String USE_THINGS = "UseThings";
    // private static final String DUMMY_FEATURE_GATE = "DummyFeatureGate";
    private static final String DUMMY_FEATURE_GATE = "DummyFeatureGate";
    private static final String USE_MANY_MORE_THINGS = "UseManyMoreThings";

    private final FeatureGate useThings = new FeatureGate(USE_THINGS, true);
    // private final FeatureGate useOld = new FeatureGate(USE_OLD, true);
    private final FeatureGate dummyFeatureGate = new FeatureGate(DUMMY_FEATURE_GATE, false);
    private final FeatureGate useManyMoreThings =
        new FeatureGate(USE_MANY_MORE_THINGS, false);
`,
};

const text = (path: string): string => files[path] ?? '';

test('a checkout says what a release runs', () => {
  const { unknownKafkaVersions, ...read } = readTag('99.0.0', text);
  expect(read).toEqual({
    release: '99.0.0',
    kafkaVersions: ['4.9.0', '4.10.0'],
    defaultKafkaVersion: '4.10.0',
    minimumKubernetes: '1.40',
    apiVersions: ['v1'],
    storedVersion: 'v1',
    featureGates: { UseThings: 'on', UseManyMoreThings: 'off' },
    bridgeVersion: '2.0.0',
  });
  // Whatever older releases here run, but for the one that it lists.
  expect(unknownKafkaVersions).toContain('3.9.2');
  expect(unknownKafkaVersions).not.toContain('3.9.1');
});

test('a checkout without what is looked for stops it', () => {
  const without = (path: string) => (one: string) => (one === path ? '' : text(one));
  expect(() => readTag('99.0.0', without('documentation/shared/attributes.adoc'))).toThrow(/KubernetesVersion/);
});

test('what is written is read again', () => {
  const [before, after] = [strimziRelease('0.45.1'), strimziRelease('0.45.2')];
  if (before === undefined || after === undefined) throw new Error('unknown');
  const whole = JSON.parse(printRelease(before, undefined));
  const patch = JSON.parse(printRelease(after, before));
  expect(Object.keys(patch)).toEqual(['release', 'like', 'kafkaVersions', 'defaultKafkaVersion']);
  expect(
    readReleases([
      ['0.45.1', whole],
      ['0.45.2', patch],
    ]),
  ).toEqual([before, after]);
});
