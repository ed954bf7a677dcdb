import { expect, test } from 'vitest';
import { hidden, maskField } from './mask.ts';

const copy = 'kubectl.kubernetes.io/last-applied-configuration';

test('values of a Secret are hidden, whichever part of it is printed', () => {
  const metadata = { name: 'a', annotations: { [copy]: 'password', other: 'b' } };
  const masked = { name: 'a', annotations: { [copy]: hidden, other: 'b' } };
  expect(maskField('Secret', [], { kind: 'Secret', metadata, data: { a: 'x' }, stringData: { b: 'y' } })).toEqual({
    kind: 'Secret',
    metadata: masked,
    data: { a: hidden },
    stringData: { b: hidden },
  });
  expect(maskField('Secret', ['data'], { a: 'x' })).toEqual({ a: hidden });
  expect(maskField('Secret', ['data'], 'x')).toBe(hidden);
  expect(maskField('Secret', ['data', 'a'], 'x')).toBe(hidden);
  expect(maskField('Secret', ['metadata'], metadata)).toEqual(masked);
  expect(maskField('Secret', ['metadata', 'annotations'], metadata.annotations)).toEqual(masked.annotations);
  expect(maskField('Secret', ['metadata', 'annotations', copy], 'x')).toBe(hidden);
});

test('nothing else is', () => {
  expect(maskField('Secret', ['type'], 'Opaque')).toBe('Opaque');
  expect(maskField('Secret', ['metadata', 'labels'], { a: 'b' })).toEqual({ a: 'b' });
  expect(maskField('ConfigMap', ['data', 'a'], 'x')).toBe('x');
});
