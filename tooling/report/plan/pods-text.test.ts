import { expect, test } from 'vitest';
import { minutesText, podsText } from './pods-text.ts';

const once = (...pods: readonly string[]) => pods.map((pod) => ({ pod, times: 1 }));

test.each([
  [once('a-brokers-0'), 'a-brokers-0'],
  [
    once('a-controllers-3', 'a-controllers-4', 'a-controllers-5', 'a-brokers-0', 'a-brokers-1'),
    'a-controllers-3…5, then a-brokers-0, 1',
  ],
  [once('a-b-0', 'a-b-2', 'a-b-3', 'a-b-4', 'a-b-9'), 'a-b-0, 2…4, 9'],
  // The order is that of the restarts, not that of numbers.
  [once('a-b-2', 'a-b-1', 'a-b-0'), 'a-b-2, 1, 0'],
  [once('a-0', 'b-0', 'a-1'), 'a-0, then b-0, then a-1'],
  [
    [
      { pod: 'a-0', times: 2 },
      { pod: 'a-1', times: 2 },
    ],
    'a-0, 1 (each twice)',
  ],
  [
    [
      { pod: 'a-0', times: 1 },
      { pod: 'a-1', times: 3 },
    ],
    'a-0, 1 (a-1 3 times)',
  ],
  [[{ pod: 'a-0', times: 2 }], 'a-0 (twice)'],
  [once('exporter'), 'exporter'],
  [[], ''],
])('%# %s', (rolls, text) => {
  expect(podsText(rolls)).toBe(text);
});

test('long lists are cut', () => {
  expect(podsText(Array.from({ length: 20 }, (_, index) => ({ pod: `p${index}-0`, times: 1 })))).toMatch(
    /, then 14 more$/,
  );
});

test.each([
  [1, 1, '1 min'],
  [6, 60, '6 to 60 min'],
  [6, 120, '6 min to 2 h'],
  [130, 605, '2 h 10 min to 10 h 5 min'],
])('%d to %d minutes', (from, to, text) => {
  expect(minutesText({ from, to })).toBe(text);
});
