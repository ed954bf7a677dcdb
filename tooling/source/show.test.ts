import { expect, test } from 'vitest';
import { either, masked, shorten, visible } from './show.ts';

test('what a terminal would obey is made visible', () => {
  expect(visible('a\u001b[2J\u0007\u009b\u202eb')).toBe('a\\u001b[2J\\u0007\\u009b\\u202eb');
  expect(visible('one\r\ntwo\tthree')).toBe('one⏎two three');
  expect(visible('größe 😀 日本')).toBe('größe 😀 日本');
});

test('columns stay where they are', () => {
  expect(masked('a\u001b[2J\tb')).toBe('a�[2J b');
});

test('long text is cut, and never within a character', () => {
  expect(shorten('x'.repeat(60))).toBe('x'.repeat(60));
  expect(shorten('x'.repeat(61))).toBe(`${'x'.repeat(59)}…`);
  expect(shorten(`${'x'.repeat(58)}😀😀`)).toBe(`${'x'.repeat(58)}…`);
  expect(shorten('\u0007'.repeat(1_000_000)).length).toBe(60);
});

test('alternatives', () => {
  expect(either(['a'])).toBe('`a`');
  expect(either(['a', 'b', 'c'])).toBe('`a`, `b` or `c`');
});
