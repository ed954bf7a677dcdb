import { expect, test } from 'vitest';
import { formatRequirement } from '../../strimzi/notations/label-selector.ts';
import { readSelector } from './selector-text.ts';

test.each([
  ['', ''],
  ['strimzi.io/cluster', 'strimzi.io/cluster Exists'],
  ['!a', 'a DoesNotExist'],
  ['a=b,c == d, e!=f', 'a In [b]; c In [d]; e NotIn [f]'],
  ['a in (b, c),d notin (e),f', 'a In [b, c]; d NotIn [e]; f Exists'],
  ['a=', 'a In []'],
])('%s', (text, requirements) => {
  expect(readSelector(text)?.map(formatRequirement).join('; ')).toBe(requirements);
});

test.each(['a > 5', 'a in b', 'a in (b', '=b'])('no selector: %s', (text) => {
  expect(readSelector(text)).toBeUndefined();
});
