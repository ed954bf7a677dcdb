import { describe, expect, test } from 'vitest';
import { configText, expectedInstead } from './config-value.ts';
import { type Definition, settingsOf } from './kafka-configs.ts';

describe('as text', () => {
  test.each([
    [true, 'true'],
    [5, '5'],
    [0.5, '0.5'],
    ['', ''],
    [2n ** 63n - 1n, '9223372036854775807'],
    [2n ** 63n, undefined],
    [null, undefined],
    [[], undefined],
    [{}, undefined],
  ])('%o', (value, expected) => {
    expect(configText(value)).toBe(expected);
  });
});

const taken = (definition: Definition, ...texts: readonly string[]) =>
  texts.filter((text) => expectedInstead(text, definition, '3.9.2') === undefined);

test('whole numbers as Java reads them', () => {
  const texts = [
    '0',
    '-1',
    '+5',
    '007',
    '2147483647',
    '2147483648',
    '-2147483648',
    ' 1',
    '1 ',
    '1.0',
    '1e3',
    '',
    '0x1',
  ];
  expect(taken({ type: 'int' }, ...texts)).toEqual(['0', '-1', '+5', '007', '2147483647', '-2147483648']);
  expect(taken({ type: 'short' }, '32767', '32768', '-32768')).toEqual(['32767', '-32768']);
  expect(taken({ type: 'long' }, '9223372036854775807', '9223372036854775808')).toEqual(['9223372036854775807']);
  expect(taken({ type: 'int', minimum: 1, maximum: 3 }, '0', '1', '3', '4')).toEqual(['1', '3']);
});

test('numbers with a fraction as Java reads them', () => {
  const texts = ['0.5', '.5', '5.', '1e3', ' 1 ', '1d', 'NaN', 'Infinity', 'a', '', '1,5', '1e'];
  expect(taken({ type: 'double' }, ...texts)).toEqual(['0.5', '.5', '5.', '1e3', ' 1 ', '1d', 'NaN', 'Infinity']);
  expect(taken({ type: 'double', minimum: 0, maximum: 1 }, '-0.1', '0', '1', '1.1')).toEqual(['0', '1']);
});

test('booleans letter by letter', () => {
  expect(taken({ type: 'boolean' }, 'true', 'false', 'True', 'yes', '1', ' true', '')).toEqual(['true', 'false']);
});

test('choices', () => {
  expect(taken({ type: 'string', values: ['a', 'b'] }, 'a', 'A', '')).toEqual(['a']);
  expect(taken({ type: 'string', anyCase: ['A'] }, 'a', 'A', 'b')).toEqual(['a', 'A']);
  expect(taken({ type: 'list', items: ['a', 'b'] }, 'a', 'a,b', ' a , b ', 'a,,b', 'c')).toEqual([
    'a',
    'a,b',
    ' a , b ',
  ]);
  expect(taken({ type: 'list' }, 'anything, at all', 'a,,a', '')).toEqual(['anything, at all', 'a,,a', '']);
  expect(taken({ type: 'list', distinct: true, filled: true }, 'a,b', 'a,a', '')).toEqual(['a,b']);
  expect(taken({ type: 'list', distinct: true }, 'a,b', 'a,a', '')).toEqual(['a,b', '']);
  expect(taken({ type: 'int', pattern: '[1-9]|-1' }, '0', '1', '9', '10', '-1')).toEqual(['1', '9', '-1']);
});

test('lists as releases of the operator take them', () => {
  const texts = ['a', 'a,b', 'a,,b', 'a,a', ''];
  const takenBy = (release: string, definition: Definition) =>
    texts.filter((text) => expectedInstead(text, definition, '3.9.2', { release }) === undefined);
  expect(takenBy('0.45.2', { type: 'list' })).toEqual(texts);
  expect(takenBy('0.45.2', { type: 'list', items: ['a', 'b'] })).toEqual(['a', 'a,b', 'a,a']);
  expect(takenBy('1.2.0', { type: 'list' })).toEqual(['a', 'a,b']);
  expect(takenBy('1.2.0', { type: 'list', items: ['a'] })).toEqual(['a']);
});

test('versions of the protocol between brokers', () => {
  const definition = settingsOf('broker', '3.9.2')?.get('inter.broker.protocol.version');
  expect(definition?.isProtocol).toBe(true);
  const texts = ['3.9', '3.9.2', '3.9-IV0', '3.9-IV9', '3.10', '2.8-IV1', '0.8.0', 'latest', '3', ''];
  expect(taken(definition ?? { type: 'string' }, ...texts)).toEqual(['3.9', '3.9.2', '3.9-IV0', '2.8-IV1', '0.8.0']);
});

test('every version has its settings', () => {
  expect(settingsOf('broker', '3.8.0')?.get('num.io.threads')).toEqual({
    type: 'int',
    scope: 'cluster-wide',
    default: '8',
    minimum: 1,
  });
  expect(settingsOf('broker', '3.8.0')?.has('unclean.leader.election.interval.ms')).toBe(false);
  expect(settingsOf('broker', '3.9.0')?.has('unclean.leader.election.interval.ms')).toBe(true);
  expect(settingsOf('topic', '3.9.2')?.get('retention.ms')?.type).toBe('long');
  expect(settingsOf('broker', '2.7.2')).toBeUndefined();
});
