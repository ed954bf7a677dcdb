import { expect, test } from 'vitest';
import { codeFrame } from './code-frame.ts';
import { paintFor } from './paint.ts';

function frame(text: string, start: number, end: number): string[] | undefined {
  return codeFrame({ file: { path: 'a.yaml', text }, start, end }, paintFor(false))?.split('\n');
}

test('the line, its neighbours, and a marker below', () => {
  expect(frame('a: 1\nbc: 23\nd: 4\n', 9, 11)).toEqual(['  1 │ a: 1', '  2 │ bc: 23', '    │     ^^', '  3 │ d: 4']);
});

test('at the ends of a text', () => {
  expect(frame('abc\n', 0, 3)).toEqual(['  1 │ abc', '    │ ^^^']);
  expect(frame('abc\n', 4, 4)).toEqual(['  1 │ abc', '  2 │', '    │ ^']);
  expect(frame('abc', 3, 3)).toEqual(['  1 │ abc', '    │    ^']);
  expect(frame('', 0, 0)).toBeUndefined();
});

test('CRLF and tabs', () => {
  expect(frame('a\r\n\tb\r\nc\r\n', 4, 5)).toEqual(['  1 │ a', '  2 │  b', '    │  ^', '  3 │ c']);
});

test('a place over several lines is marked on its first', () => {
  expect(frame('a:\n  b\n  c\n', 0, 9)).toEqual(['  1 │ a:', '    │ ^^', '  2 │   b']);
});

test('control characters take one column each and do nothing', () => {
  expect(frame('x: \u001b[31my\n', 8, 9)).toEqual(['  1 │ x: �[31my', '    │         ^']);
});

test('a long line is shown around the place', () => {
  const [line = '', marker = ''] = frame(`${'x'.repeat(500)}HERE${'y'.repeat(500)}`, 500, 504) ?? [];
  expect(line.length).toBeLessThan(170);
  expect(line.slice(marker.indexOf('^'), marker.lastIndexOf('^') + 1)).toBe('HERE');
  expect([line.at(6), line.at(-1)]).toEqual(['…', '…']);
});
