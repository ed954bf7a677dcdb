import { expect, test } from 'vitest';
import type { Plain } from '../../source/node.ts';
import { formatRequirement, holds, requirementsOf } from './label-selector.ts';

const pod = { app: 'kafka', tier: '' };

/** What Kubernetes makes of a selector and this pod. */
function selects(selector: Plain | undefined): boolean {
  const requirements = requirementsOf(selector);
  return requirements?.every((one) => holds(one, pod)) ?? false;
}

test.each<[selector: Plain | undefined, selected: boolean]>([
  [undefined, false],
  [null, false],
  [{}, true],
  [{ matchLabels: {} }, true],
  [{ matchLabels: { app: 'kafka' } }, true],
  [{ matchLabels: { app: 'kafka', tier: 'x' } }, false],
  [{ matchLabels: { toString: 'x' } }, false],
  [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['a', 'kafka'] }] }, true],
  [{ matchExpressions: [{ key: 'app', operator: 'In', values: [] }] }, false],
  [{ matchExpressions: [{ key: 'none', operator: 'In', values: [''] }] }, false],
  [{ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['kafka'] }] }, false],
  [{ matchExpressions: [{ key: 'none', operator: 'NotIn', values: ['kafka'] }] }, true],
  [{ matchExpressions: [{ key: 'tier', operator: 'Exists' }] }, true],
  [{ matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] }, false],
  [{ matchExpressions: [{ key: 'none', operator: 'DoesNotExist' }] }, true],
  [{ matchLabels: { app: 'kafka' }, matchExpressions: [{ key: 'none', operator: 'Exists' }] }, false],
  // What fits no type is for the schema check to report.
  [{ matchExpressions: [{ key: 'app', operator: 'Like', values: ['k*'] }, 'app', null] }, true],
])('%j: %s', (selector, selected) => {
  expect(selects(selector)).toBe(selected);
});

test('requirements say where they stand and read as kubectl writes them', () => {
  const requirements = requirementsOf({
    matchLabels: { app: 'kafka' },
    matchExpressions: [{ key: 'rack', operator: 'Exists' }],
  });
  expect(requirements?.map((one) => [formatRequirement(one), one.route])).toEqual([
    ['app In [kafka]', ['matchLabels', 'app']],
    ['rack Exists', ['matchExpressions', 0]],
  ]);
});
