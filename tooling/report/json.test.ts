import { expect, test } from 'vitest';
import { clean, hostile, many, mixed } from '../../test/support/judgements.ts';
import { schemaCheck } from '../../test/support/schema-check.ts';
import { formatJson } from './json.ts';

const { validate, validateStrictly } = schemaCheck('report');

test.each([
  ['clean', clean],
  ['mixed', mixed],
  ['hostile', hostile],
  ['large', many(20, 5)],
])('the report of a judgement that is %s fits schemas/report.json', (_name, judgement) => {
  const report = JSON.parse(formatJson(judgement));
  validate(report);
  expect(validate.errors).toBeNull();
  validateStrictly(report);
  expect(validateStrictly.errors).toBeNull();
});

test('the schema refuses what is not a report, and takes one with a new field', () => {
  const report = JSON.parse(formatJson(mixed));
  expect(validate({ ...report, version: 2 })).toBe(false);
  expect(validate({ ...report, findings: [{}] })).toBe(false);
  expect(validate({ ...report, more: 1 })).toBe(true);
});

test('a finding has its place, related places, object and all clusters', () => {
  expect(JSON.parse(formatJson(mixed)).findings[0]).toEqual({
    rule: 'heap-squeezes-page-cache',
    severity: 'warning',
    message: 'Heap 14Gi leaves little of 16Gi to the page cache; set `kafka.heap` to 8Gi at most.',
    file: 'clusters/hz/orders.yaml',
    start: { line: 5, column: 9 },
    end: { line: 5, column: 13 },
    related: [
      {
        message: 'the memory limit',
        file: 'clusters/hz/orders.yaml',
        start: { line: 4, column: 11 },
        end: { line: 4, column: 15 },
      },
    ],
    object: {
      apiVersion: 'kafka.strimzi.io/v1beta2',
      kind: 'Kafka',
      namespace: 'kafka',
      name: 'orders',
      path: ['spec', 'kafka', 'jvmOptions', '-Xmx'],
    },
    clusters: ['hz/orders'],
  });
  expect(JSON.parse(formatJson(many(1, 1))).findings[0].clusters).toHaveLength(200);
});

test('nothing in it moves a cursor', () => {
  expect(formatJson(hostile).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202e\ufeff]/u);
});
