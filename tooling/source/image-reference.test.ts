import { expect, test } from 'vitest';
import { parseImage } from './image-reference.ts';

test.each([
  ['nginx', 'docker.io/library/nginx', undefined, undefined],
  ['bitnami/kafka:3.9.2', 'docker.io/bitnami/kafka', '3.9.2', undefined],
  ['harbor:5000/kafka', 'harbor:5000/kafka', undefined, undefined],
  ['localhost/kafka:a', 'localhost/kafka', 'a', undefined],
  ['quay.io/strimzi/kafka:0.45.2-kafka-3.9.2', 'quay.io/strimzi/kafka', '0.45.2-kafka-3.9.2', undefined],
  ['quay.io/kafka@sha256:ab', 'quay.io/kafka', undefined, 'sha256:ab'],
  ['quay.io/kafka:1@sha256:ab', 'quay.io/kafka', '1', 'sha256:ab'],
  ['', 'docker.io/library/', undefined, undefined],
])('%s', (image, name, tag, digest) => {
  expect(parseImage(image)).toEqual({ name, tag, digest });
});
