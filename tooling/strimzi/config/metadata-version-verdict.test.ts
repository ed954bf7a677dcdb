import { expect, test } from 'vitest';
import { strimziRelease } from '../releases.ts';
import { fullMetadataVersion, judgeMetadataVersion } from './metadata-version-verdict.ts';

// Each verdict was compared with what `MetadataVersion` of Kafka 3.9.2 and 4.3.1 says.
test.each([
  ['0.45.2', '3.9.2', '3.9', 'sound'],
  ['0.45.2', '3.9.2', '3.9.1', 'sound'],
  ['0.45.2', '3.9.2', '3.9-IV0', 'sound'],
  ['0.45.2', '3.9.2', '3.9.2-foo', 'sound'],
  ['0.45.2', '3.9.2', '3.3-IV0', 'sound'],
  ['0.45.2', '3.9.2', '3.2', 'too-old'],
  ['0.45.2', '3.9.2', '3.2-IV0', 'too-old'],
  ['0.45.2', '3.9.2', '3.9-IV1', 'unknown'],
  ['0.45.2', '3.9.2', '4.0-IV0', 'newer-than-kafka'],
  ['0.45.2', '3.8.1', '3.9', 'newer-than-kafka'],
  ['1.2.0', '4.3.1', '4.3', 'sound'],
  ['1.2.0', '4.3.1', '4.3-IV0', 'sound'],
  ['1.2.0', '4.3.1', '4.3.1-IV7', 'sound'],
  ['1.2.0', '4.3.1', '3.3', 'sound'],
  ['1.2.0', '4.3.1', '3.3-IV3', 'sound'],
  ['1.2.0', '4.3.1', '3.3-IV0', 'too-old'],
  ['1.2.0', '4.3.1', '3.2', 'too-old'],
  ['1.2.0', '4.3.1', '4.0-IV9', 'unknown'],
  ['1.2.0', '4.3.1', '4.2-iv1', 'unknown'],
  ['1.2.0', '4.3.1', '4.2-', 'unknown'],
  ['1.2.0', '4.3.1', '4', 'unknown'],
  ['1.2.0', '4.3.1', '04.2', 'unknown'],
  ['1.2.0', '4.3.1', 'latest', 'malformed'],
  ['1.2.0', '4.3.1', '', 'malformed'],
  ['1.2.0', '4.3.1', ' 4.2', 'malformed'],
  ['1.2.0', '4.3.1', '4.', 'malformed'],
  ['1.2.0', '4.3.1', '4.4-IV0', 'newer-than-kafka'],
  ['1.2.0', '4.2.1', '4.3', 'newer-than-kafka'],
  ['1.2.0', '4.2.1', '4.2-IV1', 'sound'],
])('Strimzi %s with Kafka %s and metadata version %j: %s', (release, kafka, text, verdict) => {
  expect(judgeMetadataVersion(text, kafka, strimziRelease(release) ?? expect.fail('the release is known'))).toBe(
    verdict,
  );
});

test('the full name of a version', () => {
  expect(['4.2', '4.2.1', '4.2-IV0', '4.2.1-IV0', 'x'].map((text) => fullMetadataVersion(text, '4.3.1'))).toEqual([
    ...['4.2-IV1', '4.2-IV1', '4.2-IV0', '4.2-IV1'],
    undefined,
  ]);
});
