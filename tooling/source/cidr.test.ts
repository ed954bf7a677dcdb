import { describe, expect, test } from 'vitest';
import { contains, coverAll, parseCidr } from './cidr.ts';

test.each([
  ['10.0.0.0/8', 4, 0x0a000000n, 0x0affffffn],
  ['10.1.2.3/8', 4, 0x0a000000n, 0x0affffffn],
  ['0.0.0.0/0', 4, 0n, 0xffffffffn],
  ['255.255.255.255/32', 4, 0xffffffffn, 0xffffffffn],
  [' 10.0.0.0/8 ', 4, 0x0a000000n, 0x0affffffn],
  ['010.0.0.0/8', 4, 0x0a000000n, 0x0affffffn],
  ['::/0', 6, 0n, (1n << 128n) - 1n],
  ['::1/128', 6, 1n, 1n],
  ['fd00::/8', 6, 0xfdn << 120n, (0xfen << 120n) - 1n],
  ['1:2:3:4:5:6:7:8/128', 6, 0x00010002000300040005000600070008n, 0x00010002000300040005000600070008n],
  ['1::8/128', 6, (1n << 112n) + 8n, (1n << 112n) + 8n],
  ['::ffff:10.0.0.1/128', 6, 0xffff0a000001n, 0xffff0a000001n],
] as const)('%s', (text, family, first, last) => {
  expect(parseCidr(text)).toEqual({ family, first, last });
});

test.each([
  ...['', '10.0.0.0', '10.0.0.0/', '10.0.0.0/33', '10.0.0/8', '10.0.0.256/8', '10.0.0.0.0/8', '10.0.0.0/-1', '/8'],
  ...['10.0.0.0/08', '10.0.0.0/8/8', 'any', '*', '10.0.0.0-10.0.0.9', '10.0.0.0/255.0.0.0', '::/129', ':::/0'],
  ...[
    '1::2::3/64',
    '1:2:3:4:5:6:7/64',
    '1:2:3:4:5:6:7:8:9/64',
    '12345::/16',
    'g::/16',
    '::10.0.0/96',
    '1:2:3:4:5:6:7:8::/64',
  ],
  ...['fe80::1%eth0/64'],
])('%s is none', (text) => {
  expect(parseCidr(text)).toBeUndefined();
});

const ranges = (...texts: readonly string[]) => texts.flatMap((text) => parseCidr(text) ?? []);

describe('every address', () => {
  test.each([[['0.0.0.0/0']], [['::/0']], [['10.0.0.0/8', '0.0.0.0/0']], [['128.0.0.0/1', '0.0.0.0/1']]])(
    '%s',
    (all) => {
      expect(coverAll(ranges(...all))).toBe(true);
    },
  );
  test.each([
    [[]],
    [['0.0.0.0/1']],
    [['10.0.0.0/8', 'fd00::/8']],
    [['0.0.0.0/1', '::/1']],
    [['128.0.0.0/1', '0.0.0.0/2']],
  ])('not %s', (some) => {
    expect(coverAll(ranges(...some))).toBe(false);
  });
});

test('what lies in what', () => {
  const [wide, narrow, other] = ranges('10.0.0.0/8', '10.1.0.0/16', '::/0');
  if (wide === undefined || narrow === undefined || other === undefined) throw new Error('A range was not read.');
  expect(contains(wide, narrow)).toBe(true);
  expect(contains(wide, wide)).toBe(true);
  expect(contains(narrow, wide)).toBe(false);
  expect(contains(other, narrow)).toBe(false);
});
