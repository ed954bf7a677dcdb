import { expect, test } from 'vitest';
import { clean, hostile, many, mixed } from '../../test/support/judgements.ts';
import { formatGithub } from './github.ts';

test('an annotation for each finding, errors first, and a line that sums up', () => {
  expect(formatGithub(mixed).split('\n')).toEqual([
    '::error file=clusters/profiles/small.yaml,line=3,endLine=3,col=12,endColumn=13,title=replication-below-three::There are 2 brokers, fewer than 3.%0AAffects hz/a, hz/b, hz/c, hz/d, hz/e, hz/f, hz/g.',
    '::error file=base/kafka/zookeeper/kafka.yaml,line=1,endLine=1,col=1,endColumn=1,title=unreadable-file::This file does not exist.',
    '::warning file=clusters/hz/orders.yaml,line=5,endLine=5,col=9,endColumn=13,title=heap-squeezes-page-cache::Heap 14Gi leaves little of 16Gi to the page cache; set `kafka.heap` to 8Gi at most.',
    '2 errors and 1 warning in 1,003 Kafka clusters on 2 Kubernetes clusters (63 objects).',
    '',
  ]);
});

test('nothing found', () => {
  expect(formatGithub(clean)).toBe(
    '0 errors and 0 warnings in 1,003 Kafka clusters on 2 Kubernetes clusters (63 objects).\n',
  );
});

test('hostile texts begin no command of their own', () => {
  const lines = formatGithub(hostile).trimEnd().split('\n');
  expect(lines).toHaveLength(hostile.findings.length + 1);
  for (const line of lines.slice(0, -1))
    expect(line).toMatch(
      /^::(error|warning) file=[^:,]+,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=authored-file::/,
    );
});

test('it is said that GitHub shows ten of each, and a long list of clusters is cut', () => {
  const lines = formatGithub(many(11, 0)).split('\n');
  expect(lines.at(-3)).toBe('GitHub shows 10 errors and 10 warnings of a step on its pages; this log has all.');
  expect(lines[0]).toMatch(/hz\/cluster-19 and 180 more \(200 clusters\)\.$/);
  expect(formatGithub(many(10, 0))).not.toContain('GitHub shows');
});
