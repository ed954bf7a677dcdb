import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { clean, hostile, hostileTexts, mixed } from '../../test/support/judgements.ts';
import type { Judgement } from '../lint/judge.ts';
import { formatJunit } from './junit.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** By a parser that refuses whatever is not well-formed. */
function parse(judgement: Judgement): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: { ...attributes }, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(formatJunit(judgement)).close();
  return root.children[0] ?? root;
}

function cases(judgement: Judgement): readonly Element[] {
  return parse(judgement).children.flatMap((suite) => suite.children);
}

test('a clean run has a passing test case for each rule', () => {
  const { children } = parse(clean);
  expect(formatJunit(clean)).toContain('<!-- 1,003 Kafka clusters on 2 Kubernetes clusters (63 objects) -->');
  expect(children.length).toBeGreaterThan(5);
  expect(cases(clean).map((one) => one.attributes['name'])).toContain('heap-too-large');
  expect(cases(clean).every((one) => one.children.length === 0)).toBe(true);
});

test('the numbers are those of the test cases', () => {
  for (const judgement of [clean, mixed, hostile]) {
    const root = parse(judgement);
    const failed = (elements: readonly Element[]): number => elements.filter((one) => one.children.length > 0).length;
    for (const { attributes, children } of root.children) {
      expect(attributes).toMatchObject({ tests: String(children.length), failures: String(failed(children)) });
    }
    expect(root.attributes).toMatchObject({
      tests: String(cases(judgement).length),
      failures: String(failed(cases(judgement))),
    });
  }
});

test('findings are failures, and their type tells an error from a warning', () => {
  const found = cases(mixed).filter((one) => one.children.length > 0);
  expect(
    found.map(({ attributes, children }) => [attributes, children[0]?.attributes, children[0]?.text]),
  ).toMatchInlineSnapshot(`
      [
        [
          {
            "classname": "fleet.files",
            "file": "base/kafka/zookeeper/kafka.yaml",
            "line": "1",
            "name": "unreadable-file base/kafka/zookeeper/kafka.yaml",
          },
          {
            "message": "error: This file does not exist.",
            "type": "error",
          },
          "base/kafka/zookeeper/kafka.yaml:1:1 error unreadable-file
      This file does not exist.",
        ],
        [
          {
            "classname": "fleet.replication",
            "file": "clusters/profiles/small.yaml",
            "line": "3",
            "name": "replication-below-three clusters/profiles/small.yaml",
          },
          {
            "message": "error: There are 2 brokers, fewer than 3.",
            "type": "error",
          },
          "clusters/profiles/small.yaml:3:12 error replication-below-three
      There are 2 brokers, fewer than 3.
      affects hz/a, hz/b, hz/c, hz/d, hz/e, hz/f, hz/g",
        ],
        [
          {
            "classname": "fleet.resources",
            "file": "clusters/hz/orders.yaml",
            "line": "5",
            "name": "heap-squeezes-page-cache clusters/hz/orders.yaml",
          },
          {
            "message": "warning: Heap 14Gi leaves little of 16Gi to the page cache; set \`kafka.heap\` to 8Gi at most.",
            "type": "warning",
          },
          "clusters/hz/orders.yaml:5:9 warning heap-squeezes-page-cache
      Heap 14Gi leaves little of 16Gi to the page cache; set \`kafka.heap\` to 8Gi at most.
      see clusters/hz/orders.yaml:4:11 the memory limit
      in Kafka kafka/orders",
        ],
      ]
    `);
});

test('findings of a rule in one file are one failure, and one error among them makes it one', () => {
  const [first, ...others] = mixed.findings;
  if (first === undefined) throw new Error('no finding');
  const twice = cases({ ...mixed, findings: [first, { ...first, severity: 'error' }, ...others] });
  const [failure] = twice.find((one) => one.attributes['name']?.startsWith(first.rule) === true)?.children ?? [];
  expect(failure?.attributes).toEqual({ type: 'error', message: 'error: 2 findings' });
  expect(failure?.text.split('\n\n')).toHaveLength(2);
});

test('hostile texts are well-formed, and stay text', () => {
  const found = cases(hostile).filter((one) => one.children.length > 0);
  expect(found).toHaveLength(hostileTexts.length);
  for (const { children } of found) {
    expect(children.map((one) => one.name)).toEqual(['failure']);
    expect(children[0]?.children).toEqual([]);
  }
  expect(found.map((one) => one.children[0]?.text).join('\n')).toContain('</failure><testcase name="x"/>');
});
