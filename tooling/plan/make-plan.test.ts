import { describe, expect, test } from 'vitest';
import { baseTexts } from '../../scripts/base-texts.ts';
import { generateOverlays } from '../generate/generate.ts';
import { loadFleet } from '../model/load.ts';
import { type Documents, openDocuments, treeOf } from '../source/tree.ts';
import { nameOfEffect } from './accept.ts';
import { makePlan } from './make-plan.ts';
import { otherPods } from './other-pods.ts';
import type { FleetPlan } from './plan.ts';

type Files = Readonly<Record<string, string>>;

const kubernetes = `kind: KubernetesCluster
provider: other
kubernetes: "1.33"
storageClasses: [{ name: fast, default: true }]
strimzi: { release: 1.2.0 }
`;
const kafka = (size = '10Gi', more = ''): string => `kind: KafkaCluster
owner: team-orders
kafka: { version: 4.2.1, metadataVersion: 4.2-IV1 }
pools: { controllers: { roles: [controller] }, brokers: { roles: [broker], storage: { size: ${size} } } }
${more}`;
const fleet: Files = {
  ...baseTexts(),
  'clusters/hz/cluster.yaml': kubernetes,
  'clusters/hz/orders.yaml': kafka(),
  'clusters/hz/billing.yaml': kafka(),
};

/** With the overlays that generate writes. */
function committed(files: Files): Files {
  const made = [...generateOverlays(loadFleet(openDocuments(treeOf(files)))).values()].flat();
  return { ...files, ...Object.fromEntries(made.map(({ path, text }) => [path, text])) };
}

function planOf(before: Files, after: Files): FleetPlan {
  const [old, now] = [committed(before), committed(after)];
  const changed = new Set([...Object.keys(old), ...Object.keys(now)].filter((path) => old[path] !== now[path]));
  const first = openDocuments(treeOf(old));
  return makePlan(first, sharing(first, openDocuments(treeOf(now)), changed), changed, {
    base: { ref: 'main', commit: undefined },
  });
}

/** Two trees that share what did not change, as those of git do. */
function sharing(before: Documents, after: Documents, changed: ReadonlySet<string>): Documents {
  return { ...after, yaml: (path, use) => (changed.has(path) ? after : before).yaml(path, use) };
}

test('nothing changed, nothing planned', () => {
  expect(planOf(fleet, fleet)).toMatchObject({ clusters: [], overlays: [], shared: [], problems: [], risk: 'none' });
});

test('the first Kafka cluster of a Kubernetes cluster takes nothing away', () => {
  const empty = { ...fleet, 'clusters/west/cluster.yaml': kubernetes };
  const plan = planOf(empty, { ...empty, 'clusters/west/orders.yaml': kafka() });
  const effects = plan.overlays.flatMap((one) => one.effects);
  expect(effects.map(({ id }) => id)).toEqual(expect.arrayContaining(['operator-watches-less', 'rights-gone']));
  expect(plan.risk).toBe('restart');
  // Where one was, it may still be there.
  const { 'clusters/hz/orders.yaml': _, 'clusters/hz/billing.yaml': __, ...none } = fleet;
  const moved = planOf(
    { ...none, 'clusters/hz/orders.yaml': kafka('10Gi', 'namespace: strimzi\n') },
    { ...none, 'clusters/hz/billing.yaml': kafka() },
  );
  expect(moved.risk).toBe('outage');
});

describe('one cluster file', () => {
  const plan = planOf(fleet, { ...fleet, 'clusters/hz/orders.yaml': kafka('20Gi') });
  test('reaches one cluster', () => {
    expect(plan.clusters.map(({ id, change }) => [id, change])).toEqual([['hz/orders', 'changed']]);
    expect(plan.overlays).toEqual([]);
    expect(plan.problems).toEqual([]);
  });
  test('in its own words', () => {
    expect(plan.clusters[0]?.fields.map(({ path }) => path)).toEqual(['pools.brokers.storage.size']);
    expect(plan.clusters[0]?.storage).toBe('3 × 10Gi → 20Gi');
  });
  test('at its own line', () => {
    const origins = plan.clusters[0]?.effects.flatMap((one) => one.origins.map(({ file }) => file.path)) ?? [];
    expect(origins.length).toBeGreaterThan(0);
    expect(new Set(origins)).toEqual(new Set(['clusters/hz/orders.yaml']));
  });
});

test('a pool that comes to a cluster is told once', () => {
  const more = kafka().replace('brokers: {', 'more: { roles: [broker], storage: { size: 10Gi } }, brokers: {');
  const [cluster] = planOf(fleet, { ...fleet, 'clusters/hz/orders.yaml': more }).clusters;
  expect(cluster?.effects.map(nameOfEffect)).toEqual(['pool-added orders-more']);
});

test('a class that cannot grow keeps the disks as they are', () => {
  const stuck = {
    ...fleet,
    'clusters/hz/cluster.yaml': kubernetes.replace('default: true', 'default: true, allowVolumeExpansion: false'),
  };
  const [cluster] = planOf(stuck, { ...stuck, 'clusters/hz/orders.yaml': kafka('20Gi') }).clusters;
  expect(cluster?.effects.map((one) => [nameOfEffect(one), one.outcome, one.risk])).toEqual([
    ['class-cannot-grow orders-brokers', 'ignored', 'degraded'],
  ]);
  expect(cluster?.storage).toBeUndefined();
});

test('a base reaches every cluster that is made from it', () => {
  const path = 'base/kafka/kraft/kafka.yaml';
  const text = fleet[path] ?? '';
  const plan = planOf(fleet, {
    ...fleet,
    [path]: text.replace('unclean.leader.election.enable: false', 'unclean.leader.election.enable: true'),
  });
  expect(plan.clusters.map(({ id }) => id)).toEqual(['hz/billing', 'hz/orders']);
  expect(plan.shared).toMatchObject([{ path, reaches: ['hz/billing', 'hz/orders'] }]);
});

test('a comment in a base changes nothing', () => {
  const path = 'base/kafka/kraft/kafka.yaml';
  expect(planOf(fleet, { ...fleet, [path]: `# A word.\n${fleet[path]}` }).clusters).toEqual([]);
});

test('a new cluster, and one that is gone', () => {
  const { 'clusters/hz/billing.yaml': _, ...others } = fleet;
  expect(planOf(others, fleet).clusters.map(({ id, change }) => [id, change])).toEqual([['hz/billing', 'new']]);
  expect(planOf(fleet, others).clusters.map(({ id, change }) => [id, change])).toEqual([['hz/billing', 'gone']]);
});

test('a cluster whose file is gone, with its overlay still on disk', () => {
  const { 'clusters/hz/billing.yaml': gone, ...others } = committed(fleet);
  const before = openDocuments(treeOf({ ...others, 'clusters/hz/billing.yaml': gone ?? '' }));
  const changed = new Set(['clusters/hz/billing.yaml']);
  const base = { base: { ref: 'main', commit: undefined } };
  const { clusters, problems } = makePlan(before, openDocuments(treeOf(others)), changed, base);
  expect(problems).toEqual([]);
  expect(clusters.map(({ id, change }) => [id, change])).toEqual([['hz/billing', 'gone']]);
});

test('a file with a fault is a problem, and no cluster that is gone', () => {
  const plan = planOf(fleet, {
    ...fleet,
    'clusters/hz/orders.yaml': kafka().replace('roles: [broker]', 'roles: [brokers]'),
  });
  expect(plan.problems.length).toBeGreaterThan(0);
  expect(plan.clusters).toEqual([]);
});

test('disks of a cluster that runs on are in use', () => {
  const old = committed(fleet);
  const { 'clusters/hz/orders.yaml': _, ...now } = old;
  const base = { base: { ref: 'main', commit: undefined } };
  const plan = makePlan(
    openDocuments(treeOf(old)),
    openDocuments(treeOf(now)),
    new Set(['clusters/hz/orders.yaml']),
    base,
  );
  expect(plan.clusters.map(({ id, storage }) => [id, storage])).toEqual([['hz/orders', undefined]]);
});

test('pods of the operator count, each of them', () => {
  const asked = { 'clusters/hz/cluster.yaml': kubernetes.replace('1.2.0 }', '1.2.0, operator: { memory: 1Gi } }') };
  const plan = planOf(fleet, { ...fleet, ...asked });
  const [operator] = plan.overlays;
  expect(operator === undefined ? 0 : otherPods(operator)).toBe(2);
  expect(plan.shared.map(({ path, restarts }) => [path, restarts])).toEqual([['clusters/hz/cluster.yaml', 2]]);
});

describe('a variable of the operator', () => {
  const deployment = 'base/operator/shared/deployment.yaml';
  const two: Files = {
    ...fleet,
    'clusters/west/cluster.yaml': kubernetes,
    'clusters/west/orders.yaml': kafka('10Gi', 'tier: development\n'),
  };
  const withVariable = (name: string, value: string): Files => ({
    ...two,
    [deployment]: (two[deployment] ?? '').replace('env:\n', `env:\n            - { name: ${name}, value: ${value} }\n`),
  });

  test('in a base restarts nodes of all clusters, of which no file differs', () => {
    const plan = planOf(two, withVariable('NO_PROXY', '.svc'));
    expect(plan.problems).toEqual([]);
    const rolled = plan.clusters.map(({ id, objects, effects, rolls }) => [
      id,
      objects.length,
      effects.map((one) => one.id),
      rolls.length,
      effects[0]?.origins.map(({ file }) => file.path),
    ]);
    expect(rolled).toEqual([
      ['hz/billing', 0, ['operator-variables'], 6, [deployment]],
      ['hz/orders', 0, ['operator-variables'], 6, [deployment]],
      ['west/orders', 0, ['operator-variables', 'roll-stops-quorum', 'roll-stops-cluster'], 2, [deployment]],
    ]);
    expect(plan.shared.map(({ path, reaches, restarts }) => [path, reaches.length, restarts])).toEqual([
      [deployment, 5, 18],
    ]);
  });
  test('that is in no pod of theirs reaches the operator alone', () => {
    const plan = planOf(two, withVariable('STRIMZI_LOG_LEVEL', 'DEBUG'));
    expect(plan.clusters).toEqual([]);
    expect(plan.overlays.map(({ id }) => id)).toEqual(['hz/operator', 'west/operator']);
    // Without a rack nothing runs from that image.
    const ofRack = planOf(two, withVariable('STRIMZI_DEFAULT_KAFKA_INIT_IMAGE', 'mirror/operator:1.2.0'));
    expect(ofRack.clusters).toEqual([]);
  });
  test('counts for one cluster that is asked about, and for what else changes of it', () => {
    const [old, now] = [
      committed(two),
      committed({ ...withVariable('NO_PROXY', '.svc'), 'clusters/hz/orders.yaml': kafka('20Gi') }),
    ];
    const changed = new Set(Object.keys(now).filter((path) => old[path] !== now[path]));
    const plan = makePlan(openDocuments(treeOf(old)), openDocuments(treeOf(now)), changed, {
      base: { ref: 'main', commit: undefined },
      only: 'hz/orders',
    });
    expect(plan.overlays).toEqual([]);
    expect(plan.clusters.map(({ id, effects }) => [id, effects.map((one) => one.id)])).toEqual([
      ['hz/orders', ['operator-variables', 'volumes-grow']],
    ]);
  });
});

describe('of a fault nothing follows', () => {
  const planOf = (path: string, text: string | undefined): FleetPlan => {
    const old = committed({ ...fleet, 'clusters/hz/own.yaml': `${kafka()}namespace: own\n` });
    const { [path]: _, ...rest } = old;
    const now = text === undefined ? rest : { ...rest, [path]: text };
    const base = { base: { ref: 'main', commit: undefined } };
    return makePlan(openDocuments(treeOf(old)), openDocuments(treeOf(now)), new Set([path]), base);
  };
  const seen = ({ clusters, overlays }: FleetPlan): readonly string[] => [...clusters, ...overlays].map(({ id }) => id);

  test('for the operator and others that clusters share', () => {
    const plan = planOf('clusters/hz/own.yaml', 'kind: [');
    expect(plan.problems).toHaveLength(1);
    expect(seen(plan)).toEqual([]);
  });
  test('where a folder is in the place of a file', () => {
    const old = committed(fleet);
    const { 'clusters/hz/orders.yaml': _, ...rest } = old;
    const now = { ...rest, 'clusters/hz/orders.yaml/it.yaml': kafka() };
    const plan = makePlan(
      openDocuments(treeOf(old)),
      openDocuments(treeOf(now)),
      new Set(['clusters/hz/orders.yaml', 'clusters/hz/orders.yaml/it.yaml']),
      { base: { ref: 'main', commit: undefined } },
    );
    expect(plan.problems.length).toBeGreaterThan(0);
    expect(seen(plan)).toEqual([]);
  });
  test('where cluster.yaml is gone and others need it', () => {
    const plan = planOf('clusters/hz/cluster.yaml', undefined);
    expect(plan.problems.length).toBeGreaterThan(0);
    expect(seen(plan)).toEqual([]);
  });
  test('where the release is not known', () => {
    const plan = planOf('clusters/hz/cluster.yaml', kubernetes.replace('1.2.0', '0.99.0'));
    expect(plan.problems.map((one) => one.message)).toContainEqual(
      expect.stringMatching(/^Strimzi 0\.99\.0 is not known/),
    );
    expect(seen(plan)).toEqual([]);
  });
});

test('is the same in whatever order files are read', () => {
  const after = {
    ...fleet,
    'clusters/hz/orders.yaml': kafka('20Gi'),
    'clusters/hz/billing.yaml': kafka('5Gi', 'kafkaExporter: {}\n'),
  };
  const [old, now] = [committed(fleet), committed(after)];
  const changed = Object.keys(now).filter((path) => old[path] !== now[path]);
  const base = { base: { ref: 'main', commit: undefined } };
  const plan = (open: (files: Files) => Documents, paths: readonly string[]): unknown =>
    told(makePlan(open(old), open(now), new Set(paths), base));
  const inOrder = (files: Files): Documents => openDocuments(treeOf(files));
  const reversed = (files: Files): Documents => {
    const documents = inOrder(files);
    return { ...documents, list: (folder) => new Map([...documents.list(folder)].reverse()) };
  };
  expect(plan(reversed, [...changed].reverse())).toEqual(plan(inOrder, changed));
});

/** Without trees, which know their whole files. */
function told({ clusters, overlays, shared, risk }: FleetPlan): unknown {
  const effects = clusters.map(({ id, effects: own, rolls, fields, storage }) => [
    id,
    own.map((one) => [nameOfEffect(one), one.says, one.origins.map(({ start }) => start)]),
    rolls.map(({ pod }) => pod),
    fields.map(({ path }) => path),
    storage,
  ]);
  return [effects, overlays.map(({ id }) => id), shared, risk];
}

test('a base that the schema of today does not know is compared by its objects', () => {
  const before = committed(fleet);
  const files = { ...before, 'clusters/hz/orders.yaml': `${before['clusters/hz/orders.yaml']}ancient: true\n` };
  const now = committed({ ...fleet, 'clusters/hz/orders.yaml': kafka('20Gi') });
  const changed = new Set(Object.keys(now).filter((path) => files[path as keyof typeof files] !== now[path]));
  const base = { base: { ref: 'main', commit: undefined } };
  const plan = makePlan(openDocuments(treeOf(files)), openDocuments(treeOf(now)), changed, base);
  expect(plan.problems).toEqual([]);
  expect(plan.clusters.map((one) => [one.id, one.change, one.storage, one.fields])).toEqual([
    ['hz/orders', 'changed', '3 × 10Gi → 20Gi', []],
  ]);
  expect(plan.notes.join()).toMatch(
    /^The files of hz\/orders at the base are not understood today, so what changes is told of its objects alone: `ancient` is not known here/,
  );
});

describe('accept', () => {
  const risky = (more = ''): Files => ({ ...fleet, 'clusters/hz/orders.yaml': kafka('5Gi', more) });
  const name = nameOfEffect(planOf(fleet, risky()).clusters[0]?.effects[0] ?? { id: 'change-unknown' });
  const risk = planOf(fleet, risky()).clusters[0]?.effects[0]?.risk;
  const line = (change: string, of = risk): string =>
    `accept: [{ change: '${change}', risk: ${of}, reason: agreed }]\n`;

  test('takes the risk that it names', () => {
    const plan = planOf(fleet, risky(line(name)));
    expect(plan.problems).toEqual([]);
    expect(plan.risk).toBe('none');
    expect(plan.riskWithAccepted).toBe(risk);
  });
  test('of another risk takes nothing', () => {
    const plan = planOf(fleet, risky(line(name, 'data loss')));
    expect(plan.problems.map((one) => one.message)).toEqual([
      `The risk of \`${name}\` is \`${risk}\`, not \`data loss\`; write that.`,
    ]);
    expect(plan.risk).toBe(risk);
  });
  test('of what does not happen takes nothing', () => {
    expect(planOf(fleet, risky(line('x-y-z'))).problems[0]?.message).toMatch(
      /^Nothing of this change is called `x-y-z`/,
    );
  });
  test('does not linger', () => {
    const before = { ...fleet, 'clusters/hz/orders.yaml': kafka('10Gi', line(name)) };
    const plan = planOf(before, risky(line(name)));
    expect(plan.problems.map((one) => one.message)).toEqual([
      `\`${name}\` was accepted in an earlier change and counts for nothing any more; take the line out.`,
    ]);
    expect(plan.risk).toBe(risk);
  });
});
