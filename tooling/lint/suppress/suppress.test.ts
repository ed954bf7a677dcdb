/** What suppressions cover, by rules of the test's own: one for each place that a finding can have. */
import { describe, expect, test } from 'vitest';
import { type Changes, formatFindings, miniature } from '../../../test/support/miniature.ts';
import { formatJson } from '../../report/json.ts';
import { formatPretty } from '../../report/pretty.ts';
import { inCluster } from '../../rules/context.ts';
import { defineKafkaRule, defineKubernetesRule, type Rule } from '../../rules/rule.ts';
import { judge } from '../judge.ts';

const text = { summary: 'S.', why: 'W.', fix: 'F.', bad: '', good: '', severity: 'error' } as const;

const rules: readonly Rule[] = [
  defineKafkaRule({
    ...text,
    id: 'cpu-found',
    check: ({ kafka, cluster }, report) =>
      kafka && report(`CPU of ${cluster.id}.`, kafka.place('spec', 'kafka', 'resources', 'requests', 'cpu')),
  }),
  defineKafkaRule({
    ...text,
    id: 'disk-lost',
    dataLoss: true,
    check: ({ cluster }, report) => report('Disk.', inCluster(cluster, 'kafka', 'storage', 'size')),
  }),
  defineKafkaRule({
    ...text,
    id: 'base-line',
    check: ({ kafka }, report) =>
      kafka && report('Base.', kafka.place('spec', 'kafka', 'template', 'pod', 'enableServiceLinks')),
  }),
  defineKafkaRule({
    ...text,
    id: 'listener-found',
    severity: { production: 'error', staging: 'off', development: 'off' },
    check({ cluster }, report) {
      for (const [index, { port }] of cluster.spec.kafka.listeners.entries())
        if (port > 9100) report('Port.', inCluster(cluster, 'kafka', 'listeners', index, 'port'));
    },
  }),
  defineKafkaRule({
    ...text,
    id: 'class-found',
    check: ({ kubernetes }, report) => report('Class.', inCluster(kubernetes, 'storageClasses', 0, 'minSize')),
  }),
  defineKubernetesRule({
    ...text,
    id: 'whole-found',
    check({ kafka: [first, second] }, report) {
      if (first === undefined || second === undefined) return;
      report('Two.', inCluster(first.cluster, 'owner'), [
        { place: inCluster(second.cluster, 'owner'), message: 'other' },
      ]);
    },
  }),
  defineKubernetesRule({
    ...text,
    id: 'operator-found',
    check({ operator }, report) {
      const deployment = operator.find((one) => one.kind === 'Deployment');
      if (deployment !== undefined) report('Operator.', { node: deployment.node, route: ['spec', 'strategy'] });
    },
  }),
];

function rulesOf(...ids: readonly string[]): readonly Rule[] {
  return rules.filter((one) => ids.includes(one.id));
}

interface Written {
  readonly suppress?: readonly string[];
  readonly kafka?: string;
  readonly more?: string;
}

const reason = 'reason: agreed with security, until: 2027-01-31';

function suppressing(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `suppress:\n${lines.map((line) => `  - { ${line}, ${reason} }\n`).join('')}`;
}

function kafka({ suppress = [], kafka: line = '', more = '' }: Written = {}): string {
  return `kind: KafkaCluster
owner: team-orders
profiles: [small]
${more}kafka:
  version: 3.9.2
  storage: { size: 100Gi }
${line}zookeeper: { storage: { size: 50Gi } }
${suppressing(suppress)}`;
}

function profile(...suppress: readonly string[]): string {
  return `kind: Profile\ntier: production\nkafka: { cpu: 2, memory: 8Gi }\n${suppressing(suppress)}`;
}

const cluster = (...suppress: readonly string[]): string => `kind: KubernetesCluster
owner: team-platform
provider: alibaba
kubernetes: "1.33"
nodePools:
  - { name: kafka, nodes: 6, cpu: 7800m, memory: 28Gi, zones: [h, i, j] }
storageClasses:
  - { name: cloud-essd, minSize: 20Gi, maxSize: 32Ti, default: true }
strimzi:
  release: 0.45.2
${suppressing(suppress)}`;

const orders = 'clusters/hz/orders.yaml';
const payments = 'clusters/hz/payments.yaml';
const small = 'clusters/profiles/small.yaml';
const hz = 'clusters/hz/cluster.yaml';

async function judged(changes: Changes, ids: readonly string[], options = {}) {
  return judge(miniature({ [orders]: kafka(), [payments]: kafka(), ...changes }), {
    rules: rulesOf(...ids),
    date: '2026-11-22',
    ...options,
  });
}

async function found(changes: Changes, ids: readonly string[], options = {}): Promise<readonly string[]> {
  const { findings } = await judged(changes, ids, options);
  const lines = formatFindings(findings).split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('  see ')).map((line) => line.trim());
}

describe('a line of a profile that reaches two clusters', () => {
  const both = 'clusters/profiles/small.yaml:3:15 cpu-found CPU of hz/orders.';

  test('is one finding for both', async () => {
    expect(await found({}, ['cpu-found'])).toEqual([both, 'affects hz/orders, hz/payments']);
  });

  test('is suppressed for one in its file, and stands for the other', async () => {
    const changes = { [orders]: kafka({ suppress: ['rule: cpu-found, path: kafka.cpu'] }) };
    expect(await found(changes, ['cpu-found'])).toEqual([
      'clusters/profiles/small.yaml:3:15 cpu-found CPU of hz/payments.',
    ]);
  });

  test('is suppressed for both in the profile', async () => {
    expect(await found({ [small]: profile('rule: cpu-found, path: kafka.cpu') }, ['cpu-found'])).toEqual([]);
  });

  test('is not suppressed by its own path in cluster.yaml', async () => {
    expect(await found({ [hz]: cluster('rule: cpu-found, path: "nodePools[kafka].cpu"') }, ['cpu-found'])).toEqual([
      'clusters/hz/cluster.yaml:12:13 suppression-unused `cpu-found` finds nothing at `nodePools[kafka].cpu`; delete this.',
      both,
      'affects hz/orders, hz/payments',
    ]);
  });
});

describe('a line of a cluster file', () => {
  const listener =
    '  listeners: [{ name: plain, port: 9094, type: internal }, { name: wide, port: 9200, type: internal }]\n';

  test('is suppressed by the profile, for all that use it', async () => {
    const changes = {
      [small]: profile('rule: listener-found, path: "kafka.listeners[wide]"'),
      [orders]: kafka({ kafka: listener }),
      [payments]: kafka({ kafka: listener }),
    };
    expect(await found(changes, ['listener-found'])).toEqual([]);
  });

  test.each(['kafka.listeners[wide]', 'kafka.listeners[1]', 'kafka.listeners[wide].port', 'kafka.listeners'])(
    'is suppressed by %s',
    async (path) => {
      const changes = { [orders]: kafka({ kafka: listener, suppress: [`rule: listener-found, path: "${path}"`] }) };
      expect(await found(changes, ['listener-found'])).toEqual([]);
    },
  );

  test('another item is told', async () => {
    const changes = {
      [orders]: kafka({ kafka: listener, suppress: ['rule: listener-found, path: "kafka.listeners[plain]"'] }),
    };
    expect(await found(changes, ['listener-found'])).toEqual([
      'clusters/hz/orders.yaml:7:80 listener-found Port.',
      'clusters/hz/orders.yaml:10:13 suppression-unused `listener-found` finds nothing at `kafka.listeners[plain]`, but something at `kafka.listeners[wide].port`; correct the place, or delete this.',
    ]);
  });

  test('of a tier in which the rule is off', async () => {
    const suppress = ['rule: listener-found, path: "kafka.listeners[wide]"'];
    const changes = { [orders]: kafka({ kafka: listener, suppress, more: 'tier: staging\n' }) };
    expect(await found(changes, ['listener-found'])).toEqual([
      'clusters/hz/orders.yaml:11:13 suppression-unused `listener-found` is off in tier `staging`, so there is nothing to suppress; delete this.',
    ]);
  });

  test('by two suppressions, a wide and a narrow one: both are used', async () => {
    const suppress = [
      'rule: listener-found, path: kafka.listeners',
      'rule: listener-found, path: "kafka.listeners[wide]"',
    ];
    expect(await found({ [orders]: kafka({ kafka: listener, suppress }) }, ['listener-found'])).toEqual([]);
  });

  test('about two clusters is suppressed where it stands, and nowhere else', async () => {
    const suppress = ['rule: whole-found, path: owner'];
    expect(await found({ [orders]: kafka({ suppress }) }, ['whole-found'])).toEqual([]);
    expect(await found({ [payments]: kafka({ suppress }) }, ['whole-found'])).toEqual([
      'clusters/hz/orders.yaml:2:8 whole-found Two.',
      'affects hz/orders, hz/payments',
      'clusters/hz/payments.yaml:9:13 suppression-unused `whole-found` finds nothing at `owner`; delete this.',
    ]);
  });
});

describe('a line of a base', () => {
  const line = 'base/kafka/zookeeper/kafka.yaml';

  test('is suppressed for one cluster by the object', async () => {
    const changes = { [orders]: kafka({ suppress: ['rule: base-line, object: Kafka/orders'] }) };
    const left = await found(changes, ['base-line']);
    expect(left).toHaveLength(1);
    expect(left[0]).toContain(line);
    expect((await judged(changes, ['base-line'])).findings[0]?.clusters).toEqual(['hz/payments']);
  });

  test.each([
    ['spec.kafka.template', 1],
    ['spec.kafka.template.pod.enableServiceLinks', 1],
    ['spec.kafka.template.podDisruptionBudget', 2],
    ['spec', 2],
  ])('is suppressed within %s of the object: %d left', async (path, left) => {
    const changes = { [orders]: kafka({ suppress: [`rule: base-line, object: Kafka/kafka/orders, path: ${path}`] }) };
    const { findings } = await judged(changes, ['base-line']);
    expect(findings.find((one) => one.rule === 'base-line')?.clusters).toHaveLength(left);
    expect(findings.filter((one) => one.rule === 'suppression-unused')).toHaveLength(left - 1);
  });

  test('of the operator is suppressed in cluster.yaml', async () => {
    const written = 'rule: operator-found, object: Deployment/strimzi-cluster-operator';
    expect(await found({}, ['operator-found'])).toHaveLength(1);
    expect(await found({ [hz]: cluster(written) }, ['operator-found'])).toEqual([]);
  });
});

describe('a line of cluster.yaml', () => {
  test('is suppressed there for all clusters', async () => {
    expect(
      await found({ [hz]: cluster('rule: class-found, path: "storageClasses[cloud-essd]"') }, ['class-found']),
    ).toEqual([]);
  });

  test('is not known in the file of a cluster', async () => {
    const changes = { [orders]: kafka({ suppress: ['rule: class-found, path: "storageClasses[cloud-essd]"'] }) };
    expect((await found(changes, ['class-found'])).at(-1)).toBe(
      'clusters/hz/orders.yaml:9:32 suppression-unknown `storageClasses[cloud-essd]` is not in this file; it has `kind`, `owner`, `profiles`, `kafka`, `zookeeper` or `suppress`.',
    );
  });
});

describe('what can lose data', () => {
  const lost = 'clusters/hz/orders.yaml:6:20 disk-lost Disk.';
  const other = 'clusters/hz/payments.yaml:6:20 disk-lost Disk.';
  const at = 'rule: disk-lost, path: kafka.storage.size';

  test('needs somebody who agreed', async () => {
    expect(await found({ [orders]: kafka({ suppress: [at] }) }, ['disk-lost'])).toEqual([
      lost,
      'clusters/hz/orders.yaml:9:13 suppression-unapproved `disk-lost` is about the loss of data, which somebody else than `team-orders` must accept; name them in `approvedBy`.',
      other,
    ]);
  });

  test('who is not the owner', async () => {
    expect(await found({ [orders]: kafka({ suppress: [`${at}, approvedBy: Team-Orders`] }) }, ['disk-lost'])).toEqual([
      lost,
      'clusters/hz/orders.yaml:9:62 suppression-unapproved `approvedBy` is `Team-Orders`, the owner; expected somebody else, as `disk-lost` is about the loss of data.',
      other,
    ]);
  });

  test('then it holds', async () => {
    expect(await found({ [orders]: kafka({ suppress: [`${at}, approvedBy: team-platform`] }) }, ['disk-lost'])).toEqual(
      [other],
    );
  });

  test('in a profile, for those clusters only that do not belong to who approved', async () => {
    const changes = {
      [small]: profile(`${at}, approvedBy: team-orders`),
      [payments]: kafka().replace('team-orders', 'team-payments'),
    };
    expect(await found(changes, ['disk-lost'])).toEqual([
      lost,
      'clusters/profiles/small.yaml:5:62 suppression-unapproved `approvedBy` is `team-orders`, the owner of hz/orders; expected somebody else, as `disk-lost` is about the loss of data.',
    ]);
  });
});

describe('what a run cannot know', () => {
  const unused = ['rule: cpu-found, path: kafka.storage', 'rule: whole-found, path: owner'];
  const alone = { [payments]: undefined };

  test('a whole run knows all', async () => {
    expect(await found({ ...alone, [orders]: kafka({ suppress: unused }) }, ['cpu-found', 'whole-found'])).toHaveLength(
      3,
    );
  });

  test('a run for one cluster says nothing of rules about a whole Kubernetes cluster', async () => {
    const scope = { kubernetes: 'hz', kafka: 'hz/orders' };
    const lines = await found({ ...alone, [orders]: kafka({ suppress: unused }) }, ['cpu-found', 'whole-found'], {
      scope,
    });
    expect(lines.filter((line) => line.includes('unused'))).toHaveLength(1);
  });

  test('nor of profiles, cluster.yaml and other clusters', async () => {
    const scope = { kubernetes: 'hz', kafka: 'hz/orders' };
    const changes = {
      [small]: profile('rule: cpu-found, path: kafka.memory'),
      [hz]: cluster('rule: class-found, path: zones'.replace('zones', 'provider')),
      [payments]: kafka({ suppress: ['rule: cpu-found, path: kafka.storage'] }),
    };
    expect((await found(changes, ['cpu-found', 'class-found'])).filter((line) => line.includes('unused'))).toHaveLength(
      3,
    );
    expect(
      (await found(changes, ['cpu-found', 'class-found'], { scope })).filter((line) => line.includes('unused')),
    ).toEqual([]);
  });

  test('nor where a fault hides what rules would find', async () => {
    const patch = `patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/kafka/replicas, value: many }]
`;
    const lines = await found({ [orders]: kafka({ more: patch, suppress: unused }) }, ['base-line', 'cpu-found']);
    expect(lines.filter((line) => line.includes('suppression-unused'))).toEqual([]);
  });
});

test('the reports tell what is suppressed, why, until when, and when the first ends', async () => {
  const changes = { [small]: profile('rule: cpu-found, path: kafka.cpu, approvedBy: team-platform') };
  const judgement = await judged(changes, ['cpu-found']);
  expect(formatPretty(judgement, { color: false })).toMatch(/objects; 1 finding suppressed\)\.\n$/);
  const report = JSON.parse(formatJson(judgement));
  expect(report.summary).toMatchObject({ errors: 0, suppressed: 1 });
  expect(report.suppressed).toMatchObject([
    {
      rule: 'cpu-found',
      clusters: ['hz/orders', 'hz/payments'],
      suppression: { reason: 'agreed with security', until: '2027-01-31', approvedBy: 'team-platform', file: small },
    },
  ]);
  const later = await judged(changes, ['cpu-found'], { date: '2027-01-20' });
  expect(formatPretty(later, { color: false })).toMatch(/1 finding suppressed until 2027-01-31\)\.\n$/);
});

describe('what somebody wrote oddly', () => {
  test.each([
    ['until in quotes', 'rule: cpu-found, path: kafka.cpu, reason: agreed with security, until: "2027-01-31"', 0],
    ['a day without zeros', 'rule: cpu-found, path: kafka.cpu, reason: agreed with security, until: 2027-1-31', 0],
    ['a reason in Chinese', 'rule: cpu-found, path: kafka.cpu, reason: 仅限内网访问, until: 2027-01-31', 0],
    ['a ticket and a word', 'rule: cpu-found, path: kafka.cpu, reason: "lab SEC-142", until: 2027-01-31', 0],
    ['a ticket alone', 'rule: cpu-found, path: kafka.cpu, reason: SEC-142, until: 2027-01-31', 1],
    ['a link alone', 'rule: cpu-found, path: kafka.cpu, reason: "https://example.com/SEC", until: 2027-01-31', 1],
    ['dots', 'rule: cpu-found, path: kafka.cpu, reason: "...", until: 2027-01-31', 1],
    ['a path with spaces', 'rule: cpu-found, path: "kafka. cpu", reason: agreed with security, until: 2027-01-31', 1],
    [
      'a path that ends with a point',
      'rule: cpu-found, path: kafka., reason: agreed with security, until: 2027-01-31',
      1,
    ],
    [
      'an object of another namespace',
      'rule: cpu-found, object: Kafka/elsewhere/orders, reason: agreed with security, until: 2027-01-31',
      1,
    ],
  ])('%s', async (_name, line, refused) => {
    const text = `${kafka()}suppress: [{ ${line} }]\n`;
    const { findings } = await judged({ [orders]: text, [payments]: undefined }, ['cpu-found']);
    expect(findings.filter((one) => one.rule.startsWith('suppression-')).length).toBe(refused);
    expect(findings.filter((one) => one.rule === 'cpu-found').length).toBe(refused);
  });
});
