import { describe, expect, test } from 'vitest';
import { isWithin, parseAddress, parseRange } from './address.ts';

describe('addresses', () => {
  test.each([
    '0.0.0.0',
    '255.255.255.255',
    '10.9.8.7',
    '::',
    '::1',
    'fe80::1',
    '2001:db8::8:7',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:1.2.3.4',
  ])('%s is one', (text) => {
    expect(parseAddress(text)).toHaveLength(text.includes(':') ? 16 : 4);
  });

  test.each([
    '',
    '10.9.8',
    '10.9.8.256',
    '010.9.8.7',
    '10.9.8.7 ',
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '12345::',
    'fe80::1%eth0',
    '::ffff:10.0.0.1',
    '1.2.3.4::',
  ])('%j is none', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });
});

describe('ranges', () => {
  test.each(['0.0.0.0/0', '10.0.0.0/8', '10.0.0.1/32', '::/0', '2001:db8::/32', '2001:db8::1/128'])(
    '%s is one',
    (text) => {
      expect(parseRange(text)).toBeDefined();
    },
  );

  test.each([
    '10.0.0.0',
    '10.0.0.0/33',
    '10.0.0.0/08',
    '10.0.0.0/-1',
    '10.0.0.1/8',
    '10.0.0.0/8/8',
    '2001:db8::1/32',
    '::/129',
    'a/8',
  ])('%s is none', (text) => {
    expect(parseRange(text)).toBeUndefined();
  });

  test.each([
    ['10.0.0.0/8', '10.1.0.0/16', true],
    ['10.0.0.0/8', '10.0.0.0/8', false],
    ['10.0.0.0/8', '11.0.0.0/16', false],
    ['10.0.0.0/12', '10.16.0.0/16', false],
    ['10.1.0.0/16', '10.0.0.0/8', false],
    ['0.0.0.0/0', '192.0.2.0/24', true],
    ['::/0', '10.0.0.0/8', false],
    ['2001:db8::/32', '2001:db8:1::/48', true],
  ])('%s holds %s and more: %s', (outer, inner, expected) => {
    const [first, second] = [parseRange(outer), parseRange(inner)];
    if (first === undefined || second === undefined) throw new Error('no range');
    expect(isWithin(first, second)).toBe(expected);
  });
});
