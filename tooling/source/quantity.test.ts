import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatBytes, formatCpu, formatMemory, jvmSize, parseCpu, parseHeap, parseQuantity } from './quantity.ts';

test.each([
  ['16Gi', 16 * 1024 ** 3],
  ['500M', 500e6],
  ['1.5Ki', 1536],
  ['1e3', 1000],
  ['100', 100],
  ['.5', 0.5],
  ['250m', 0.25],
])('%s is %d', (text, value) => {
  expect(parseQuantity(text)).toBe(value);
});

test.each(['', 'Gi', '16GB', '16gb', '1 Gi', '1Gi ', '--1', '1e', '0x10', 'NaN', '1,5Gi'])(
  '%j is no quantity',
  (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  },
);

test('CPU in thousandths', () => {
  expect([parseCpu('500m'), parseCpu(4), parseCpu('0.1'), parseCpu('4 cores')]).toEqual([500, 4000, 100, undefined]);
});

describe('heaps', () => {
  test('what the JVM is told is the same size, in a form that it and Strimzi take', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.constantFrom('', 'k', 'K', 'Ki', 'm', 'Mi', 'g', 'Gi'),
        (count, unit) => {
          const text = `${count}${unit}`;
          expect(jvmSize(text)).toMatch(/^[0-9]+[mMgG]?$/);
          expect(parseHeap(jvmSize(text))).toBe(parseHeap(text));
        },
      ),
    );
  });

  test('anything else is none', () => {
    expect(['1.5Gi', '6GB', '', 'Gi', '6 Gi', '1T'].map(parseHeap)).toEqual(Array(6).fill(undefined));
  });
});

test('bytes for people', () => {
  expect([0, 1023, 1536, 6 * 1024 ** 3].map(formatBytes)).toEqual(['0 bytes', '1023 bytes', '1.5 KiB', '6 GiB']);
});

test('CPU and memory as they are written', () => {
  expect([4000, 1500, 3920, 250, 0].map(formatCpu)).toEqual(['4', '1.5', '3920m', '250m', '0']);
  const gibibyte = 1024 ** 3;
  expect([6 * gibibyte, 1.5 * gibibyte, 16e9].map(formatMemory)).toEqual(['6Gi', '1536Mi', '15258Mi']);
});
