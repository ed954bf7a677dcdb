import { describe, expect, test } from 'vitest';
import { examples } from '../../../test/support/examples.ts';
import { type Changes, formatFindings, miniatureTexts } from '../../../test/support/miniature.ts';
import { rules } from '../../rules/index.ts';
import { type Documents, openDocuments, treeOf } from '../../source/tree.ts';
import { unifiedDiff } from '../../source/unified-diff.ts';
import { type MendPlan, planMends } from './mend.ts';

const orders = 'clusters/hz/orders.yaml';
const date = '2026-11-22';

function fleet(changes: Changes): Documents {
  return openDocuments(treeOf(miniatureTexts(changes)));
}

function diff({ files }: MendPlan): string {
  return files.map(({ path, before, after }) => unifiedDiff(path, before.text, after.text)).join('');
}

function left(plan: MendPlan): readonly string[] {
  return plan.left.map(({ finding, why }) => `${formatFindings([finding]).split('\n')[0]}: ${why}`);
}

const text = (kafka: string, more = ''): string => `kind: KafkaCluster
owner: team-orders
profiles: [small]
kafka:
  version: 3.9.2 # as all of ours
  storage: { size: 100Gi }
${kafka}zookeeper:
  storage: { size: 50Gi }
${more}`;

describe('a plan', () => {
  test('changes the field and nothing else', async () => {
    const plan = await planMends(fleet({ [orders]: text('  config: { min.insync.replicas: 3 } # all of them\n') }), {
      date,
    });
    expect(diff(plan)).toBe(`--- a/clusters/hz/orders.yaml
+++ b/clusters/hz/orders.yaml
@@ -4,6 +4,6 @@
 kafka:
   version: 3.9.2 # as all of ours
   storage: { size: 100Gi }
-  config: { min.insync.replicas: 3 } # all of them
+  config: { min.insync.replicas: 2 } # all of them
 zookeeper:
   storage: { size: 50Gi }
`);
    expect(plan.mended).toHaveLength(1);
    expect(plan.left).toEqual([]);
  });

  test('is for one rule where it is asked for', async () => {
    const changes = { [orders]: text('  config: { min.insync.replicas: 3, unclean.leader.election.enable: true }\n') };
    const plan = await planMends(fleet(changes), { date, rule: 'unclean-leader-election' });
    expect(plan.mended.map((one) => one.rule)).toEqual(['unclean-leader-election']);
    expect(diff(plan)).toContain('+  config: { min.insync.replicas: 3, unclean.leader.election.enable: false }\n');
    expect((await planMends(fleet(changes), { date })).mended).toHaveLength(2);
  });

  test('takes suppressions away that suppress nothing, and their list with the last', async () => {
    const unused = (rule: string): string =>
      `  - { rule: ${rule}, path: kafka.storage, reason: agreed with security, until: 2027-01-31 } # x\n`;
    const more = `suppress:\n${unused('storage-class-unknown')}${unused('storage-size-limits')}# the end\n`;
    const plan = await planMends(fleet({ [orders]: text('', more) }), { date });
    expect(plan.mended.map((one) => one.rule)).toEqual(['suppression-unused', 'suppression-unused']);
    expect(plan.files[0]?.after.text).toBe(text('', '# the end\n'));
  });

  test('leaves an expired suppression that still has something to tell', async () => {
    const over = (path: string): string =>
      `  - { rule: min-isr-below-two, path: ${path}, reason: agreed with security, until: 2026-01-31 }\n`;
    const more = `suppress:\n${over('kafka.config.min.insync.replicas')}${over('kafka.storage')}`;
    const plan = await planMends(fleet({ [orders]: text('  config: { min.insync.replicas: 1 }\n', more) }), {
      date,
      rule: 'suppression-expired',
    });
    expect(plan.files[0]?.after.text).toContain(`suppress:\n${over('kafka.config.min.insync.replicas')}`);
    expect(plan.files[0]?.after.text).not.toContain('path: kafka.storage');
  });

  test('changes the profile that the value came from, once for its clusters', async () => {
    const plan = await planMends(
      fleet({
        'clusters/profiles/small.yaml': 'kind: Profile\nkafka: { memory: 8Gi, config: { min.insync.replicas: 1 } }\n',
        [orders]: text(''),
        'clusters/hz/payments.yaml': text(''),
      }),
      { date },
    );
    expect(plan.files.map((one) => one.path)).toEqual(['clusters/profiles/small.yaml']);
    expect(plan.mended[0]?.clusters).toEqual(['hz/orders', 'hz/payments']);
  });

  test('leaves a line that two clusters need different things of', async () => {
    const plan = await planMends(
      fleet({
        'clusters/profiles/small.yaml': 'kind: Profile\nkafka: { memory: 8Gi, config: { min.insync.replicas: 1 } }\n',
        [orders]: text(''),
        'clusters/hz/payments.yaml': text('  brokers: 5\n  config: { default.replication.factor: 4 }\n'),
      }),
      { date },
    );
    expect(plan.files).toEqual([]);
  });

  test('leaves what stands in a patch, or behind an alias', async () => {
    const patch = `patches:
  - target: { kind: Kafka }
    operations: [{ op: replace, path: /spec/kafka/config/min.insync.replicas, value: &few 1 }, { op: add, path: /spec/kafka/config/transaction.state.log.min.isr, value: *few }]
`;
    const plan = await planMends(fleet({ [orders]: text('', patch) }), { date });
    expect(plan.files).toEqual([]);
    expect(left(plan).length).toBeGreaterThan(0);
  });

  test('is not made where it would bring about another finding', async () => {
    // Three brokers on hosts that are tainted but for two: a mistyped pool is corrected, and then nothing fits.
    const cluster = miniatureTexts()['clusters/hz/cluster.yaml'] ?? '';
    const changes = {
      'clusters/hz/cluster.yaml': cluster.replace(
        'storageClasses:',
        '  - { name: spare, nodes: 2, cpu: 7800m, memory: 28Gi, zones: [h] }\nstorageClasses:',
      ),
      [orders]: text('  placement: { nodePool: sparse }\n'),
    };
    const plan = await planMends(fleet(changes), { date, rule: 'node-pool-unknown' });
    expect(plan.files).toEqual([]);
    expect(left(plan)).toHaveLength(1);
    expect(left(plan)[0]).toMatch(/node-pool-unknown .*: the change would bring about `/);
  });
});

describe('a rule that mends', () => {
  const mending = rules.filter((rule) => rule.mends !== undefined);

  // What it mends, and how the file looks then, is in the cases of its own test.
  test.each(mending)('$id leaves nothing of what it mends', async (rule) => {
    expect(left(await planMends(examples.documents(rule.bad), {}))).toEqual([]);
  });

  test('says so in a sentence, and no other does mend', async () => {
    for (const rule of rules) {
      if (rule.mends !== undefined) expect(rule.mends).toMatch(/^[A-Z][^\n]*\.$/);
      const plan = await planMends(examples.documents(rule.bad), {});
      const mended = [...plan.mended, ...plan.left.map((one) => one.finding)].map((one) => one.rule);
      if (rule.mends === undefined) expect(mended, rule.id).not.toContain(rule.id);
    }
  });
});
