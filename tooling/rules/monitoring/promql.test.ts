import { expect, test } from 'vitest';
import { readExpression } from './promql.ts';

test.each([
  ['up', ['up']],
  ['sum by (job) (rate(a_total{b="c", d=~"x|y"}[5m] offset 1d)) > 0.2', ['a_total{b="c", d=~"x|y"}']],
  ['absent(up{job="x"} == 1) or vector(0)', ['up{job="x"}']],
  ['a / on (x) group_left () (b > bool 0)', ['a', 'b']],
  ['predict_linear(a{b!=""}[6h], 4 * 86400) < 0 and a / c < 0.4', ['a{b!=""}', 'a', 'c']],
  ['histogram_quantile(0.9, sum by (le) (rate(a_bucket[5m])))', ['a_bucket']],
  ['{__name__="a", b="c"}', ['{__name__="a", b="c"}']],
])('%s', (text, selectors) => {
  const read = readExpression(text);
  expect(read.selectors.map((one) => one.text)).toEqual(selectors);
  expect(read.fault).toBeUndefined();
});

test('names and matchers', () => {
  expect(readExpression('a{b="c\\"d", e!~`f`}').selectors).toMatchObject([
    {
      metric: 'a',
      matchers: [
        { label: 'b', operator: '=', value: 'c"d' },
        { label: 'e', operator: '!~', value: 'f' },
      ],
    },
  ]);
  expect(readExpression('{__name__="a"}').selectors).toMatchObject([{ metric: 'a' }]);
  expect(readExpression('{"with.dots", b="c"}').selectors).toMatchObject([{ metric: 'with.dots' }]);
  expect(readExpression('{__name__=~"a.*"}').selectors).toMatchObject([{ metric: undefined }]);
});

test.each(['sum(a', 'a{', 'a b', 'a >', 'rate(a[5m]', ''])('no PromQL: %j', (text) => {
  expect(readExpression(text).fault).toBeDefined();
});
