import { describe, expect, test } from 'vitest';
import { formatDuration, parseDuration } from './duration.ts';

describe('a duration', () => {
  test.each([
    ['500ms', 500],
    ['30s', 30_000],
    ['10m', 600_000],
    ['12h', 43_200_000],
    ['7d', 604_800_000],
    ['2w', 1_209_600_000],
    ['0d', 0],
  ])('%s', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  test.each(['7', 'd', '7 d', '7D', '1.5d', '-1d', '7days', ''])('`%s` is none', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test('is shown in its largest unit', () => {
    expect([604_800_000, 604_800, 90 * 60_000, 1500, 0].map(formatDuration)).toEqual([
      '7d',
      '604800ms',
      '90m',
      '1500ms',
      '0ms',
    ]);
  });
});
