import { expect, test } from 'vitest';
import { collate, type Finding } from './finding.ts';

const base = { path: 'base/kafka.yaml', text: 'spec:\n  kafka: {}\n' };

function finding(message: string, clusters: readonly string[], start = 0, rule = 'some-rule'): Finding {
  const origin = { file: base, start, end: start + 1 };
  return { rule, severity: 'error', message, origin, related: [], clusters };
}

function collated(...findings: readonly Finding[]): readonly string[] {
  return collate(findings).map((one) => `${one.origin.start} ${one.rule} ${one.message} (${one.clusters.join(' ')})`);
}

test('one fault of a base is one finding that lists its clusters', () => {
  expect(collated(finding('a', ['hz/b']), finding('a', ['hz/a']), finding('a', ['hz/a']))).toEqual([
    '0 some-rule a (hz/a hz/b)',
  ]);
});

test('a message that names the cluster does not make it two', () => {
  expect(collated(finding('a of hz/a', ['hz/a']), finding('a of hz/b', ['hz/b']))).toEqual([
    '0 some-rule a of hz/a (hz/a hz/b)',
  ]);
});

test('two faults of one cluster at one place are both told, for every cluster', () => {
  const both = ['hz/a', 'hz/b'].flatMap((cluster) => [
    finding('a is missing', [cluster]),
    finding('b is missing', [cluster]),
  ]);
  expect(collated(...both)).toEqual(['0 some-rule a is missing (hz/a hz/b)', '0 some-rule b is missing (hz/a hz/b)']);
});

test('findings about no single cluster differ by what they say', () => {
  expect(collated(finding('a', []), finding('b', []), finding('a', []))).toEqual([
    '0 some-rule a ()',
    '0 some-rule b ()',
  ]);
});

test('the order is that of places, then of rules, then of messages', () => {
  const found = [
    finding('b', ['hz/a'], 9),
    finding('a', ['hz/a'], 9),
    finding('z', ['hz/a'], 2),
    finding('a', [], 9, 'a-rule'),
  ];
  expect(collated(...found)).toEqual([
    '2 some-rule z (hz/a)',
    '9 a-rule a ()',
    '9 some-rule a (hz/a)',
    '9 some-rule b (hz/a)',
  ]);
});
