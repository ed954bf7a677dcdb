/** Owns small judgements for tests of reports: a clean one, one with some of everything, one of hostile texts, one that is large. */
import type { Finding } from '../../tooling/lint/finding.ts';
import type { Judgement } from '../../tooling/lint/judge.ts';
import { nothingAccepted } from '../../tooling/lint/suppress/suppress.ts';
import type { Origin, SourceFile } from '../../tooling/source/node.ts';

const counts = { kubernetesClusters: 2, kafkaClusters: 1003, objects: 63 };
const accepted = nothingAccepted;

/** Where `marked` first stands in a text. */
export function placeIn(file: SourceFile, marked: string): Origin {
  const start = file.text.indexOf(marked);
  if (start === -1) throw new Error(`${JSON.stringify(marked)} is not in ${file.path}`);
  return { file, start, end: start + marked.length };
}

export const clean: Judgement = { findings: [], counts, accepted };

const orders: SourceFile = {
  path: 'clusters/hz/orders.yaml',
  text: 'kind: KafkaCluster\nowner: team-orders\nkafka:\n  memory: 16Gi\n  heap: 14Gi\n',
};
const profile: SourceFile = { path: 'clusters/profiles/small.yaml', text: 'kind: Profile\nkafka:\n  brokers: 2\n' };

export const mixed: Judgement = {
  counts,
  accepted,
  findings: [
    {
      rule: 'heap-squeezes-page-cache',
      severity: 'warning',
      message: 'Heap 14Gi leaves little of 16Gi to the page cache; set `kafka.heap` to 8Gi at most.',
      origin: placeIn(orders, '14Gi'),
      related: [{ origin: placeIn(orders, '16Gi'), message: 'the memory limit' }],
      object: { apiVersion: 'kafka.strimzi.io/v1beta2', kind: 'Kafka', namespace: 'kafka', name: 'orders' },
      route: ['spec', 'kafka', 'jvmOptions', '-Xmx'],
      clusters: ['hz/orders'],
    },
    {
      rule: 'replication-below-three',
      severity: 'error',
      message: 'There are 2 brokers, fewer than 3.',
      origin: placeIn(profile, '2'),
      related: [],
      clusters: ['hz/a', 'hz/b', 'hz/c', 'hz/d', 'hz/e', 'hz/f', 'hz/g'],
    },
    {
      rule: 'unreadable-file',
      severity: 'error',
      message: 'This file does not exist.',
      origin: { file: { path: 'base/kafka/zookeeper/kafka.yaml', text: '' }, start: 0, end: 0 },
      related: [],
      clusters: [],
    },
  ],
};

/** What somebody would write who wants a report to say something else than it should. */
export const hostileTexts: readonly string[] = [
  '</failure><testcase name="x"/>',
  ']]>',
  '<!-- hidden -->',
  '| cell | `code` | <img src=x onerror=alert(1)>',
  '@octocat and #1 and GH-12 and octo/cat#3',
  'https://evil.example and www.evil.example and [a](https://evil.example) ![b](c)',
  '`` ` ``` `@octocat`',
  '\u001b[31mred\u0000\u0007\r\n## heading\n::error::made up',
  '\ud800 \ufffe \uffff \u202e \ufeff 😀',
  '&lt; &amp; %3A 100% "quoted" \'single\' \\',
  '$x$ ~~gone~~ **bold** _it_ {{ 1 + 1 }} {0}',
];

export const hostile: Judgement = {
  counts,
  accepted,
  findings: hostileTexts.map((text, index): Finding => {
    const file = { path: `clusters/hz/${text}.yaml`, text: `a: 1\n${text}\nb: 2\n` };
    return {
      rule: 'authored-file',
      severity: index % 2 === 0 ? 'error' : 'warning',
      message: `The value \`${text}\` is ${text}.`,
      origin: placeIn(file, text),
      related: [{ origin: placeIn(file, 'b: 2'), message: text }],
      object: { apiVersion: 'v1', kind: 'Secret', namespace: text, name: text },
      clusters: [`hz/${text}`, 'hz/orders'],
    };
  }),
};

/** @param errors how many of them are errors; these come last. */
export function many(count: number, errors: number, message = 'Something is wrong; mend it.'): Judgement {
  const text = Array.from({ length: count }, (_, line) => `key${line}: value\n`).join('');
  const file = { path: 'clusters/hz/orders.yaml', text };
  let start = 0;
  const findings = Array.from({ length: count }, (_, line): Finding => {
    const origin = { file, start, end: start + `key${line}`.length };
    start += `key${line}: value\n`.length;
    const severity = line >= count - errors ? 'error' : 'warning';
    const clusters = Array.from({ length: 200 }, (_none, at) => `hz/cluster-${at}`);
    return { rule: 'authored-file', severity, message, origin, related: [], clusters };
  });
  return { findings, counts, accepted };
}
