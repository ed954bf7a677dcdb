import { describe, expect, test } from 'vitest';
import { miniatureTexts } from '../../../test/support/miniature.ts';
import { generateOverlays } from '../../generate/generate.ts';
import { loadFleet } from '../../model/load.ts';
import { formatOrigin } from '../../source/problem.ts';
import { openDocuments, treeOf } from '../../source/tree.ts';
import { refusedChanges } from './refused-changes.ts';

const orders = 'clusters/hz/orders.yaml';
const cluster = 'clusters/hz/cluster.yaml';

type Files = Readonly<Record<string, string>>;

/** What is said when authored files become others; overlays are those of before. */
function told(before: Files, after: Files): readonly string[] {
  const old = miniatureTexts(before);
  const fleet = loadFleet(openDocuments(treeOf(old)));
  expect(fleet.problems.map((one) => one.message)).toEqual([]);
  const documents = openDocuments(treeOf({ ...old, ...after }));
  const now = loadFleet(documents);
  expect(now.problems.map((one) => one.message)).toEqual([]);
  return [...refusedChanges(documents, now, generateOverlays(now)).values()]
    .flat()
    .map((one) => `${formatOrigin(one.origin).replace('clusters/hz/', '')} ${one.message}`);
}

const head = `kind: KafkaCluster
owner: team-orders
`;
const zookeeper = `zookeeper: { storage: { size: 20Gi } }
`;
const kafka = (more = '') => `kafka: { version: 3.9.2, storage: { size: 100Gi }${more} }
`;
const adopted = `pools:
  kafka: { name: kafka, roles: [broker] }
  controllers: { roles: [controller] }
`;

const stands = {
  zookeeper: `${head}${kafka()}${zookeeper}`,
  prepare: `${head}${kafka()}${zookeeper}${adopted}migration: { phase: prepare }\n`,
  migrating: `${head}${kafka()}${zookeeper}${adopted}migration: { phase: migrating }\n`,
  finalised: `${head}${kafka()}${zookeeper}${adopted}migration: { phase: finalised }\n`,
  'rolling-back': `${head}${kafka()}${zookeeper}${adopted}migration: { phase: rolling-back }\n`,
  'rolled-back': `${head}${kafka()}${zookeeper}${adopted}migration: { phase: rolled-back }\n`,
  kraft: `${head}stack: kraft\n${kafka(', metadataVersion: 3.9-IV0')}${adopted}`,
} as const;
type Stand = keyof typeof stands;

/** What may follow what, staying aside. */
const allowed: Readonly<Record<Stand, readonly Stand[]>> = {
  // Prepared and rolled back are one state to the operator.
  zookeeper: ['prepare', 'rolled-back'],
  prepare: ['zookeeper', 'migrating', 'rolled-back'],
  migrating: ['finalised', 'rolling-back'],
  finalised: ['kraft'],
  'rolling-back': ['migrating', 'rolled-back', 'prepare'],
  'rolled-back': ['zookeeper', 'prepare', 'migrating'],
  kraft: [],
};

describe('the way from ZooKeeper to KRaft', () => {
  const names = Object.keys(stands) as Stand[];
  const pairs = names.flatMap((from) => names.map((to) => [from, to] as const));

  test.each(pairs)('%s to %s', (from, to) => {
    const said = told({ [orders]: stands[from] }, { [orders]: stands[to] });
    if (from === to || allowed[from].includes(to)) expect(said).toEqual([]);
    else expect(said).toHaveLength(1);
  });

  test('names the next step', () => {
    const said = (from: Stand, to: Stand) => told({ [orders]: stands[from] }, { [orders]: stands[to] });
    expect([
      ...said('zookeeper', 'kraft'),
      ...said('prepare', 'finalised'),
      ...said('migrating', 'rolled-back'),
      ...said('finalised', 'rolling-back'),
      ...said('kraft', 'migrating'),
    ]).toMatchInlineSnapshot(`
      [
        "orders.yaml:3:8 Kafka \`orders\` has ZooKeeper and no pools, and cannot go to \`stack: kraft\` in one change; the next step is \`pools\` with \`migration: { phase: prepare }\`.",
        "orders.yaml:8:21 Kafka \`orders\` is at \`phase: prepare\` and cannot go to \`phase: finalised\` in one change; the next step is \`phase: migrating\`; to go back, ZooKeeper without \`pools\` and \`migration\`.",
        "orders.yaml:8:21 Kafka \`orders\` is at \`phase: migrating\` and cannot go to \`phase: rolled-back\` in one change; the next step is \`phase: finalised\`; to go back, \`phase: rolling-back\`.",
        "orders.yaml:8:21 Kafka \`orders\` is at \`phase: finalised\` and cannot go to \`phase: rolling-back\` in one change; the next step is \`stack: kraft\`, and nothing leads back.",
        "orders.yaml:8:21 Kafka \`orders\` keeps its metadata in KRaft, and nothing leads back to ZooKeeper; keep \`stack: kraft\`.",
      ]
    `);
  });

  test('a new cluster begins anywhere', () => {
    expect(told({}, { 'clusters/hz/fresh.yaml': stands.migrating })).toEqual([]);
  });
});

describe('brokers that get a pool', () => {
  const adopt = (pools: string, brokers = kafka()) =>
    told(
      { [orders]: stands.zookeeper },
      { [orders]: `${head}${brokers}${zookeeper}migration: { phase: prepare }\n${pools}` },
    );

  test('are in the one called kafka', () => {
    expect([
      ...adopt('pools:\n  brokers: { roles: [broker] }\n'),
      ...adopt('pools:\n  kafka: { roles: [broker] }\n'),
      ...adopt('pools:\n  kafka: { name: kafka, roles: [controller] }\n  brokers: { roles: [broker] }\n'),
    ]).toMatchInlineSnapshot(`
      [
        "orders.yaml:7:3 The brokers would be in pool \`orders-brokers\`, so the operator would replace every broker of \`orders\` with one that has empty disks; write \`name: kafka\` in the pool that takes them over.",
        "orders.yaml:7:3 The brokers would be in pool \`orders-kafka\`, so the operator would replace every broker of \`orders\` with one that has empty disks; write \`name: kafka\` in the pool that takes them over.",
        "orders.yaml:8:3 The brokers would be in pool \`orders-brokers\`, so the operator would replace every broker of \`orders\` with one that has empty disks; write \`name: kafka\` in the pool that takes them over.",
      ]
    `);
    expect(adopt('pools:\n  brokers: { name: kafka, roles: [broker] }\n')).toEqual([]);
  });

  test('are as many, on disks that are alike', () => {
    expect([
      ...adopt('pools:\n  kafka: { name: kafka, roles: [broker], nodes: 4 }\n'),
      ...adopt('pools:\n  kafka: { name: kafka, roles: [broker], storage: { size: 50Gi } }\n'),
      ...adopt('pools:\n  kafka: { name: kafka, roles: [broker], storage: { size: 100Gi, class: cloud-ssd } }\n'),
      ...adopt('pools:\n  kafka: { name: kafka, roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }] } }\n'),
    ]).toMatchInlineSnapshot(`
      [
        "orders.yaml:7:49 There are 3 brokers, and pool \`kafka\` would have 4; keep 3 until the pool has taken them over.",
        "orders.yaml:7:59 The disk of 100Gi would shrink to 50Gi in pool \`kafka\`; keep 100Gi.",
        "orders.yaml:7:73 The disk of class \`cloud-essd\` would be of class \`cloud-ssd\` in pool \`kafka\`; keep \`cloud-essd\`.",
        "orders.yaml:7:53 Storage of type \`persistent-claim\` would become \`jbod\` in pool \`kafka\`; keep \`persistent-claim\`.",
      ]
    `);
    expect(adopt('pools:\n  kafka: { name: kafka, roles: [broker], storage: { size: 200Gi } }\n')).toEqual([]);
  });

  test('keep the ids of their volumes', () => {
    const several = (ids: readonly number[]) =>
      `${head}kafka: { version: 3.9.2, storage: { volumes: [${ids.map((id) => `{ id: ${id}, size: 100Gi }`).join(', ')}] } }\n${zookeeper}`;
    const pools = 'migration: { phase: prepare }\npools:\n  kafka: { name: kafka, roles: [broker] }\n';
    expect(told({ [orders]: several([0, 1]) }, { [orders]: `${several([1, 0])}${pools}` })).toEqual([]);
    expect(told({ [orders]: several([0, 1]) }, { [orders]: `${several([0, 2])}${pools}` })).toMatchInlineSnapshot(`
      [
        "orders.yaml:3:37 Volumes 0, 1 would become 0, 2 in pool \`kafka\`; keep those with the ids 0, 1.",
      ]
    `);
  });

  test('lose it with no others beside them', () => {
    const two = `${head}${kafka()}${zookeeper}migration: { phase: prepare }\npools:\n  kafka: { name: kafka, roles: [broker] }\n  more: { roles: [broker] }\n`;
    expect(told({ [orders]: two }, { [orders]: stands.zookeeper })).toMatchInlineSnapshot(`
      [
        "orders.yaml:1:1 KafkaNodePool \`orders-more\` has 3 nodes, which would go on running in no file; put it back, move its partitions away, and set \`nodes: 0\` and \`deletable: [KafkaNodePool/orders-more]\` in a change before the one that takes it out.",
      ]
    `);
  });
});

describe('a pool that is there', () => {
  const fleet = (pools: string, version = '3.9.2') =>
    `${head}stack: kraft\nkafka: { version: ${version}, metadataVersion: 3.9-IV0, storage: { size: 100Gi } }\npools:\n  controllers: { roles: [controller] }\n${pools}`;
  const change = (before: string, after: string) => told({ [orders]: before }, { [orders]: after });

  test('keeps its name', () => {
    expect(
      change(fleet('  brokers: { roles: [broker] }\n'), fleet('  nodes: { roles: [broker] }\n')),
    ).toMatchInlineSnapshot(`
      [
        "orders.yaml:7:3 KafkaNodePool \`orders-brokers\` has 3 nodes, and \`orders-nodes\` would be a new one with empty disks, since pods and disks carry the name; write \`name: orders-brokers\`.",
      ]
    `);
    expect(change(fleet('  a: { roles: [broker] }\n'), fleet('  b: { roles: [broker], name: orders-a }\n'))).toEqual(
      [],
    );
  });

  test('goes when it is empty', () => {
    const two = (more: string) => fleet(`  brokers: { roles: [broker] }\n${more}`);
    expect(change(two('  old: { roles: [broker] }\n'), two(''))).toMatchInlineSnapshot(`
      [
        "orders.yaml:5:1 KafkaNodePool \`orders-old\` has 3 nodes, which would go on running in no file; put it back, move its partitions away, and set \`nodes: 0\` and \`deletable: [KafkaNodePool/orders-old]\` in a change before the one that takes it out.",
      ]
    `);
    const empty = two('  old: { roles: [broker], nodes: 0 }\n');
    expect(change(empty, two(''))).toMatchInlineSnapshot(`
      [
        "orders.yaml:1:1 KafkaNodePool \`orders-old\` is in \`overlays/hz/orders/\` no more, but it is protected (\`argocd.argoproj.io/sync-options\`), so Argo CD would leave it there, in no file, and be out of sync for ever; put it back with \`deletable: [KafkaNodePool/orders-old]\` in \`clusters/hz/orders.yaml\`, and take it out in a change after that.",
      ]
    `);
    expect(change(`${empty}deletable: [KafkaNodePool/orders-old]\n`, two(''))).toEqual([]);
    expect(change(two(''), two('  more: { roles: [broker] }\n'))).toEqual([]);
  });

  test('has as many controllers as it had', () => {
    const controllers = (nodes: number, tier = '') =>
      `${tier}${fleet('  brokers: { roles: [broker] }\n')}`.replace('[controller]', `[controller], nodes: ${nodes}`);
    expect(change(controllers(3), controllers(5))).toMatchInlineSnapshot(`
      [
        "orders.yaml:6:46 Kafka \`orders\` has 3 controllers, and the number is fixed once there are any; keep 3.",
      ]
    `);
    expect(change(controllers(1, 'tier: development\n'), controllers(3, 'tier: development\n'))).toEqual([]);
  });
});

describe('versions of a KRaft cluster', () => {
  const at = (version: string, metadata: string) =>
    `${head}stack: kraft\nkafka: { version: ${version}, metadataVersion: ${metadata}, storage: { size: 100Gi } }\n${adopted}`;
  const change = (before: readonly [string, string], after: readonly [string, string], release = '0.45.2') => {
    const kubernetes = miniatureTexts()[cluster]?.replace('release: 0.45.2', `release: ${release}`) ?? '';
    return told({ [cluster]: kubernetes, [orders]: at(...before) }, { [orders]: at(...after) });
  };

  test('go up, and down as far as metadata can be read', () => {
    expect(change(['3.8.1', '3.8-IV0'], ['3.9.2', '3.8-IV0'])).toEqual([]);
    expect(change(['3.9.2', '3.8-IV0'], ['3.8.1', '3.8-IV0'])).toEqual([]);
    expect(change(['3.9.2', '3.9-IV0'], ['3.9.1', '3.9-IV0'])).toEqual([]);
    expect(change(['3.9.2', '3.9-IV0'], ['3.8.1', '3.8-IV0'])).toMatchInlineSnapshot(`
      [
        "orders.yaml:4:19 Kafka 3.8.1 cannot read metadata of version \`3.9-IV0\`; take \`metadataVersion\` back to \`3.8-IV0\` in a change before.",
      ]
    `);
    expect(change(['4.3.1', '4.3-IV0'], ['4.2.1', '4.2-IV1'], '1.2.0')).toMatchInlineSnapshot(`
      [
        "orders.yaml:4:19 Kafka 4.2.1 cannot read metadata of version \`4.3-IV0\`; keep 4.3 or later, as it cannot be taken back.",
      ]
    `);
  });

  test('metadata go back as far as nothing changed', () => {
    expect(change(['3.9.2', '3.9-IV0'], ['3.9.2', '3.7-IV2'])).toEqual([]);
    expect(change(['3.9.2', '3.9-IV0'], ['3.9.2', '3.6-IV2'])).toMatchInlineSnapshot(`
      [
        "orders.yaml:4:43 Metadata of version \`3.9-IV0\` cannot become \`3.6-IV2\`, as Kafka takes nothing back that may have been written since; set \`3.7-IV2\` at least.",
      ]
    `);
    expect(change(['4.3.1', '4.3-IV0'], ['4.3.1', '4.2-IV1'], '1.2.0')).toMatchInlineSnapshot(`
      [
        "orders.yaml:4:43 Metadata of version \`4.3-IV0\` cannot become \`4.2-IV1\`, as Kafka takes nothing back that may have been written since; keep \`4.3-IV0\`.",
      ]
    `);
    expect(change(['4.2.1', '4.2-IV1'], ['4.2.1', '4.1-IV1'], '1.2.0')).toEqual([]);
  });
});

describe('versions of a cluster with ZooKeeper', () => {
  const at = (version: string, protocol?: string) =>
    `${head}kafka:
  version: ${version}
  storage: { size: 100Gi }
${protocol === undefined ? '' : `  config: { inter.broker.protocol.version: "${protocol}", log.message.format.version: "${protocol}" }\n`}${zookeeper}`;
  const change = (before: string, after: string) => told({ [orders]: before }, { [orders]: after });

  test('go back while brokers speak the old one', () => {
    expect(change(at('3.9.2'), at('3.8.1'))).toMatchInlineSnapshot(`
      [
        "orders.yaml:4:12 Brokers speak version 3.9 (\`inter.broker.protocol.version\`), which Kafka 3.8.1 does not know, so the operator refuses the way back; keep 3.9.",
      ]
    `);
    expect(change(at('3.9.2', '3.8'), at('3.8.1', '3.8'))).toEqual([]);
    expect(change(at('3.9.2'), at('3.9.1'))).toEqual([]);
    expect(change(at('3.8.1'), at('3.9.2'))).toEqual([]);
  });
});

describe('the operator', () => {
  const kubernetes = (release: string) =>
    miniatureTexts()[cluster]?.replace('release: 0.45.2', `release: ${release}`) ?? '';

  test('does not leave ZooKeeper clusters behind', () => {
    const before = { [cluster]: kubernetes('0.45.2'), [orders]: stands.kraft };
    expect(told(before, { [cluster]: kubernetes('1.2.0') })).toMatchInlineSnapshot(`
      [
        "cluster.yaml:9:12 Strimzi cannot go from 0.45.2 to 1.2.0 in one change with hz/orders: 1.2.0 does not serve \`v1beta2\`; convert resources and CRDs to \`v1\` on a release from 0.49 to 0.51 first. The next step is: Take Kafka back from 3.9.2 to 3.9.1.",
      ]
    `);
  });

  test('goes nowhere back that does not serve what there is', () => {
    const now = `${head}stack: kraft\nkafka: { version: 4.2.1, metadataVersion: 4.2-IV1, storage: { size: 100Gi } }\n${adopted}`;
    const then = now.replace('4.2.1', '3.9.2').replace('4.2-IV1', '3.9-IV0');
    expect(
      told({ [cluster]: kubernetes('1.2.0'), [orders]: now }, { [cluster]: kubernetes('0.45.2'), [orders]: then }),
    ).toMatchInlineSnapshot(`
      [
        "cluster.yaml:9:12 Strimzi cannot go from 1.2.0 to 0.45.2 in one change with hz/orders: resources are kept as \`v1\`, which 0.45.2 does not serve; 0.49 is as far back as one can go.",
        "orders.yaml:4:19 Kafka 3.9.2 cannot read metadata of version \`4.2-IV1\`; keep 4.0 or later, as it cannot be taken back.",
      ]
    `);
  });

  test('is not compared where none is installed yet', () => {
    expect(told({ [`overlays/hz/crds`]: undefined as unknown as string, [orders]: stands.kraft }, {})).toEqual([]);
  });
});

test('a cluster keeps its name and namespace', () => {
  const named = (more: string) => `${stands.zookeeper}${more}`;
  expect([
    ...told({ [orders]: named('') }, { [orders]: named('name: sales\n') }),
    ...told({ [orders]: named('') }, { [orders]: named('namespace: sales\n') }),
  ]).toMatchInlineSnapshot(`
    [
      "orders.yaml:5:7 The name of this cluster is \`orders\`; with \`sales\` the operator would make a new one with empty disks, so keep it, and write a file of its own for a new cluster.",
      "orders.yaml:5:12 The namespace of this cluster is \`kafka\`; with \`sales\` the operator would make a new one with empty disks, so keep it, and write a file of its own for a new cluster.",
    ]
  `);
});
