/** What `fleet upgrade` prints and writes: whole walks, each step generated before the next, and what it refuses. */
import { readFileSync, rmSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { generate } from '../../tooling/cli/commands/generate.ts';
import { type UpgradeOptions, upgrade } from '../../tooling/cli/commands/upgrade.ts';
import { UsageError } from '../../tooling/cli/usage.ts';
import { makeSharedFolder, writeTexts } from '../support/folders.ts';
import { miniatureTexts, testDay } from '../support/miniature.ts';

const folder = makeSharedFolder();
const orders = 'clusters/hz/orders.yaml';
const kubernetes = 'clusters/hz/cluster.yaml';

const zookeeper = `# Orders of the shop.
kind: KafkaCluster
owner: team-orders
kafka:
  version: 3.9.2 # since May
  storage: { size: 100Gi }
zookeeper: # for now
  storage: { size: 20Gi }
metrics: true # always
`;

function start(changes: Readonly<Record<string, string>>): void {
  for (const part of ['clusters', 'overlays']) rmSync(`${folder}/${part}`, { recursive: true, force: true });
  writeTexts(folder, miniatureTexts(changes));
}

beforeEach(() => start({ [orders]: zookeeper }));

function read(path = orders): string {
  return readFileSync(`${folder}/${path}`, 'utf8');
}

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function quietly(work: () => Promise<number> | number): Promise<Run> {
  const texts = { out: '', err: '' };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    texts.out += String(text);
    return true;
  });
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    texts.err += String(text);
    return true;
  });
  try {
    return { code: await work(), ...texts };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

const run = (options: Partial<UpgradeOptions>): Promise<Run> =>
  quietly(() => upgrade(folder, { cluster: 'hz/orders', date: testDay, ...options }));

/** Its sentence, where nothing is written. */
async function refusal(options: Partial<UpgradeOptions>): Promise<string> {
  const before = [read(), read(kubernetes)];
  const { code, err } = await run(options);
  expect([read(), read(kubernetes)]).toEqual(before);
  expect(code).toBe(1);
  expect(err).toMatch(/\nNothing was written\.\n$/);
  return err.replace('\nNothing was written.\n', '');
}

/** Titles of the steps that are left each time, until there are none; every one is generated before the next. */
async function walk(options: Partial<UpgradeOptions>): Promise<readonly (readonly string[])[]> {
  const rounds: string[][] = [];
  for (;;) {
    const { code, out, err } = await run(options);
    expect(code, err).toBe(0);
    const titles = [...out.matchAll(/^ ?[0-9]+\. (.*)$/gm)].map((one) => one[1] ?? '');
    if (titles.length === 0) return rounds;
    rounds.push(titles);
    const generated = await quietly(() => generate(folder, {}));
    expect(generated.code, generated.err).toBe(0);
    if (rounds.length > 12) throw new Error('does not end');
  }
}

describe('from ZooKeeper to KRaft', () => {
  test('is walked a step at a time, and comments stay', async () => {
    const rounds = await walk({ to: 'kraft' });
    expect(rounds.map((one) => one.length)).toEqual([4, 3, 2, 1]);
    expect(rounds[0]).toMatchInlineSnapshot(`
      [
        "Take the brokers of hz/orders into a node pool that keeps their pods and disks.",
        "Start controllers for hz/orders, and let them take over the metadata from ZooKeeper.",
        "Finalise the migration of hz/orders: the operator deletes ZooKeeper.",
        "Take what is left of ZooKeeper out of the file of hz/orders.",
      ]
    `);
    expect(read()).toMatchInlineSnapshot(`
      "# Orders of the shop.
      kind: KafkaCluster
      owner: team-orders
      kafka:
        version: 3.9.2 # since May
        storage: { size: 100Gi }
        metadataVersion: 3.9-IV0
      metrics: true # always
      pools:
        kafka: { name: kafka, roles: [broker] }
        controllers: { roles: [controller] }
      stack: kraft
      "
    `);
  });

  test('takes away what is in front of ZooKeeper before it goes', async () => {
    start({ [orders]: `${zookeeper}zookeeperExporter: {}\njmx: { zookeeper: true }\n` });
    const rounds = await walk({ to: 'kraft' });
    expect(rounds.map((one) => one.length)).toEqual([5, 4, 3, 2, 1]);
    expect(read()).not.toMatch(/zookeeper/i);
  });

  test('settings of the protocol go last', async () => {
    start({
      [orders]: zookeeper
        .replace('metrics', 'kafkaExporter: {}\nmetrics')
        .replace(
          'zookeeper:',
          '  config: { inter.broker.protocol.version: "3.8", log.message.format.version: "3.8" }\nzookeeper:',
        ),
    });
    const rounds = await walk({ to: 'kraft' });
    expect(rounds[0]?.[0]).toBe('Let the brokers of hz/orders speak version 3.9, after 3.8.');
    expect(rounds.map((one) => one.length)).toEqual([5, 4, 3, 2, 1]);
    expect(read()).not.toContain('protocol');
  });

  test('a step is not taken before the last one is generated', async () => {
    expect((await run({ to: 'kraft' })).code).toBe(0);
    expect(await refusal({ to: 'kraft' })).toBe(
      '`overlays/hz/orders/kafka.yaml` is not what the files ask for, so the last step is not done yet; run `npm run generate`, have it merged, and wait for what that step names.',
    );
  });

  test('a step that somebody left out is not written either', async () => {
    const pools = 'pools: { kafka: { name: kafka, roles: [broker] }, controllers: { roles: [controller] } }\n';
    writeTexts(folder, { [orders]: `${zookeeper}${pools}migration: { phase: finalised }\n` });
    const { code, err } = await quietly(() => generate(folder, {}));
    expect(code).toBe(1);
    expect(err).toContain('has ZooKeeper and no pools, and cannot go to `phase: finalised` in one change');
  });

  test('of two clusters in a namespace only one goes', async () => {
    start({ [orders]: zookeeper, 'clusters/hz/sales.yaml': zookeeper });
    expect(await refusal({ cluster: 'hz', to: '1.2.0' })).toBe(
      'hz/orders and hz/sales share namespace `kafka`, which has room for one KafkaNodePool `kafka`, so one of them at most can leave ZooKeeper; move the other to a new cluster in another namespace first.',
    );
    await walk({ to: 'kraft' });
    expect(await refusal({ cluster: 'hz/sales', to: 'kraft' })).toBe(
      'The brokers of hz/sales need a KafkaNodePool `kafka` in namespace `kafka`, where hz/orders has one; move hz/sales to a new cluster in another namespace.',
    );
  });

  test('and back, while that is possible', async () => {
    for (let step = 0; step < 2; step++) {
      await run({ to: 'kraft' });
      await quietly(() => generate(folder, {}));
    }
    const rounds = await walk({ to: 'zookeeper' });
    expect(rounds).toEqual([
      ['Let the brokers of hz/orders go back to ZooKeeper.', 'Take the controllers of hz/orders away.'],
      ['Take the controllers of hz/orders away.'],
    ]);
    expect(read()).toContain('deleteClaim: true');
    expect(read()).toContain('phase: rolled-back');
    const again = await walk({ to: 'kraft' });
    expect(again.map((one) => one.length)).toEqual([3, 2, 1]);
    expect(await refusal({ to: 'zookeeper' })).toBe(
      'hz/orders is at `stack: kraft`, from which nothing leads back to ZooKeeper; that is possible at `phase: migrating` only.',
    );
  });

  test('versions stay as they are meanwhile', async () => {
    for (let step = 0; step < 2; step++) {
      await run({ to: 'kraft' });
      await quietly(() => generate(folder, {}));
    }
    expect(await refusal({ to: '3.9.1' })).toBe(
      'hz/orders is on its way from ZooKeeper (`phase: migrating`), and its versions stay as they are until it has arrived; `npx fleet upgrade hz/orders --to kraft` goes on.',
    );
    expect(await refusal({ cluster: 'hz', to: '0.51.0' })).toContain(
      'the operator stays as it is until it has arrived',
    );
  });
});

describe('Kafka with ZooKeeper', () => {
  const at = (version: string, config = '') =>
    zookeeper.replace('3.9.2 # since May', `${version} # since May${config}`);

  test('speaks the old protocol until it has proved itself', async () => {
    start({ [orders]: at('3.8.1') });
    expect(await walk({ to: '3.9.2' })).toEqual([
      ['Upgrade Kafka of hz/orders from 3.8.1 to 3.9.2.', 'Let the brokers of hz/orders speak version 3.9, after 3.8.'],
      ['Let the brokers of hz/orders speak version 3.9, after 3.8.'],
    ]);
    expect(read()).toBe(
      at('3.9.2').replace('100Gi }\n', `100Gi }\n  config: { inter.broker.protocol.version: '3.9' }\n`),
    );
  });

  test('a patch is one step', async () => {
    start({ [orders]: at('3.9.1') });
    expect(await walk({ to: '3.9.2' })).toEqual([['Upgrade Kafka of hz/orders from 3.9.1 to 3.9.2.']]);
    expect(read()).toBe(at('3.9.2'));
  });

  test('goes back as far as its brokers speak', async () => {
    expect(await refusal({ to: '3.8.1' })).toBe(
      'The brokers of hz/orders speak version 3.9 of the protocol, which Kafka 3.8.1 does not know; expected `3.9.0`, `3.9.1` or `3.9.2`.',
    );
    expect((await run({ to: '3.9.1', dryRun: true })).out).toContain(
      'Take Kafka of hz/orders back from 3.9.2 to 3.9.1.',
    );
  });

  test('has no metadata version', async () => {
    expect(await refusal({ metadata: '3.9-IV0' })).toContain(
      'keeps its metadata in ZooKeeper, which has no such version',
    );
  });
});

describe('Kafka with KRaft', () => {
  const at = (version: string, metadata: string) => `kind: KafkaCluster
owner: team-orders
stack: kraft
kafka:
  version: ${version} # tried
  metadataVersion: ${metadata}
  storage: { size: 100Gi }
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker] }
`;
  const on = (release: string): string => miniatureTexts()[kubernetes]?.replace('0.45.2', release) ?? '';
  const begin = (version: string, metadata: string, release = '1.2.0') =>
    start({ [orders]: at(version, metadata), [kubernetes]: on(release) });

  test('takes the version first, and what is written afterwards', async () => {
    begin('4.2.1', '4.2-IV1');
    expect(await walk({ to: '4.3.1' })).toEqual([
      [
        'Upgrade Kafka of hz/orders from 4.2.1 to 4.3.1.',
        'Let hz/orders write its metadata in version 4.3-IV0, after 4.2-IV1.',
      ],
      ['Let hz/orders write its metadata in version 4.3-IV0, after 4.2-IV1.'],
    ]);
    expect(read()).toBe(at('4.3.1', '4.3-IV0'));
  });

  test('says what restarts, how to see that it is done, and how to take it back', async () => {
    begin('4.2.1', '4.2-IV1');
    expect((await run({ to: '4.3.1', dryRun: true })).out).toMatchInlineSnapshot(`
      "hz/orders: from Kafka 4.2.1 to 4.3.1, in 2 steps, one pull request each.

      1. Upgrade Kafka of hz/orders from 4.2.1 to 4.3.1.
         change    clusters/hz/orders.yaml
                     kafka.version: 4.3.1
         restarts  All controllers and brokers, one by one.
         wait      until it ends:
                     kubectl wait kafka/orders -n kafka --for=jsonpath='{.status.kafkaVersion}'=4.3.1 --timeout=2h
         back      Set \`kafka.version\` back to 4.2.1, as long as \`kafka.metadataVersion\` is 4.2-IV1.
      2. Let hz/orders write its metadata in version 4.3-IV0, after 4.2-IV1.
         change    clusters/hz/orders.yaml
                     kafka.metadataVersion: 4.3-IV0
         restarts  Nothing.
         wait      until it ends:
                     kubectl wait kafka/orders -n kafka --for=jsonpath='{.status.kafkaMetadataVersion}'=4.3-IV0 --timeout=2h
         back      There is no way back, and none to an older Kafka either: take this step when the new version has
                   proved itself.
      --- a/clusters/hz/orders.yaml
      +++ b/clusters/hz/orders.yaml
      @@ -2,7 +2,7 @@
       owner: team-orders
       stack: kraft
       kafka:
      -  version: 4.2.1 # tried
      +  version: 4.3.1 # tried
         metadataVersion: 4.2-IV1
         storage: { size: 100Gi }
       pools:
      "
    `);
    expect(read()).toBe(at('4.2.1', '4.2-IV1'));
  });

  test('takes a metadata version alone', async () => {
    begin('4.2.1', '4.1-IV1');
    expect(await walk({ metadata: '4.2' })).toEqual([
      ['Let hz/orders write its metadata in version 4.2-IV1, after 4.1-IV1.'],
    ]);
  });

  test('knows which versions there are', async () => {
    begin('4.3.1', '4.3-IV0');
    expect([
      await refusal({ to: '4.9.0' }),
      await refusal({ to: '3.9.1' }),
      await refusal({ to: '4.2.1' }),
      await refusal({ metadata: '4.2-IV1' }),
      await refusal({ metadata: '4.4' }),
      await refusal({ metadata: 'latest' }),
    ]).toMatchInlineSnapshot(`
      [
        "No release of Strimzi that is known runs Kafka 4.9.0; hz has 1.2.0, which runs \`4.2.0\`, \`4.2.1\`, \`4.3.0\` or \`4.3.1\`.",
        "Kafka 3.9.1 runs on Strimzi 0.45.1 to 0.47.0, and hz has 1.2.0, which runs \`4.2.0\`, \`4.2.1\`, \`4.3.0\` or \`4.3.1\`.",
        "Kafka 4.2.1 cannot read metadata of version \`4.3-IV0\`, which hz/orders has and which cannot be taken back that far; expected \`4.3.0\` or \`4.3.1\`.",
        "Metadata of version \`4.3-IV0\` cannot become \`4.2-IV1\`, as Kafka takes nothing back that may have been written since; expected \`4.3-IV0\`.",
        "Kafka 4.3.1 has no metadata version \`4.4\`, which comes with a later Kafka; expected \`4.3-IV0\`.",
        "Kafka 4.3.1 has no metadata version \`latest\`; expected \`4.3-IV0\`.",
      ]
    `);
    begin('4.2.1', '4.2-IV1');
    expect(await refusal({ metadata: '3.9-IV0' })).toMatchInlineSnapshot(
      `"Metadata of version \`4.2-IV1\` cannot become \`3.9-IV0\`, as Kafka takes nothing back that may have been written since; expected \`4.0-IV1\`, \`4.0-IV2\`, \`4.0-IV3\`, \`4.1-IV0\`, \`4.1-IV1\`, \`4.2-IV0\` or \`4.2-IV1\`."`,
    );
    begin('3.9.2', '3.9-IV0', '0.45.2');
    expect([await refusal({ to: '3.8.1' }), await refusal({ to: '4.1.1' })]).toMatchInlineSnapshot(`
      [
        "Kafka 3.8.1 cannot read metadata of version \`3.9-IV0\`, which hz/orders has; take that back first: \`npx fleet upgrade hz/orders --metadata 3.8-IV0\`.",
        "Kafka 4.1.1 runs on Strimzi 0.49.0 to 1.0.1, and hz has 0.45.2, which runs \`3.8.0\`, \`3.8.1\`, \`3.9.0\`, \`3.9.1\` or \`3.9.2\`; \`npx fleet upgrade hz --to 1.0.1\` leads there.",
      ]
    `);
  });

  test('is not taken further than the files allow', async () => {
    begin('4.2.1', '4.2-IV1');
    const text = at('4.2.1', '4.2-IV1').replace(
      'kafka:\n',
      'kafka:\n  config: { log.message.timestamp.type: Never }\n',
    );
    start({ [orders]: text, [kubernetes]: on('1.2.0') });
    // It was found before, so the step does not bring it about.
    expect((await run({ to: '4.3.1' })).code).toBe(0);
  });
});

describe('an operator', () => {
  const kraft = `kind: KafkaCluster
owner: team-orders
stack: kraft
kafka: { version: 3.9.2, metadataVersion: 3.9-IV0, storage: { size: 100Gi } }
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker] }
`;

  test('goes by stops, with what its clusters need between', async () => {
    start({ [orders]: kraft });
    const { out } = await run({ cluster: 'hz', to: '1.2.0', dryRun: true });
    expect([...out.matchAll(/^ ?[0-9]+\. (.*)$/gm)].map((one) => one[1])).toMatchInlineSnapshot(`
      [
        "Take Kafka of hz/orders back from 3.9.2 to 3.9.1.",
        "Upgrade Strimzi from 0.45.2 to 0.47.0.",
        "Upgrade Kafka of hz/orders from 3.9.1 to 4.0.0.",
        "Upgrade Strimzi from 0.47.0 to 0.50.1; it needs Kubernetes 1.27 or newer.",
        "Upgrade Kafka of hz/orders from 4.0.0 to 4.1.1.",
        "Write all resources of hz in \`v1\` of Strimzi's API, then keep them in it.",
        "Upgrade Strimzi from 0.50.1 to 1.0.1; it needs Kubernetes 1.30 or newer.",
        "Upgrade Kafka of hz/orders from 4.1.1 to 4.2.0.",
        "Upgrade Strimzi from 1.0.1 to 1.2.0.",
        "Let hz/orders write its metadata in version 4.2-IV1, after 3.9-IV0.",
      ]
    `);
    expect(out).toContain('bin/v1-api-conversion.sh crd-upgrade');
  });

  test('needs what is to be installed', async () => {
    start({ [orders]: kraft.replace('3.9.2', '3.9.1') });
    const { code, err } = await run({ cluster: 'hz', to: '0.51.0' });
    expect(code).toBe(1);
    expect(err).toContain('npx fleet vendor 0.47.0');
    expect(read(kubernetes)).toContain('release: 0.45.2');
  });

  test('knows which releases there are, and which it can go back to', async () => {
    start({ [orders]: kraft });
    expect([
      await refusal({ cluster: 'hz', to: '1.3.0' }),
      await refusal({ cluster: 'hz', to: '0.45.9' }),
      await refusal({ cluster: 'hz', to: '0.38.0' }),
      await refusal({ cluster: 'hz', metadata: '3.9-IV0' }),
    ]).toMatchInlineSnapshot(`
      [
        "Strimzi 1.3.0 is newer than 1.2.0, the newest that is known here; \`docs/guides/add-a-release.md\` says how to add it.",
        "Strimzi 0.45.9 is not known here; expected \`0.45.0\`, \`0.45.1\` or \`0.45.2\`.",
        "hz/orders: There is no way from Strimzi 0.45.2 to 0.38.0: 0.38.0 runs KRaft only as an experiment, and there is no way back to ZooKeeper once a migration is finalised.",
        "hz is a Kubernetes cluster: its operator goes to a release of Strimzi, \`--to <release>\`.",
      ]
    `);
  });
});

test('called wrongly', async () => {
  await expect(run({})).rejects.toThrow(UsageError);
  await expect(run({ cluster: 'hz/ordres', to: 'kraft' })).rejects.toThrow('did you mean');
});
