import { expect, test } from 'vitest';
import { compareVersions } from './versions.ts';

test.each([
  ['1.9', '1.25', -1],
  ['1.25', '1.25.3', 0],
  ['3.9.2', '3.9.2', 0],
  ['3.10.0', '3.9.2', 1],
  ['4.0', '3.9.2', 1],
])('%s against %s', (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
  expect(Math.sign(compareVersions(b, a)) + 0).toBe(sign === 0 ? 0 : -sign);
});
