import { expect, test } from 'vitest';
import { keptBytes, parsePrometheusSize, prometheusSize } from './prometheus.ts';

const gib = 1024 ** 3;

test.each([
  ['100Gi', '80GB'],
  ['20Gi', '16GB'],
  ['33Gi', '27033MB'],
  ['1Ti', '838860MB'],
  ['100G', '76293MB'],
  ['1.5Ti', '1258291MB'],
])('of %s it keeps %s', (volume, kept) => {
  expect(prometheusSize(keptBytes(volume) ?? 0)).toBe(kept);
});

test('never more than four fifths', () => {
  for (const volume of ['7Gi', '33Gi', '999Gi', '64Ti'])
    expect(parsePrometheusSize(prometheusSize(keptBytes(volume) ?? 0))).toBeLessThanOrEqual(keptBytes(volume) ?? 0);
});

test.each([
  ['80GB', 80 * gib],
  ['80GiB', 80 * gib],
  ['1.5TB', 1536 * gib],
  ['512MB', gib / 2],
  ['100B', 100],
  ['80Gi', undefined],
  ['80', undefined],
  ['', undefined],
])('%s is %s bytes', (text, bytes) => {
  expect(parsePrometheusSize(text)).toBe(bytes);
});

test('what is no size has none', () => {
  expect(keptBytes('a lot')).toBeUndefined();
});
