import { expect, test } from 'vitest';
import { strimziRelease } from '../releases.ts';
import { featureGatesFault } from './feature-gates.ts';

function fault(text: string, name = '1.2.0'): string | undefined {
  const release = strimziRelease(name);
  if (release === undefined) throw new Error(`Strimzi ${name} is not known`);
  return featureGatesFault(text, release);
}

test('gates of the release, on or off', () => {
  expect(fault('+UseBackgroundPodDeletion')).toBeUndefined();
  expect(fault(' -UseConnectBuildWithBuildah , +UseBackgroundPodDeletion ')).toBeUndefined();
  expect(fault('+ContinueReconciliationOnManualRollingUpdateFailure', '0.45.2')).toBeUndefined();
});

test('a gate of another release', () => {
  expect(fault('+UseKRaft')).toBe(
    'Strimzi 1.2.0 has no feature gate `UseKRaft`, and with it the operator does not start; expected `UseConnectBuildWithBuildah` or `UseBackgroundPodDeletion`.',
  );
});

test('a slip', () => {
  expect(fault('+UseBackgroundPodDeletions')).toContain('did you mean `UseBackgroundPodDeletion`?');
});

test('without a sign, or with a comma too many', () => {
  expect(fault('UseBackgroundPodDeletion')).toContain('`UseBackgroundPodDeletion` is no feature gate with `+`');
  expect(fault('+UseBackgroundPodDeletion,')).toContain('`` is no feature gate');
});

test('twice', () => {
  expect(fault('+UseBackgroundPodDeletion,-UseBackgroundPodDeletion')).toBe(
    'Feature gate `UseBackgroundPodDeletion` stands twice, and with that the operator does not start; leave one.',
  );
});
