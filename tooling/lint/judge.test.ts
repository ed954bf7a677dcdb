import { describe, expect, test } from 'vitest';
import { type Changes, formatFindings, miniatureTexts } from '../../test/support/miniature.ts';
import { openDocuments, treeOf } from '../source/tree.ts';
import { judge } from './judge.ts';

const orders = 'clusters/hz/orders.yaml';
const base = 'base/kafka/zookeeper/kafka.yaml';

async function judged(changes: Changes, scope = {}): Promise<string> {
  return formatFindings((await judge(openDocuments(treeOf(miniatureTexts(changes))), { scope })).findings);
}

function kafka(...lines: readonly string[]): string {
  return ['kind: KafkaCluster', 'owner: team-orders', 'profiles: [small]', ...lines, ''].join('\n');
}

const sound = ['kafka:', '  version: 3.9.2', '  storage: { size: 100Gi }', 'zookeeper: { storage: { size: 50Gi } }'];

describe('a fault in a rendered object is found at the line a person wrote', () => {
  test('of the cluster file, with the line of the overlay', async () => {
    const text = kafka(...sound.slice(0, 3), '  config: { min.insync.replicas: 3 }', ...sound.slice(3));
    expect(await judged({ [orders]: text })).toMatchInlineSnapshot(`
      "clusters/hz/orders.yaml:7:34 replication-not-above-min-isr \`min.insync.replicas\` is 3, no less than \`default.replication.factor\` and \`offsets.topic.replication.factor\` (3), so writes to new topics and commits of consumers stop while one broker restarts; set 2 at most.
        see overlays/hz/orders/kafka.yaml:28:28 in the overlay
      "
    `);
  });

  test('of the profile, once for all clusters that build on it', async () => {
    expect(
      await judged({
        'clusters/profiles/small.yaml': 'kind: Profile\nkafka:\n  cpu: 2\n  memory: 8Gi\n  heap: 8Gi\n',
        'clusters/hz/payments.yaml': kafka(...sound),
      }),
    ).toMatchInlineSnapshot(`
      "clusters/profiles/small.yaml:5:9 heap-too-large Heap 8Gi is 100 % of the memory limit 8Gi, so the kernel may end the brokers under load; set \`kafka.heap\` to 6Gi at most.
        see clusters/profiles/small.yaml:4:11 the memory limit
        see overlays/hz/orders/kafka.yaml:21:13 in the overlay
        affects hz/orders, hz/payments
      "
    `);
  });

  test('of the base, once for all clusters', async () => {
    const texts = miniatureTexts();
    const changed =
      texts[base]?.replace('    template:\n      pod:\n', '    templat: {}\n    template:\n      pod:\n') ?? '';
    expect(await judged({ [base]: changed, 'clusters/hz/payments.yaml': kafka(...sound) })).toMatchInlineSnapshot(`
      "base/kafka/zookeeper/kafka.yaml:37:5 object-schema Field \`templat\` is not known in \`spec.kafka\`; did you mean \`template\`?
        affects hz/orders, hz/payments
      "
    `);
  });

  test('of a patch in the cluster file', async () => {
    const patch = [
      'patches:',
      '  - target: { kind: Kafka }',
      '    operations:',
      '      - { op: add, path: /spec/kafka/replica, value: 5 }',
    ];
    expect(await judged({ [orders]: kafka(...sound, ...patch) })).toMatchInlineSnapshot(`
      "clusters/hz/orders.yaml:11:47 object-schema Field \`replica\` is not known in \`spec.kafka\`; did you mean \`replicas\`?
      "
    `);
  });

  test('of an object beside the cluster', async () => {
    const manifest = [
      'manifests:',
      '  - apiVersion: v1',
      '    kind: Service',
      '    metadata: { name: extra }',
      '    spec: { ports: [{ port: http }] }',
    ];
    expect(await judged({ [orders]: kafka(...sound, ...manifest) })).toMatchInlineSnapshot(`
      "clusters/hz/orders.yaml:12:29 object-schema Field \`spec.ports[0].port\` is "http" (text), but a whole number is expected.
        see overlays/hz/orders/manifests.yaml:8:13 in the overlay
      "
    `);
  });
});

test('a run for one cluster tells nothing of the others', async () => {
  const changes = { 'clusters/hz/payments.yaml': kafka(...sound.slice(0, 3), '  brokers: 2', ...sound.slice(3)) };
  expect(await judged(changes)).not.toBe('');
  expect(await judged(changes, { kubernetes: 'hz', kafka: 'hz/orders' })).toBe('');
  expect(await judged(changes, { kubernetes: 'hz', kafka: 'hz/payments' })).toBe(await judged(changes));
});

test('the same files in another order give the same findings', async () => {
  const texts = miniatureTexts({ 'clusters/hz/payments.yaml': kafka(...sound, 'kafka: {}') });
  const reversed = Object.fromEntries(Object.entries(texts).reverse());
  const run = async (files: Record<string, string>) =>
    formatFindings((await judge(openDocuments(treeOf(files)))).findings);
  expect(await run(reversed)).toBe(await run(texts));
});
