/** `fleet new`, `resize`, `remove` and `rename` as they are called: what they write, all or nothing, what they ask, what they refuse. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Terminal } from '../../tooling/cli/ask.ts';
import { generate } from '../../tooling/cli/commands/generate.ts';
import { type NewOptions, newCluster } from '../../tooling/cli/commands/new.ts';
import { type RemoveOptions, remove } from '../../tooling/cli/commands/remove.ts';
import { rename } from '../../tooling/cli/commands/rename.ts';
import { type ResizeOptions, resize } from '../../tooling/cli/commands/resize.ts';
import { UsageError } from '../../tooling/cli/usage.ts';
import { judge } from '../../tooling/lint/judge.ts';
import { openCheckout } from '../../tooling/source/disk.ts';
import { openDocuments, textsBelow } from '../../tooling/source/tree.ts';
import { makeSharedFolder, writeTexts } from '../support/folders.ts';
import { miniatureTexts, testDay } from '../support/miniature.ts';

const folder = makeSharedFolder();
const orders = 'clusters/hz/orders.yaml';
const kubernetes = 'clusters/hz/cluster.yaml';
const given = miniatureTexts()[kubernetes] ?? '';

const zookeeper = `# Orders of the shop.
kind: KafkaCluster
owner: team-orders
kafka:
  version: 3.9.2 # since May
  storage: { size: 100Gi } # grows
zookeeper:
  storage: { size: 20Gi }
`;
const topics = 'kind: Topics\ntopics:\n  events: { partitions: 3 }\n';

function start(changes: Readonly<Record<string, string | undefined>>): void {
  for (const part of ['clusters', 'overlays']) rmSync(`${folder}/${part}`, { recursive: true, force: true });
  writeTexts(folder, miniatureTexts(changes));
}

beforeEach(() => start({ [orders]: zookeeper }));

const tree = () => {
  const checkout = openCheckout(folder);
  return { ...textsBelow(checkout, 'clusters'), ...textsBelow(checkout, 'overlays') };
};
const read = (path = orders): string => readFileSync(`${folder}/${path}`, 'utf8');

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function quietly(work: () => Promise<number> | number): Promise<Run> {
  const texts = { out: '', err: '' };
  const spies = (['out', 'err'] as const).map((end) =>
    vi.spyOn(end === 'out' ? process.stdout : process.stderr, 'write').mockImplementation((text) => {
      texts[end] += String(text);
      return true;
    }),
  );
  try {
    return { code: await work(), ...texts };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** @param answers what a person types; undefined for nobody there. When they run out, the person is gone. */
function terminalOf(answers?: readonly string[]): Terminal & { readonly prompts: readonly string[] } {
  const left = [...(answers ?? [])];
  const prompts: string[] = [];
  return {
    prompts,
    isInteractive: answers !== undefined,
    ask: async (prompt) => {
      prompts.push(prompt);
      return left.shift();
    },
    close: () => undefined,
  };
}

const runNew = (options: NewOptions, answers?: readonly string[]) =>
  quietly(() => newCluster(folder, { date: testDay, ...options }, terminalOf(answers)));
const runResize = (options: Partial<ResizeOptions>, answers?: readonly string[]) =>
  quietly(() => resize(folder, { cluster: 'hz/orders', date: testDay, ...options }, terminalOf(answers)));
const runRemove = (options: Partial<RemoveOptions> = {}, answers?: readonly string[]) =>
  quietly(() => remove(folder, { cluster: 'hz/orders', date: testDay, ...options }, terminalOf(answers)));

async function refusal(work: () => Promise<Run>): Promise<string> {
  try {
    const { code, err } = await work();
    expect(code).toBe(1);
    return err;
  } catch (error) {
    if (error instanceof UsageError) return `usage: ${error.message}`;
    throw error;
  }
}

/** Rules that find something, and whether generate has anything left to write. */
async function stateOf(): Promise<readonly string[]> {
  const { findings } = await judge(openDocuments(openCheckout(folder)), { date: testDay });
  const { out } = await quietly(() => generate(folder, { check: true }));
  return [...findings.map((one) => one.rule), out.trim()];
}

const upToDate = 'All overlays are up to date.';

describe('fleet new', () => {
  test('writes the smallest good file with its overlay', async () => {
    const { code, out, err } = await runNew({ cluster: 'hz/payments', owner: 'team-payments' });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('--- /dev/null\n+++ b/clusters/hz/payments.yaml\n');
    expect(read('clusters/hz/payments.yaml')).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=../../schemas/kafka-cluster.json
      kind: KafkaCluster
      owner: team-payments
      stack: kraft
      kafka: { version: 3.9.2, metadataVersion: 3.9-IV0 }
      pools:
        controllers: { roles: [controller] }
        brokers: { roles: [broker], storage: { size: 100Gi } }
      "
    `);
    expect(await stateOf()).toEqual([upToDate]);
  });

  test.each<[string, NewOptions]>([
    ['development', { tier: 'development' }],
    ['staging', { tier: 'staging', stack: 'zookeeper', brokers: '5', storage: '1Ti' }],
    ['development with two brokers', { tier: 'development', brokers: '2', namespace: 'payments' }],
    [
      'everything',
      {
        size: 'medium',
        cpu: '2500m',
        memory: '10Gi',
        kafka: '3.9.1',
        class: 'standard',
        profile: 'none',
        nodePool: 'kafka',
      },
    ],
    ['a profile', { profile: 'small', tier: 'development', stack: 'zookeeper', class: 'standard', nodePool: 'kafka' }],
  ])('%s', async (name, options) => {
    start({
      [orders]: zookeeper,
      [kubernetes]: given
        .replace('nodePools:\n', 'nodePools:\n  - { name: other, nodes: 1, cpu: 1, memory: 1Gi }\n')
        .replace('storageClasses:\n', 'storageClasses:\n  - { name: standard }\n')
        .replace('zones: [h, i, j]', 'zones: [h, i, j], labels: { for: kafka }'),
    });
    const { code, err } = await runNew({ cluster: 'hz/payments', owner: 'team-payments', ...options });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(read('clusters/hz/payments.yaml')).toMatchSnapshot(name);
    expect(await stateOf()).toEqual([upToDate]);
  });

  test('asks for what no flag says, and takes defaults for empty answers', async () => {
    start({
      [orders]: zookeeper,
      'clusters/fra/cluster.yaml': given,
      'clusters/profiles/quiet.yaml': 'kind: Profile\nannotations: { quiet: "yes" }\n',
    });
    const terminal = terminalOf(['hzz', 'fra', 'Payments', 'payments', '', 'team-payments', 'quiet', '', '', '', 'y']);
    const { code, err } = await quietly(() => newCluster(folder, { date: testDay, storage: '30Gi' }, terminal));
    expect({ code, err }).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "There is no Kubernetes cluster \`hzz\`; did you mean \`hz\`?
      \`Payments\` cannot name a Kafka cluster; write lower-case letters, digits and \`-\`, beginning with a letter, 63 characters at most.
      There is no default for this; please answer.
      ",
      }
    `);
    expect(terminal.prompts).toMatchInlineSnapshot(`
      [
        "Kubernetes cluster:
        fra  (Strimzi 0.45.2)
        hz  (Strimzi 0.45.2)
      > ",
        "Kubernetes cluster:
        fra  (Strimzi 0.45.2)
        hz  (Strimzi 0.45.2)
      > ",
        "Name of the Kafka cluster: ",
        "Name of the Kafka cluster: ",
        "Team to ask about it:
        team-orders
      > ",
        "Team to ask about it:
        team-orders
      > ",
        "Profile to build on:
        none
        quiet
        small
      [none]: ",
        "How much depends on it:
        production
        staging
        development
      [production]: ",
        "Size of its brokers:
        small  (what the tier gives, 100Gi disk)
        medium  (4 CPU, 16Gi, 500Gi disk)
      [small]: ",
        "Number of brokers [3]: ",
        "Write this? [y/N] ",
      ]
    `);
    expect(read('clusters/fra/payments.yaml')).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=../../schemas/kafka-cluster.json
      kind: KafkaCluster
      owner: team-payments
      profiles: [quiet]
      stack: kraft
      kafka: { version: 3.9.2, metadataVersion: 3.9-IV0 }
      pools:
        controllers: { roles: [controller] }
        brokers: { roles: [broker], storage: { size: 30Gi } }
      "
    `);
  });

  test.each([
    ['goes away at a question', ['team-payments']],
    ['goes away at the end', ['team-payments', '', '', '', '', '']],
    ['says no', ['team-payments', '', '', '', '', '', 'n']],
    ['says nothing', ['team-payments', '', '', '', '', '', '']],
  ])('writes nothing for somebody who %s', async (_name, answers) => {
    const before = tree();
    const { code, err } = await runNew({ cluster: 'hz/payments' }, answers);
    expect(code).toBe(1);
    expect(err).toContain('Nothing was written.\n');
    expect(tree()).toEqual(before);
  });

  test('--dry-run shows it and asks nobody', async () => {
    const before = tree();
    const terminal = terminalOf([]);
    const { code, out, err } = await quietly(() =>
      newCluster(
        folder,
        {
          cluster: 'hz/payments',
          owner: 'a',
          profile: 'none',
          tier: 'staging',
          size: 'small',
          brokers: '3',
          storage: '50Gi',
          dryRun: true,
          date: testDay,
        },
        terminal,
      ),
    );
    expect({ code, err }).toEqual({ code: 0, err: 'Nothing was written.\n' });
    expect(out).toContain('overlays/hz/payments: 5 files to write');
    expect(terminal.prompts).toEqual([]);
    expect(tree()).toEqual(before);
  });

  test('refuses what is missing or wrong, in a sentence', async () => {
    start({ [orders]: zookeeper, 'clusters/fra/cluster.yaml': given });
    const before = tree();
    const owner = 'team-payments';
    const said = [];
    for (const options of [
      {},
      { kubernetes: 'hz' },
      { cluster: 'payments', owner },
      { cluster: 'hz/payments' },
      { cluster: 'hs/payments', owner },
      { cluster: 'hz/pay/ments', owner },
      { cluster: 'hz/payments', name: 'other', owner },
      { cluster: 'hz/Payments', owner },
      { cluster: 'hz/operator', owner },
      { cluster: 'hz/orders', owner },
      { cluster: 'hz/payments', owner: ' ' },
      { cluster: 'hz/payments', owner, tier: 'prod' },
      { cluster: 'hz/payments', owner, size: 'huge' },
      { cluster: 'hz/payments', owner, size: 'large' },
      { cluster: 'hz/payments', owner, storage: '100GB' },
      { cluster: 'hz/payments', owner, storage: '5' },
      { cluster: 'hz/payments', owner, brokers: '-1' },
      { cluster: 'hz/payments', owner, class: 'slow' },
      { cluster: 'hz/payments', owner, profile: 'staging' },
      { cluster: 'hz/payments', owner, nodePool: 'gpu' },
      { cluster: 'hz/payments', owner, kafka: '4.3.1' },
      { cluster: 'hz/payments', owner, stack: 'raft' },
      { cluster: 'hz/payments', owner, cpu: 'four' },
      { cluster: 'hz/payments', owner, memory: '16' },
      { cluster: 'hz/payments', owner, namespace: 'Kafka' },
    ] satisfies readonly NewOptions[])
      said.push(await refusal(() => runNew(options)));
    expect(said.join('\n')).toMatchInlineSnapshot(`
      "usage: \`--kubernetes\` is missing (Kubernetes cluster); expected \`fra\` or \`hz\`.
      usage: \`--name\` is missing (name of the Kafka cluster).
      usage: \`--kubernetes\` is missing (Kubernetes cluster); expected \`fra\` or \`hz\`.
      usage: \`--owner\` is missing (team to ask about it); expected a name, such as \`team-orders\`.
      usage: There is no Kubernetes cluster \`hs\`; expected \`fra\` or \`hz\`.
      usage: \`hz/pay/ments\` is no cluster; write \`hz/orders\`, Kubernetes cluster and name, or \`orders\`.
      usage: \`hz/payments\` and \`--name other\` differ; write one of them.
      usage: \`Payments\` cannot name a Kafka cluster; write lower-case letters, digits and \`-\`, beginning with a letter, 63 characters at most.
      usage: \`operator\` names something of the Kubernetes cluster itself; choose another name.
      usage: \`clusters/hz/orders.yaml\` is there already; choose another name, or change that with \`npx fleet resize\`.
      usage: Name a team, such as \`team-orders\`.
      usage: There is no tier \`prod\`; expected \`production\`, \`staging\` or \`development\`.
      usage: There is no size \`huge\`; expected \`small\` or \`medium\`.
      usage: Brokers of size \`large\` (8 CPU, 32Gi) fit on no node of hz; expected \`small\` or \`medium\`.
      usage: \`--storage 100GB\` is no size; did you mean \`100Gi\`?
      usage: \`--storage 5\` is no size; did you mean \`5Gi\`?
      usage: \`--brokers -1\` is no number that fits; expected a whole number from 1 to 1000.
      usage: There is no storage class \`slow\`; expected \`cloud-essd\`.
      usage: There is no profile \`staging\`; expected \`none\` or \`small\`.
      usage: There is no node pool \`gpu\`; expected \`any\` or \`kafka\`.
      usage: Strimzi 0.45.2 of hz runs no Kafka \`4.3.1\`; expected \`3.8.0\`, \`3.8.1\`, \`3.9.0\`, \`3.9.1\` or \`3.9.2\`.
      usage: Strimzi 0.45.2 of hz runs no \`--stack raft\`; expected \`zookeeper\` or \`kraft\`.
      usage: \`--cpu four\` is no number of CPUs; expected a number of CPUs such as \`4\`, \`0.5\` or \`500m\`.
      usage: \`--memory 16\` is no size; did you mean \`16Gi\`?
      usage: \`--namespace Kafka\` is no namespace; write lower-case letters, digits and \`-\`, beginning with a letter, 63 characters at most."
    `);
    expect(tree()).toEqual(before);
  });

  test('refuses what would not validate', async () => {
    const before = tree();
    const said = await refusal(() => runNew({ cluster: 'hz/payments', owner: 'a', brokers: '2' }));
    expect(said).toMatchInlineSnapshot(`
      "clusters/hz/payments.yaml:8:38  error  replication-below-three  pools.brokers.nodes
        2 brokers hold 2 of the 3 copies that production needs; run 3 brokers or more.
        7 │   controllers: { roles: [controller] }
        8 │   brokers: { roles: [broker], nodes: 2, storage: { size: 100Gi } }
          │                                      ^
        see overlays/hz/payments/pools.yaml:73:13  in the overlay
        in KafkaNodePool kafka/payments-brokers

      With this change that would be found; ask for something else, or mend it first.
      Nothing was written.
      "
    `);
    expect(tree()).toEqual(before);
  });

  test('refuses while files of the Kubernetes cluster have faults, or there is none', async () => {
    writeTexts(folder, { 'clusters/hz/broken.yaml': 'kind: KafkaCluster\nonwer: me\n' });
    expect(await refusal(() => runNew({ cluster: 'hz/payments', owner: 'a' }))).toBe(
      'Files of hz have faults; mend what `npx fleet validate` tells first.\nNothing was written.\n',
    );
    rmSync(`${folder}/clusters/hz`, { recursive: true });
    writeTexts(folder, { 'clusters/README.md': '' });
    expect(await refusal(() => runNew({ cluster: 'hz/payments', owner: 'a' }))).toBe(
      'There is no Kubernetes cluster yet; write `clusters/<kubernetes>/cluster.yaml` first.\nNothing was written.\n',
    );
  });
});

describe('fleet resize', () => {
  test('changes its fields alone, and writes the overlay with them', async () => {
    const { code, err, out } = await runResize({ cluster: 'orders', brokers: '4', storage: '200Gi' });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(read()).toBe(zookeeper.replace('100Gi }', '200Gi }').replace(' # grows\n', ' # grows\n  brokers: 4\n'));
    expect(read('overlays/hz/orders/kafka.yaml')).toContain('replicas: 4');
    expect(out).toContain('overlays/hz/orders: 1 file to write\n');
    expect(await stateOf()).toEqual([upToDate]);
  });

  test('leaves overlays that are out of date for other reasons alone', async () => {
    start({ [orders]: zookeeper, 'clusters/hz/sales.yaml': zookeeper });
    const sales = 'overlays/hz/sales/kafka.yaml';
    writeTexts(folder, { [sales]: `${read(sales)}# more\n` });
    expect((await runResize({ storage: '200Gi' })).code).toBe(0);
    expect(read(sales)).toContain('# more');
    expect(await stateOf()).toContain('overlay-out-of-date');
  });

  test('asks on a terminal, unless told not to', async () => {
    const before = tree();
    for (const answers of [['n'], [''], [], ['yesterday']])
      expect(await runResize({ storage: '200Gi' }, answers)).toMatchObject({ code: 1, err: 'Nothing was written.\n' });
    expect(await runResize({ storage: '200Gi', dryRun: true }, [])).toMatchObject({ code: 0 });
    expect(tree()).toEqual(before);
    expect(await runResize({ storage: '200Gi' }, ['Yes'])).toMatchObject({ code: 0, err: '' });
    expect(await runResize({ storage: '300Gi', yes: true }, [])).toMatchObject({ code: 0, err: '' });
  });

  test('refuses what would not validate, a heap that does not fit among it', async () => {
    start({ [orders]: zookeeper.replace('# since May', '\n  memory: 8Gi\n  heap: 4Gi') });
    const before = tree();
    expect(await refusal(() => runResize({ memory: '4Gi' }))).toMatchInlineSnapshot(`
      "clusters/hz/orders.yaml:7:9  error  heap-too-large  kafka.heap
        Heap 4Gi is 100 % of the memory limit 4Gi, so the kernel may end the brokers under load; set \`kafka.heap\` to 3Gi at most.
        6 │   memory: 4Gi
        7 │   heap: 4Gi
          │         ^^^
        8 │   storage: { size: 100Gi } # grows
        see clusters/hz/orders.yaml:6:11  the memory limit
        see overlays/hz/orders/kafka.yaml:21:13  in the overlay
        in Kafka kafka/orders

      With this change that would be found; ask for something else, or mend it first.
      Nothing was written.
      "
    `);
    expect(tree()).toEqual(before);
    expect((await runResize({ memory: '4Gi', heap: '2Gi' })).code).toBe(0);
  });

  test('refuses what is in the way, and what it cannot find', async () => {
    const said = [
      await refusal(() => runResize({ cluster: 'hz', brokers: '4' })),
      await refusal(() => runResize({ cluster: 'hz/ordres', brokers: '4' })),
      await refusal(() => runResize({ cluster: 'sales', brokers: '4' })),
      await refusal(() => runResize({ storage: '200GB' })),
      await refusal(() => runResize({ storage: '50Gi' })),
      await refusal(() => runResize({ brokers: '-3' })),
      await refusal(() => runResize({ pool: 'brokers', nodes: '4' })),
    ];
    rmSync(`${folder}/overlays/hz/orders/kafka.yaml`);
    writeTexts(folder, { 'overlays/hz/orders/kafka.yaml': 'by: hand\n' });
    said.push(await refusal(() => runResize({ storage: '200Gi' })));
    expect(said.join('')).toMatchInlineSnapshot(`
      "usage: \`hz\` is a Kubernetes cluster; name a Kafka cluster: \`hz/orders\`.usage: There is no Kafka cluster \`hz/ordres\`; did you mean \`hz/orders\`?usage: There is no Kubernetes cluster \`sales\`; expected \`hz\`.usage: \`--storage 200GB\` is no size; did you mean \`200Gi\`?\`kafka.storage.size\` of hz/orders is 100Gi, and disks never shrink; expected more than that, or new nodes with smaller disks in a pool of their own.
      Nothing was written.
      usage: \`--brokers -3\` is no number that fits; expected a whole number from 1 to 1000.hz/orders has no pools, so \`--pool brokers\` names none; leave it out.
      Nothing was written.
      \`overlays/hz/orders/kafka.yaml\` was not made by generate, so it is not replaced; move it away.
      Nothing was written.
      "
    `);
  });
});

describe('fleet remove', () => {
  test('goes a step at a time, and the fleet is sound after each', async () => {
    start({ [orders]: zookeeper, 'clusters/hz/orders/topics.yaml': topics });
    const states: string[] = [];
    for (const expected of [3, 2, 1]) {
      const { code, out, err } = await runRemove();
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect([...out.matchAll(/^[0-9]\. /gm)]).toHaveLength(expected);
      states.push((await stateOf()).join(', '));
      if (expected > 1)
        states.push(
          read().split('\n').at(-2) ?? '',
          Object.keys(tree())
            .filter((one) => one.startsWith('overlays/hz/orders/'))
            .join(' '),
        );
    }
    expect(states).toMatchInlineSnapshot(`
      [
        "All overlays are up to date.",
        "removal: unprotected",
        "overlays/hz/orders/kafka.yaml overlays/hz/orders/kustomization.yaml overlays/hz/orders/parts/kustomization.yaml overlays/hz/orders/topics.yaml overlays/hz/orders/unprotected.yaml",
        "All overlays are up to date.",
        "removal: deleted",
        "overlays/hz/orders/kustomization.yaml overlays/hz/orders/removed.yaml",
        "All overlays are up to date.",
      ]
    `);
    expect(Object.keys(tree()).filter((path) => path.includes('orders'))).toEqual([]);
    expect(existsSync(`${folder}/clusters/hz/orders`)).toBe(false);
    // The namespace holds the disks.
    expect(read(kubernetes)).toContain('watch: [kafka]');
    expect(await refusal(() => runRemove())).toBe('usage: There is no Kafka cluster `hz/orders`; there are none yet.');
  });

  test('leaves a namespace alone that others use, or somebody watches', async () => {
    for (const changes of [
      { 'clusters/hz/sales.yaml': zookeeper },
      { [kubernetes]: given.replace(/strimzi:\n/, 'strimzi:\n  operator:\n    watch:\n      - kafka # for ever\n') },
    ]) {
      start({ [orders]: `${zookeeper}removal: deleted\n`, ...changes });
      const before = read(kubernetes);
      expect((await runRemove()).code).toBe(0);
      expect(read(kubernetes)).toBe(before);
      expect(await stateOf()).toEqual([upToDate]);
    }
  });

  test('adds the namespace to those that are watched', async () => {
    const watching = given.replace(/strimzi:\n/, 'strimzi:\n  operator:\n    watch:\n      - other # for ever\n');
    start({ [orders]: `${zookeeper}removal: deleted\n`, [kubernetes]: watching });
    expect((await runRemove()).code).toBe(0);
    expect(read(kubernetes)).toBe(watching.replace('# for ever\n', '# for ever\n      - kafka\n'));
    expect(await stateOf()).toEqual([upToDate]);
  });

  test('says all of it', async () => {
    start({
      [orders]: zookeeper.replace('size: 20Gi', 'size: 20Gi, deleteClaim: true'),
      'clusters/hz/orders/topics.yaml': topics,
    });
    const before = tree();
    const { out } = await runRemove({ dryRun: true });
    expect(out).toMatchInlineSnapshot(`
      "hz/orders: taken away, in 3 steps, one pull request each.

      1. Take the protection off hz/orders, so that Argo CD may delete it.
         change    clusters/hz/orders.yaml
                     removal: unprotected
         by hand   Move what still uses hz/orders elsewhere; its files list 1 topic.
         restarts  Nothing.
         wait      until it prints nothing:
                     kubectl get kafka/orders -n kafka -o jsonpath='{.metadata.annotations.argocd\\.argoproj\\.io/sync-options}'
         back      Take \`removal\` out of the file.
         note      From here until the next step a deleted line is enough to lose the cluster: go on soon.
         note      Topics are unmanaged from here on (\`strimzi.io/managed: "false"\`), so that their records stay on
                   the disks when their KafkaTopics go.
      2. Delete hz/orders: brokers, topics and users go, and a note takes their place.
         change    clusters/hz/orders.yaml
                     removal: deleted
         restarts  Every pod of hz/orders ends.
         wait      until it ends:
                     kubectl wait kafka/orders -n kafka --for=delete --timeout=30m
         wait      until it finds nothing:
                     kubectl get kafkanodepool,kafkatopic,kafkauser,pods -n kafka -l strimzi.io/cluster=orders
         back      Hardly: disks stay, but a Kafka resource that is made anew is a new cluster; the documentation of
                   Strimzi tells how to recover one from its disks.
         note      What is on the disks of \`zookeeper\` is lost in this step, as they go with the nodes
                   (\`deleteClaim\`, or \`ephemeral\`).
         note      A KafkaTopic that does not go waits for the Topic Operator, which may have gone first; take its
                   finalizer \`strimzi.io/topic-operator\` off by hand then.
      3. Take the files of hz/orders away.
         change    clusters/hz/cluster.yaml
                     strimzi.operator.watch: [kafka]
         delete    clusters/hz/orders.yaml
         delete    clusters/hz/orders
         by hand   Once this is merged, delete the Application, as nothing else does:
                     argocd app delete "$(kubectl get applications -n argocd -o jsonpath='{.items[?(@.spec.source.path=="overlays/hz/orders")].metadata.name}')"
         by hand   Disks and certificate authorities are there for as long as somebody may want them; this lists
                   them, and \`delete\` in place of \`get\` ends them for good:
                     kubectl get pvc,secret -n kafka -l strimzi.io/cluster=orders
         restarts  Nothing.
         back      Revert the change; nothing runs of it.
         note      No other cluster is in namespace \`kafka\`, which holds the disks and stays:
                   \`strimzi.operator.watch\` of clusters/hz/cluster.yaml names it. To end it, write \`deletable:
                   [Namespace/kafka]\` there, and take both out in a change after that: Argo CD then deletes the
                   namespace with all claims in it.
      --- a/clusters/hz/orders.yaml
      +++ b/clusters/hz/orders.yaml
      @@ -6,3 +6,4 @@
         storage: { size: 100Gi } # grows
       zookeeper:
         storage: { size: 20Gi, deleteClaim: true }
      +removal: unprotected
      overlays/hz/orders: 3 files to write

      ✓ Safe to merge: nothing restarts and nothing is lost.
        Compared  with the files as they are: 1 Kafka cluster
        Restarts  nothing
        First     nothing

      cluster    risk  restarts  storage  first
      hz/orders  none  none      –        –

      hz/orders  none  changed, production, team-orders

        What changes
          \`removal\` set to unprotected  clusters/hz/orders.yaml:9:10
          3 objects changed: ConfigMap \`orders-kafka-metrics\`, Kafka \`orders\`, KafkaTopic \`events\`

        Nobody notices
          ✓ config-map-unread orders-kafka-metrics
            No pod restarts for labels and annotations of ConfigMap \`orders-kafka-metrics\`: the operator reads its
            content alone.
            why      \`metadata.annotations\` of ConfigMap \`orders-kafka-metrics\` { argocd.argoproj.io/sync-options:
                     "Prune=false,Delete=fals… taken out
            at       base/kafka-metrics/kustomization.yaml:7:11
          ✓ topic-left-alone events
            The Topic Operator leaves topic \`events\` as it is from now on (not managed), also when its KafkaTopic
            goes.
            why      \`metadata.annotations.strimzi.io/managed\` of KafkaTopic \`events\` set to false
            at       clusters/hz/orders.yaml:9:10
          ✓ protection-dropped ConfigMap kafka/orders-kafka-metrics
            ConfigMap \`kafka/orders-kafka-metrics\` loses \`Prune=false\`: nothing happens now, and Argo CD deletes it
            as soon as a later change takes it out of the overlay.
            why      \`metadata.annotations\` of ConfigMap \`orders-kafka-metrics\` { argocd.argoproj.io/sync-options:
                     "Prune=false,Delete=fals… taken out
            at       base/kafka-metrics/kustomization.yaml:7:11
          ✓ protection-dropped Kafka kafka/orders
            Kafka \`kafka/orders\` loses \`Prune=false\`: nothing happens now, and Argo CD deletes it as soon as a later
            change takes it out of the overlay.
            why      \`metadata.annotations.argocd.argoproj.io/sync-options\` of Kafka \`orders\`
                     Prune=false,Delete=false taken out
            at       base/kafka/zookeeper/kafka.yaml:10:3
          ✓ protection-dropped KafkaTopic kafka/events
            KafkaTopic \`kafka/events\` loses \`Prune=false\`: nothing happens now, and Argo CD deletes it as soon as a
            later change takes it out of the overlay.
            why      \`metadata.annotations.argocd.argoproj.io/sync-options\` of KafkaTopic \`events\`
                     Prune=false,Delete=false taken out
            at       clusters/hz/orders/topics.yaml:3:3

      ✓ Worst risk: none.

      "
    `);
    expect(tree()).toEqual(before);
  });

  test('does not go on before a step is generated', async () => {
    writeTexts(folder, { [orders]: `${zookeeper}removal: unprotected\n` });
    expect(await refusal(() => runRemove())).toBe(
      '`overlays/hz/orders/kustomization.yaml` is not what the files ask for, so the last step is not done yet; run `npm run generate`, have it merged, and wait for what that step names.\nNothing was written.\n',
    );
  });

  test('takes away at once what was never generated', async () => {
    writeTexts(folder, { 'clusters/hz/draft.yaml': zookeeper });
    const { code, out } = await runRemove({ cluster: 'hz/draft' });
    expect(code).toBe(0);
    expect(out).toContain('hz/draft: taken away, in 1 step');
    expect(await stateOf()).toEqual([upToDate]);
  });

  test('generate refuses a step that is left out', async () => {
    writeTexts(folder, { [orders]: `${zookeeper}removal: deleted\n` });
    expect(await refusal(() => quietly(() => generate(folder, {})))).toContain(
      'the next step is `removal: unprotected`',
    );
    rmSync(`${folder}/${orders}`);
    const said = await refusal(() => quietly(() => generate(folder, {})));
    expect(said).toContain('put it back, and take `removal: unprotected` as the next step');
    expect(existsSync(`${folder}/overlays/hz/orders/kafka.yaml`)).toBe(true);
  });
});

describe('fleet rename', () => {
  test('says why not, and what instead', async () => {
    const before = tree();
    const { code, err } = await quietly(() => rename(folder, { cluster: 'hz/orders', to: 'sales' }));
    expect(code).toBe(1);
    expect(err).toMatchInlineSnapshot(`
      "hz/orders keeps its name: pods (\`orders-kafka-0\`), their disks, certificates and other Secrets, and the addresses that clients know (\`orders-kafka-bootstrap\`) carry it, so \`hz/sales\` would be a new cluster with empty disks.
      To get there, let both run for a while:
        1. \`npx fleet new hz/sales\` makes the new cluster; give it the topics and users of hz/orders.
        2. Mirror the records to it with MirrorMaker 2 (KafkaMirrorMaker2), consumer offsets included.
        3. Move consumers, then producers, and wait until the mirror has nothing left to copy.
        4. \`npx fleet remove hz/orders\` takes the old one away, step by step.
      Nothing was written.
      "
    `);
    expect(tree()).toEqual(before);
  });

  test('advises no name that could not be', async () => {
    const said = async (to: string): Promise<string> => {
      const { code, err } = await quietly(() => rename(folder, { cluster: 'hz/orders', to }));
      expect(code).toBe(1);
      return err;
    };
    expect(await said('A B')).toMatch(/^`A B` cannot name a Kafka cluster/);
    expect(await said('orders')).toMatch(/^hz\/orders has that name already\./);
    await expect(said('hx/sales')).rejects.toThrow(/^There is no Kubernetes cluster `hx`/);
  });
});
