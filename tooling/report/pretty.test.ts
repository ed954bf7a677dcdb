import { expect, test } from 'vitest';
import { clean, hostile, hostileTexts, mixed } from '../../test/support/judgements.ts';
import { formatPretty, formatSummary } from './pretty.ts';

const plain = { color: false };

test('findings with the lines around them, then a line that sums up', () => {
  expect(formatPretty(mixed, plain)).toMatchInlineSnapshot(`
    "clusters/hz/orders.yaml:5:9  warning  heap-squeezes-page-cache
      Heap 14Gi leaves little of 16Gi to the page cache; set \`kafka.heap\` to 8Gi at most.
      4 │   memory: 16Gi
      5 │   heap: 14Gi
        │         ^^^^
      see clusters/hz/orders.yaml:4:11  the memory limit
      in Kafka kafka/orders

    clusters/profiles/small.yaml:3:12  error  replication-below-three
      There are 2 brokers, fewer than 3.
      2 │ kafka:
      3 │   brokers: 2
        │            ^
      affects hz/a, hz/b, hz/c, hz/d, hz/e and 2 more (7 clusters)

    base/kafka/zookeeper/kafka.yaml:1:1  error  unreadable-file
      This file does not exist.

    ✗ 2 errors and 1 warning in 1,003 Kafka clusters on 2 Kubernetes clusters (63 objects). \`npx fleet explain <rule>\` says why and how to mend it.
    "
  `);
});

test('nothing found', () => {
  expect(formatPretty(clean, plain)).toBe(
    '✓ No findings in 1,003 Kafka clusters on 2 Kubernetes clusters (63 objects).\n',
  );
  expect(formatPretty(clean, plain)).toBe(formatSummary(clean, plain));
});

test('hostile texts move no cursor, and begin no line', () => {
  const text = formatPretty(hostile, plain);
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202e\ufeff]/u);
  expect(text.split('\n').filter((line) => /^\S/.test(line))).toHaveLength(hostileTexts.length + 1);
});

test('colour is there when asked for', () => {
  expect(formatPretty(mixed, { color: true })).toContain('\u001b[31merror\u001b[39m');
});
