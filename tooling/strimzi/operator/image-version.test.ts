import { expect, test } from 'vitest';
import { kafkaVersionInTag, strimziReleaseInTag } from './image-version.ts';

const digest = `sha256:${'0'.repeat(64)}`;

test.each<[image: string, version: string | undefined]>([
  ['quay.io/strimzi/kafka:0.45.2-kafka-3.9.2', '3.9.2'],
  ['quay.io/strimzi/kafka:0.45.2-kafka-3.9.2-amd64', '3.9.2'],
  ['harbor/kafka:2.8.4', '2.8.4'],
  ['harbor/kafka:v3.9.2', '3.9.2'],
  ['harbor/kafka:3.9.2-build7', '3.9.2'],
  ['harbor/kafka:3.9.2_1', '3.9.2'],
  ['harbor/kafka:2.13-3.9.2', '3.9.2'],
  ['harbor/base:kafka3.9', '3.9'],
  ['harbor/kafka:team-kafka-3.9.2', '3.9.2'],
  ['harbor:5000/kafka:3.9.2', '3.9.2'],
  [`harbor/kafka:3.9.2@${digest}`, '3.9.2'],
  ['harbor/kafka', undefined],
  ['harbor:5000/kafka', undefined],
  ['harbor/kafka:latest', undefined],
  ['harbor/kafka:stable', undefined],
  ['harbor/kafka:0.45.2', undefined],
  ['harbor/kafka:2026.1.15', undefined],
  ['harbor/kafka:20260115', undefined],
  ['harbor/kafka:1.0.3', undefined],
  ['harbor/kafka:build-3', undefined],
  ['harbor/kafka:3', undefined],
  ['harbor/kafka:3.9.2.1', undefined],
  [`harbor/kafka@${digest}`, undefined],
  ['', undefined],
])('%s: %s', (image, version) => {
  expect(kafkaVersionInTag(image)).toBe(version);
});

test.each<[image: string, release: string | undefined]>([
  ['quay.io/strimzi/kafka:0.45.2-kafka-3.9.2', '0.45.2'],
  ['harbor:5000/kafka:build7-1.0.0-kafka-4.1.0@sha256:ab', '1.0.0'],
  ['harbor/kafka:3.9.2', undefined],
  ['harbor/kafka:10.45.2-kafka-3.9.2', undefined],
  ['harbor/0.45.2-kafka-3.9.2', undefined],
])('%s is built for Strimzi %s', (image, release) => {
  expect(strimziReleaseInTag(image)).toBe(release);
});
