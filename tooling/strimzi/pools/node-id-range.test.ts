import { expect, test } from 'vitest';
import { holdsId, idsOf, readIdRanges } from './node-id-range.ts';

test.each([
  ['', []],
  ['   ', []],
  ['[]', []],
  [' [ ] ', []],
  ['[5]', [5]],
  ['[ 5 ]', [5]],
  ['[ 1, 3, 2 ]', [1, 3, 2]],
  ['[0,1,2]', [0, 1, 2]],
  ['[5 , 7-9, 13]', [5, 7, 8, 9, 13]],
  ['[ 1-3, 10 - 12 ]', [1, 2, 3, 10, 11, 12]],
  ['[ 1-1 ]', [1]],
  ['[ 3-1 ]', [3, 2, 1]],
  ['[ 1-3, 12 - 10 ]', [1, 2, 3, 12, 11, 10]],
  ['\t[007]\n', [7]],
])('%j is taken in the order it is written', (text, ids) => {
  expect([...idsOf(readIdRanges(text) ?? expect.fail('it can be read'))]).toEqual(ids);
});

test.each([
  ...['[-5]', '[-5-10]', '[5-]', '[5,]', '[-10]', ' 5 - 10 ]', '[0, 1, 2', '[0,,2]', '[0, a, 2]', '[5,7---9]'],
  ...['foo, bar', '[foo-bar]', '5', '[1 2]', '[1.5]', '[99999999999]', '[0-99999999999]', '[2147483648]'],
])('%j cannot be read', (text) => {
  expect(readIdRanges(text)).toBeUndefined();
});

test('a long range costs what is taken of it', () => {
  const ids = idsOf(readIdRanges('[0-2147483647]') ?? []);
  expect([ids.next().value, ids.next().value]).toEqual([0, 1]);
});

test('a range holds both of its ends, up and down', () => {
  expect([4, 5, 9, 10].map((id) => holdsId({ from: 5, to: 9 }, id))).toEqual([false, true, true, false]);
  expect([4, 5, 9, 10].map((id) => holdsId({ from: 9, to: 5 }, id))).toEqual([false, true, true, false]);
});
