import { expect, test } from 'vitest';
import { portFromTemplate } from './port-template.ts';

test.each([
  ['9000', 9000],
  ['9000 + {nodeId}', 9007],
  ['{nodeId}', 7],
  ['9000+{nodeId}*10', 9070],
  ['(900 + {nodeId}) * 10', 9070],
  ['9000 - {nodeId} - 1', 8992],
  ['31{nodeId}00', 31700],
  ['9000.9', 9000],
])('%s', (template, port) => {
  expect(portFromTemplate(template, 7)).toBe(port);
});

test.each([
  '',
  ' ',
  'abc',
  '9000 + x',
  '9000 / 2',
  '9000 +',
  '(9000',
  '9000)',
  '-1',
  '9000 {nodeId}',
  '9000 + {nodePodName}',
])('`%s` is none', (template) => {
  expect(portFromTemplate(template, 7)).toBeUndefined();
});
