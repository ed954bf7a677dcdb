import { describe, expect, test } from 'vitest';
import { type Changes, formatFindings, miniatureTexts } from '../../../test/support/miniature.ts';
import { openDocuments, treeOf } from '../../source/tree.ts';
import type { Finding } from '../finding.ts';
import { judge } from '../judge.ts';

const orders = 'clusters/hz/orders.yaml';
const topics = 'clusters/hz/orders/topics.yaml';

/** What is told of a pull request whose overlays are those that its files ask for. */
async function told(before: Changes, after: Changes): Promise<string> {
  const [then, now] = [miniatureTexts(before), miniatureTexts(after)];
  const changed = new Set(Object.keys({ ...then, ...now }).filter((path) => then[path] !== now[path]));
  const since = { ref: 'main', documents: openDocuments(treeOf(then)), changed };
  const documents = openDocuments(treeOf(now));
  const refused = ({ rule }: Finding): boolean => rule.endsWith('-change-refused');
  // The state alone shows nothing of it.
  expect(formatFindings((await judge(documents)).findings.filter(refused))).toBe('');
  return formatFindings((await judge(documents, { since })).findings.filter(refused));
}

const pools = (name: string): string =>
  [
    'kind: KafkaCluster',
    'owner: team-orders',
    'stack: kraft',
    'kafka: { version: 3.9.2, metadataVersion: 3.9-IV0, storage: { size: 100Gi } }',
    'pools:',
    '  controllers: { roles: [controller] }',
    `  ${name}: { roles: [broker] }`,
    '',
  ].join('\n');

describe('with the overlays written, what is refused is told by the state before', () => {
  test('of a Kafka cluster', async () => {
    expect(await told({ [orders]: pools('brokers') }, { [orders]: pools('nodes') })).toMatchInlineSnapshot(`
      "clusters/hz/orders.yaml:7:3 cluster-change-refused KafkaNodePool \`orders-brokers\` has 3 nodes, and \`orders-nodes\` would be a new one with empty disks, since pods and disks carry the name; write \`name: orders-brokers\`.
        see overlays/hz/orders/pools.yaml:65:9 what is there
      "
    `);
  });

  test('of a topic', async () => {
    const list = (partitions: number): string => `kind: Topics\ntopics:\n  a: { partitions: ${partitions} }\n`;
    expect(await told({ [topics]: list(12) }, { [topics]: list(6) })).toMatchInlineSnapshot(`
      "clusters/hz/orders/topics.yaml:3:20 topic-change-refused Topic \`a\` has 12 partitions, and Kafka takes none away; keep 12, or begin a new topic.
        see overlays/hz/orders/topics.yaml:11:15 what is there
      "
    `);
  });

  test('of the operator', async () => {
    const kubernetes = miniatureTexts()['clusters/hz/cluster.yaml'] ?? '';
    const release = (to: string): Changes => ({
      'clusters/hz/cluster.yaml': kubernetes.replace(/release: .*/, `release: ${to}`),
      [orders]: pools('brokers'),
    });
    expect(await told(release('1.2.0'), release('0.45.2'))).toMatchInlineSnapshot(`
      "clusters/hz/cluster.yaml:9:12 operator-change-refused Strimzi cannot go from 1.2.0 to 0.45.2 in one change with hz/orders: resources are kept as \`v1\`, which 0.45.2 does not serve; 0.49 is as far back as one can go.
      "
    `);
  });

  test('of a base alone, with overlays that are the same', async () => {
    const path = 'base/kafka/zookeeper/kafka.yaml';
    const base = miniatureTexts()[path] ?? '';
    const changed = base.replace('  annotations:\n', '  annotations:\n    strimzi.io/kraft: enabled\n');
    expect(changed).not.toBe(base);
    expect(await told({}, { [path]: changed })).toMatchInlineSnapshot(`
      "clusters/hz/orders.yaml:1:1 cluster-change-refused Kafka \`orders\` has ZooKeeper and no pools, and cannot go to \`phase: finalised\` in one change; the next step is \`pools\` with \`migration: { phase: prepare }\`.
        see overlays/hz/orders/kafka.yaml:5:9 what is there
      "
    `);
  });

  test('of a component alone', async () => {
    const path = 'base/kafka/kraft/pools/kustomization.yaml';
    const patch = [
      '  - target: { kind: KafkaNodePool, name: orders-controllers }',
      '    patch: "[{ op: replace, path: /spec/replicas, value: 5 }]"',
      '',
    ].join('\n');
    const component = miniatureTexts()[path] ?? '';
    const own = { [orders]: pools('brokers') };
    expect(await told(own, { ...own, [path]: component + patch })).toMatchInlineSnapshot(`
      "base/kafka/kraft/pools/kustomization.yaml:11:12 cluster-change-refused Kafka \`orders\` has 3 controllers, and the number is fixed once there are any; keep 3.
        see overlays/hz/orders/kafka.yaml:5:9 what is there
      "
    `);
    expect(await told(own, { ...own, [path]: `${component}# more\n` })).toBe('');
  });

  test('of none that is sound', async () => {
    expect(await told({}, { [orders]: `${miniatureTexts()[orders]}# more\n` })).toBe('');
  });
});
