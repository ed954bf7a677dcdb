/** What a baseline takes in and leaves out, by rules of the test's own. */
import { describe, expect, test } from 'vitest';
import { type Changes, formatFindings, miniature } from '../../../test/support/miniature.ts';
import { formatPretty } from '../../report/pretty.ts';
import { inCluster } from '../../rules/context.ts';
import { defineKafkaRule, defineKubernetesRule, type Rule } from '../../rules/rule.ts';
import { judge } from '../judge.ts';
import { type BaselineEntry, baselineText } from './file.ts';

const text = { summary: 'S.', why: 'W.', fix: 'F.', bad: '', good: '', severity: 'error' } as const;

const rules: readonly Rule[] = [
  defineKafkaRule({
    ...text,
    id: 'listener-found',
    check({ cluster }, report) {
      for (const [index, { port }] of cluster.spec.kafka.listeners.entries())
        if (port > 9100) report(`Port ${port}.`, inCluster(cluster, 'kafka', 'listeners', index));
    },
  }),
  defineKafkaRule({
    ...text,
    id: 'cpu-found',
    check({ kafka }, report) {
      if ((kafka?.number('spec', 'kafka', 'resources', 'requests', 'cpu') ?? 0) > 1)
        report('CPU.', kafka?.place('spec', 'kafka', 'resources', 'requests', 'cpu') as never);
    },
  }),
  defineKafkaRule({
    ...text,
    id: 'base-line',
    check: ({ kafka }, report) =>
      kafka && report('Base.', kafka.place('spec', 'kafka', 'template', 'pod', 'enableServiceLinks')),
  }),
  defineKafkaRule({
    ...text,
    id: 'default-found',
    check({ cluster }, report) {
      const { brokers, maxUnavailable } = cluster.spec.kafka;
      if (brokers === 3) report('Three.', inCluster(cluster, 'kafka', 'brokers'));
      if (maxUnavailable === 1 && cluster.spec.owner === 'two')
        report('One.', inCluster(cluster, 'kafka', 'maxUnavailable'));
    },
  }),
  defineKubernetesRule({
    ...text,
    id: 'whole-found',
    check: ({ kubernetes }, report) => report('Class.', inCluster(kubernetes, 'storageClasses', 0, 'minSize')),
  }),
];

const kafka = (lines: string, owner = 'team-orders'): string => `kind: KafkaCluster
owner: ${owner}
profiles: [small]
kafka:
  version: 3.9.2
  storage: { size: 100Gi }
${lines}zookeeper: { storage: { size: 50Gi } }
`;

const orders = 'clusters/hz/orders.yaml';
const payments = 'clusters/hz/payments.yaml';
const listeners =
  '  listeners: [{ name: plain, port: 9094, type: internal }, { name: wide, port: 9200, type: internal }]\n';

function options(ids: readonly string[]): { readonly rules: readonly Rule[] } {
  return { rules: rules.filter((one) => ids.includes(one.id)) };
}

/** The lines of entries that a baseline of today has. */
async function entriesOf(changes: Changes, ...ids: readonly string[]): Promise<readonly BaselineEntry[]> {
  const entries: BaselineEntry[] = [];
  await judge(miniature(changes), { ...options(ids), record: (entry) => void entries.push(entry) });
  return entries;
}

async function linesOf(changes: Changes, ...ids: readonly string[]): Promise<readonly string[]> {
  return baselineText(await entriesOf(changes, ...ids))
    .split('\n')
    .slice(4, -1);
}

/** What is told of a fleet with a baseline. */
async function told(baseline: string, changes: Changes, ...ids: readonly string[]): Promise<readonly string[]> {
  const { findings } = await judge(miniature({ ...changes, 'baseline.yaml': baseline }), options(ids));
  return formatFindings(findings).split('\n').slice(0, -1);
}

describe('an entry', () => {
  test.each([
    [
      'a field by its path, an item by its name',
      'listener-found',
      '  - { rule: listener-found, cluster: hz/orders, path: "kafka.listeners[wide]" }',
    ],
    [
      'a line of a profile for each cluster',
      'cpu-found',
      '  - { rule: cpu-found, cluster: hz/orders, path: kafka.cpu }',
    ],
    [
      'a line of a base by the object',
      'base-line',
      '  - { rule: base-line, cluster: hz/orders, object: Kafka/orders, path: spec.kafka.template.pod.enableServiceLinks }',
    ],
    [
      'a default by the key it is shown at',
      'default-found',
      '  - { rule: default-found, cluster: hz/orders, path: kafka }',
    ],
    [
      'what is about a Kubernetes cluster',
      'whole-found',
      '  - { rule: whole-found, cluster: hz, path: "storageClasses[cloud-essd].minSize" }',
    ],
  ])('names %s', async (_name, rule, line) => {
    expect(await linesOf({ [orders]: kafka(listeners) }, rule)).toEqual([line]);
  });

  test.each(['listener-found', 'cpu-found', 'base-line', 'default-found', 'whole-found'])(
    'holds what %s finds',
    async (rule) => {
      const changes = { [orders]: kafka(listeners) };
      const baseline = baselineText(await entriesOf(changes, rule));
      expect(await told(baseline, changes, rule)).toEqual([]);
    },
  );

  test('holds it when lines move and are written otherwise', async () => {
    const baseline = baselineText(await entriesOf({ [orders]: kafka(listeners) }, 'listener-found'));
    const moved = `  listeners:
    # the order is another, too
    - name: wide
      port: 9300
      type: internal

    - name: plain
      type: internal
      port: 9094
`;
    expect(await told(baseline, { [orders]: kafka(moved) }, 'listener-found')).toEqual([]);
  });
});

describe('what is new is told', () => {
  test('another item', async () => {
    const baseline = baselineText(await entriesOf({ [orders]: kafka(listeners) }, 'listener-found'));
    const more = listeners.replace(' }]', ' }, { name: wider, port: 9300, type: internal }]');
    expect(await told(baseline, { [orders]: kafka(more) }, 'listener-found')).toEqual([
      'clusters/hz/orders.yaml:7:104 listener-found Port 9300.',
    ]);
  });

  test('a cluster that a line of a profile did not reach before', async () => {
    const baseline = baselineText(await entriesOf({ [orders]: kafka('') }, 'cpu-found'));
    const { findings } = await judge(
      miniature({ [orders]: kafka(''), [payments]: kafka(''), 'baseline.yaml': baseline }),
      options(['cpu-found']),
    );
    expect(findings.map((one) => [one.origin.file.path, one.clusters])).toEqual([
      ['clusters/profiles/small.yaml', ['hz/payments']],
    ]);
  });

  test('all at a place where there is more than the entry counts', async () => {
    const baseline = baselineText(await entriesOf({ [orders]: kafka('') }, 'default-found'));
    expect(await told(baseline, { [orders]: kafka('', 'two') }, 'default-found')).toEqual([
      'clusters/hz/orders.yaml:4:1 default-found One.',
      'clusters/hz/orders.yaml:4:1 default-found Three.',
    ]);
  });
});

describe('what is gone is told', () => {
  const baseline = `kind: Baseline
findings:
  - { rule: listener-found, cluster: hz/orders, path: "kafka.listeners[wide]" }
  - { rule: default-found, cluster: hz/orders, path: kafka, count: 2 }
`;

  test('once for all', async () => {
    expect(await told(baseline, { [orders]: kafka('') }, 'listener-found', 'default-found')).toEqual([
      'baseline.yaml:3:13 baseline-unused `listener-found` finds nothing there any more, and 1 other entry is like it; run `npx fleet baseline --prune`.',
    ]);
  });

  test('a count that is smaller', async () => {
    expect(await told(baseline, { [orders]: kafka(listeners) }, 'listener-found', 'default-found')).toEqual([
      'baseline.yaml:4:13 baseline-unused `default-found` finds 1 there and not 2; run `npx fleet baseline --prune`.',
    ]);
  });

  test('and not where a fault hides what rules would find', async () => {
    const lines = await told(
      baseline,
      { [orders]: 'kind: KafkaCluster\nonwer: team\n' },
      'listener-found',
      'default-found',
    );
    expect(lines.filter((line) => line.includes('baseline'))).toEqual([]);
  });

  test('nor in a run for a part of the fleet', async () => {
    const { findings } = await judge(miniature({ 'baseline.yaml': baseline }), {
      ...options(['listener-found', 'default-found']),
      scope: { kubernetes: 'hz' },
    });
    expect(findings).toEqual([]);
  });
});

test('a suppression comes first: what it covers is not in the baseline', async () => {
  const suppress =
    'suppress:\n  - { rule: cpu-found, path: kafka.cpu, reason: agreed with security, until: 2027-01-31 }\n';
  expect(await linesOf({ [orders]: kafka('') + suppress }, 'cpu-found', 'default-found')).toEqual([
    '  - { rule: default-found, cluster: hz/orders, path: kafka }',
  ]);
});

test('the summary says how many it holds', async () => {
  const changes = { [orders]: kafka(''), [payments]: kafka('') };
  const baseline = baselineText(await entriesOf(changes, 'cpu-found', 'default-found'));
  const judgement = await judge(
    miniature({ ...changes, 'baseline.yaml': baseline }),
    options(['cpu-found', 'default-found']),
  );
  expect(formatPretty(judgement, { color: false })).toMatch(/objects; 3 findings in the baseline\)\.\n$/);
});
