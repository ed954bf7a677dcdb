import { describe, expect, test } from 'vitest';
import { type StrimziRelease, strimziRelease } from '../releases.ts';
import { drainCleanerImage, imageVariables } from './images.ts';

function release(name: string): StrimziRelease {
  const found = strimziRelease(name);
  if (found === undefined) throw new Error(`Strimzi ${name} is not known`);
  return found;
}

describe('the images that an operator is told of', () => {
  test('are those of its release', () => {
    const images = imageVariables(release('1.2.0'), {});
    expect(images.get('STRIMZI_KAFKA_IMAGES')).toBe(
      ['4.2.0', '4.2.1', '4.3.0', '4.3.1']
        .map((version) => `${version}=quay.io/strimzi/kafka:1.2.0-kafka-${version}\n`)
        .join(''),
    );
    expect(images.get('STRIMZI_DEFAULT_KAFKA_EXPORTER_IMAGE')).toBe('quay.io/strimzi/kafka:1.2.0-kafka-4.3.1');
    expect(images.get('STRIMZI_DEFAULT_KAFKA_BRIDGE_IMAGE')).toBe('quay.io/strimzi/kafka-bridge:1.1.0');
    expect(images.get('STRIMZI_DEFAULT_BUILDAH_IMAGE')).toBe('quay.io/strimzi/buildah:1.2.0');
  });

  test('are no others than the release reads', () => {
    const only = (name: string, other: string): readonly string[] => {
      const others = new Set(imageVariables(release(other), {}).keys());
      return [...imageVariables(release(name), {}).keys()].filter((one) => !others.has(one));
    };
    expect(only('0.45.2', '1.2.0')).toEqual(['STRIMZI_KAFKA_MIRROR_MAKER_IMAGES']);
    expect(only('1.2.0', '0.45.2')).toEqual(['STRIMZI_DEFAULT_BUILDAH_IMAGE']);
  });

  test('come from the registry of the team, and are its own where it has some', () => {
    const images = imageVariables(release('1.2.0'), {
      registry: 'harbor.example.com/strimzi/',
      images: { '4.3.1': 'harbor.example.com/kafka:1.2.0-kafka-4.3.1' },
    });
    expect(images.get('STRIMZI_KAFKA_CONNECT_IMAGES')).toBe(
      [
        '4.2.0=harbor.example.com/strimzi/kafka:1.2.0-kafka-4.2.0\n',
        '4.2.1=harbor.example.com/strimzi/kafka:1.2.0-kafka-4.2.1\n',
        '4.3.0=harbor.example.com/strimzi/kafka:1.2.0-kafka-4.3.0\n',
        '4.3.1=harbor.example.com/kafka:1.2.0-kafka-4.3.1\n',
      ].join(''),
    );
    expect(images.get('STRIMZI_DEFAULT_CRUISE_CONTROL_IMAGE')).toBe('harbor.example.com/kafka:1.2.0-kafka-4.3.1');
    expect([...images.values()].filter((one) => one.includes('quay.io'))).toEqual([]);
  });
});

test('each release names a Drain Cleaner', () => {
  expect(drainCleanerImage(release('0.45.2'))).toBe('quay.io/strimzi/drain-cleaner:1.2.0');
  expect(drainCleanerImage(release('1.2.0'), 'harbor.example.com')).toBe('harbor.example.com/drain-cleaner:1.6.1');
});
