import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { clean, hostile, many, mixed, placeIn } from '../../test/support/judgements.ts';
import type { Finding } from '../lint/finding.ts';
import type { Judgement } from '../lint/judge.ts';
import { formatSarif } from './sarif.ts';

interface Location {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: object };
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}
interface Descriptor {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string };
  readonly properties: { readonly tags: readonly string[] };
}
interface Run {
  readonly results: readonly Result[];
  readonly tool: { readonly driver: { readonly rules: readonly Descriptor[] } };
  readonly invocations: readonly [{ readonly toolExecutionNotifications: readonly object[] }];
}

/** OASIS' own schema, written for draft 4 of JSON Schema; it uses nothing that means something else in draft 7. */
const schemas = join(dirname(createRequire(import.meta.url).resolve('@microsoft/jest-sarif')), 'schemas');
const {
  $schema: _draft,
  id: _id,
  ...schema
} = JSON.parse(readFileSync(join(schemas, 'sarif-2.1.0-rtm.5.json'), 'utf8'));
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false }).compile(
  schema,
);

function run(judgement: Judgement): Run {
  return JSON.parse(formatSarif(judgement)).runs[0];
}

test.each([
  ['clean', clean],
  ['mixed', mixed],
  ['hostile', hostile],
  ['cut', many(5001, 1)],
])('the report of a judgement that is %s fits the schema', (_name, judgement) => {
  validate(JSON.parse(formatSarif(judgement)));
  expect(validate.errors).toBeNull();
});

test('the schema is one that can refuse', () => {
  expect(validate({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
});

test('results: the most severe first, with places, related places and clusters', () => {
  const marked = run(mixed).results.map(({ partialFingerprints: _digest, ruleIndex: _index, ...result }) => result);
  expect(marked).toMatchInlineSnapshot(`
    [
      {
        "level": "error",
        "locations": [
          {
            "physicalLocation": {
              "artifactLocation": {
                "uri": "clusters/profiles/small.yaml",
                "uriBaseId": "%SRCROOT%",
              },
              "region": {
                "endColumn": 13,
                "endLine": 3,
                "startColumn": 12,
                "startLine": 3,
              },
            },
          },
        ],
        "message": {
          "text": "There are 2 brokers, fewer than 3. Affects hz/a, hz/b, hz/c, hz/d, hz/e and 2 more (7 clusters).",
        },
        "properties": {
          "clusterCount": 7,
          "clusters": [
            "hz/a",
            "hz/b",
            "hz/c",
            "hz/d",
            "hz/e",
            "hz/f",
            "hz/g",
          ],
        },
        "ruleId": "replication-below-three",
      },
      {
        "level": "error",
        "locations": [
          {
            "physicalLocation": {
              "artifactLocation": {
                "uri": "base/kafka/zookeeper/kafka.yaml",
                "uriBaseId": "%SRCROOT%",
              },
              "region": {
                "endColumn": 1,
                "endLine": 1,
                "startColumn": 1,
                "startLine": 1,
              },
            },
          },
        ],
        "message": {
          "text": "This file does not exist.",
        },
        "ruleId": "unreadable-file",
      },
      {
        "level": "warning",
        "locations": [
          {
            "logicalLocations": [
              {
                "fullyQualifiedName": "Kafka kafka/orders",
                "kind": "resource",
              },
            ],
            "physicalLocation": {
              "artifactLocation": {
                "uri": "clusters/hz/orders.yaml",
                "uriBaseId": "%SRCROOT%",
              },
              "region": {
                "endColumn": 13,
                "endLine": 5,
                "startColumn": 9,
                "startLine": 5,
              },
            },
          },
        ],
        "message": {
          "text": "Heap 14Gi leaves little of 16Gi to the page cache; set \`kafka.heap\` to 8Gi at most.",
        },
        "properties": {
          "clusterCount": 1,
          "clusters": [
            "hz/orders",
          ],
        },
        "relatedLocations": [
          {
            "id": 1,
            "message": {
              "text": "the memory limit",
            },
            "physicalLocation": {
              "artifactLocation": {
                "uri": "clusters/hz/orders.yaml",
                "uriBaseId": "%SRCROOT%",
              },
              "region": {
                "endColumn": 15,
                "endLine": 4,
                "startColumn": 11,
                "startLine": 4,
              },
            },
          },
        ],
        "ruleId": "heap-squeezes-page-cache",
      },
    ]
  `);
});

test('a result names its rule by index', () => {
  const { results, tool } = run(mixed);
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
});

test('a rule that is not listed is described all the same', () => {
  const [first] = mixed.findings as readonly [Finding, ...Finding[]];
  const { results, tool } = run({ ...mixed, findings: [{ ...first, rule: 'made-up' }] });
  expect(tool.driver.rules[results[0]?.ruleIndex ?? -1]?.id).toBe('made-up');
});

test('what code scanning shows of a rule is there, and within its limits', () => {
  const { rules } = run(clean).tool.driver;
  expect(rules.length).toBeGreaterThan(20);
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  for (const { shortDescription, fullDescription, help, properties } of rules) {
    for (const { text } of [shortDescription, fullDescription]) {
      expect(text.length).toBeGreaterThan(0);
      expect(text.length).toBeLessThanOrEqual(1024);
    }
    expect(help.text).not.toMatch(/\]\(/);
    expect(properties.tags.length).toBeLessThanOrEqual(10);
  }
});

describe('hostile texts', () => {
  test('addresses are relative and nothing but encoded paths', () => {
    for (const { locations } of run(hostile).results) {
      const uri = locations[0]?.physicalLocation.artifactLocation.uri ?? '';
      expect(uri).toMatch(/^clusters\/hz\/[A-Za-z0-9._~%/-]+$/);
      expect(new URL(uri, 'file:///root/').pathname).toBe(`/root/${uri}`);
    }
  });

  test('a message has no link in it, and no control character', () => {
    for (const { message } of run(hostile).results) {
      expect(message.text).not.toMatch(/(?<!\\)\]\(/);
      expect(message.text).not.toMatch(/[\p{Cc}\p{Cs}]/u);
    }
  });
});

describe('fingerprints', () => {
  const digests = (text: string, ...marked: readonly string[]): readonly string[] => {
    const file = { path: 'clusters/hz/orders.yaml', text };
    const [first] = mixed.findings as readonly [Finding, ...Finding[]];
    const findings = marked.map((one) => ({ ...first, origin: placeIn(file, one) }));
    return run({ ...mixed, findings }).results.map((one) => one.partialFingerprints['fleetFinding/v1'] ?? '');
  };

  test('stay when lines are added above, or the indentation changes', () => {
    expect(digests('kafka:\n  heap: 14Gi\n', '14Gi')).toEqual(digests('# why\n\nkafka:\n    heap: 14Gi\r\n', '14Gi'));
  });

  test('differ by what stands there', () => {
    expect(digests('heap: 14Gi\n', '14Gi')).not.toEqual(digests('heap: 13Gi\n', '13Gi'));
    expect(new Set(digests('{ a: 1, b: 2 }\n', '1', '2', '2')).size).toBe(3);
  });

  test('do not hold the line, nor the clusters', () => {
    const all = run(many(50, 0)).results.map((one) => one.partialFingerprints['fleetFinding/v1']);
    expect(new Set(all).size).toBe(50);
    const { findings, ...rest } = many(50, 0);
    const fewer = run({ ...rest, findings: findings.map((one) => ({ ...one, clusters: ['hz/a'] })) }).results;
    expect(fewer.map((one) => one.partialFingerprints['fleetFinding/v1'])).toEqual(all);
  });
});

describe('limits of code scanning', () => {
  test('5,000 results: errors are kept, and what is left out is counted', () => {
    const { results, invocations } = run(many(5200, 300));
    expect(results).toHaveLength(5000);
    expect(results.filter((one) => one.level === 'error')).toHaveLength(300);
    expect(invocations[0].toolExecutionNotifications).toEqual([
      {
        level: 'warning',
        message: {
          text: '200 findings (0 errors, 200 warnings) did not fit into this file; `fleet validate` shows all.',
        },
      },
    ]);
  });

  test('10 MB, whatever the texts are', () => {
    const text = formatSarif(many(5000, 10, '漢'.repeat(800)));
    expect(Buffer.byteLength(text)).toBeLessThan(10_000_000);
    const { results, invocations } = JSON.parse(text).runs[0];
    expect(results.length).toBeGreaterThan(2000);
    expect(invocations[0].toolExecutionNotifications[0].message.text).toContain(
      `${(5000 - results.length).toLocaleString('en')} findings (0 errors`,
    );
  });

  test('100 locations of a result', () => {
    const [first] = mixed.findings as readonly [Finding, ...Finding[]];
    const related = Array.from({ length: 150 }, () => ({ origin: first.origin, message: 'there, too' }));
    const [result] = JSON.parse(formatSarif({ ...mixed, findings: [{ ...first, related }] })).runs[0].results;
    expect(result.relatedLocations).toHaveLength(99);
  });
});
