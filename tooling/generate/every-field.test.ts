import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Data, type Leaf, leaves, prefixes, type Route, without } from '../../test/support/leaves.ts';
import { loadFleet } from '../model/load.ts';
import { type Plain, toPlain } from '../source/node.ts';
import { readYaml } from '../source/read-yaml.ts';
import { openDocuments, treeOf } from '../source/tree.ts';
import { writePlain } from '../source/write-yaml.ts';
import { generateOverlays } from './generate.ts';

/** Used by rules, reports and Argo CD alone: they reach no object of an overlay. */
const notInOverlays = new Set(
  [
    'kafka: kind',
    'kafka: profiles',
    'kafka: stack restart.fastest restart.slowest',
    'kubernetes: restart.fastest restart.slowest',
    'kubernetes: kind owner destination provider kubernetes nodePorts.from nodePorts.to strimzi.release strimzi.install',
    'kubernetes: strimzi.operator.watchAll zones',
    'kubernetes: nodePools[].nodes nodePools[].cpu nodePools[].memory nodePools[].zones nodePools[].default',
    'kubernetes: storageClasses[].provisioner storageClasses[].minSize storageClasses[].maxSize storageClasses[].default',
    'kubernetes: storageClasses[].volumeBindingMode storageClasses[].allowVolumeExpansion storageClasses[].reclaimPolicy',
    'kubernetes: storageClasses[].name nodePools[].name',
    'kubernetes: networkPolicies images.registries[] images.digests secrets[].keys[]',
    // A Secret that exists is not made; of one from a store another entry of the fixture tells.
    'kubernetes: secrets[].name secrets[].namespaces[]',
    // Says what its default says: one operator is turned off, and node ports follow from the first one.
    'kafka: entityOperator.topics jmx.nodePorts metrics',
  ].flatMap((line) => {
    const [file = '', fields = ''] = line.split(': ');
    return fields.split(' ').map((field) => `${file}: ${field}`);
  }),
);

/** What is accepted, of what rules find and of what a change may cost, is no part of any object. */
const suppressFields = [
  'suppress',
  ...['rule', 'path', 'object', 'reason', 'until', 'approvedBy'].map((field) => `suppress[].${field}`),
  'accept',
  ...['change', 'risk', 'reason'].map((field) => `accept[].${field}`),
];

/** Exclude what the fixture has: several volumes, and an affinity of one's own for ZooKeeper only. */
const excluded = new Set([
  ...suppressFields,
  ...['size', 'class', 'deleteClaim', 'ephemeral'].map((field) => `kafka.storage.${field}`),
  ...['hosts', 'spread', 'zones', 'nodePool', 'nodeSelector', 'tolerations'].map(
    (field) => `zookeeper.placement.${field}`,
  ),
  'kafka.placement.affinity',
  // Of quotas of type kafka.
  'kafka.quotas.requestPercentage',
  'kafka.quotas.controllerMutationRate',
  'zookeeper.storage.ephemeral',
  // Those of clusters with pools have a fixture of their own.
  ...['pools', 'kafka.metadataVersion', 'kafka.storage.volumes[].metadata'],
  // Of listeners of later releases; in the fixture with pools.
  ...['parentRefs', 'advertisedPortTemplate', 'perBrokerLabelsTemplate', 'perBrokerAnnotationsTemplate'].flatMap(
    (one) => [
      `kafka.listeners[].configuration.${one}`,
      ...(one === 'parentRefs' ? [`kafka.listeners[].configuration.${one}[]`] : []),
    ],
  ),
  // Of clusters on their way out; in removal.test.ts.
  'removal',
  // Its phases are in kafka-api.test.ts.
  ...['migration', 'migration.phase'],
  // In which ring changes of bases arrive; in rings/ring-changes.test.ts.
  'ring',
  // Of releases that serve two; in kafka-api.test.ts.
  'strimzi.apiVersion',
]);

const kafka = load('kafka');
const kubernetes = load('kubernetes');
const kraft = load('kraft');
const todays: Data = {
  ...(kubernetes as { [key: string]: Data }),
  strimzi: { release: '1.2.0' },
};

function load(name: string): Data {
  const path = `fixtures/every-field.${name}.yaml`;
  const text = readFileSync(new URL(path, import.meta.url), 'utf8');
  const { documents, problems } = readYaml({ path, text });
  expect(problems).toEqual([]);
  return JSON.parse(JSON.stringify(toPlain(documents[0] as never)));
}

function generate(files: { readonly kafka: Data; readonly kubernetes: Data }): {
  text: string;
  problems: readonly string[];
} {
  const fleet = loadFleet(
    openDocuments(
      treeOf({
        'clusters/profiles/base.yaml': 'kind: Profile\nkafka: { cpu: 1 }\n',
        'clusters/hz/cluster.yaml': writePlain(files.kubernetes as Plain),
        'clusters/hz/orders.yaml': writePlain(files.kafka as Plain),
      }),
    ),
  );
  const overlays = [...generateOverlays(fleet).values()].flat();
  return {
    text: overlays.map((file) => `# ${file.path}\n${file.text}`).join(''),
    problems: fleet.problems.map((one) => one.message),
  };
}

/** What tells nothing of itself: an empty pool has to say its roles, and a volume its number. */
const inPools = (name: string): boolean => name.startsWith('pools.');
const ofListeners = (name: string): boolean => name.startsWith('kafka.listeners[].configuration.');

describe('every field of pools', () => {
  const poolFields = (): readonly string[] => {
    const schema = JSON.parse(readFileSync(new URL('../../schemas/kafka-cluster.json', import.meta.url), 'utf8'));
    const [pool] = Object.values(schema.properties.pools.patternProperties) as readonly Schema[];
    return schemaFields(pool ?? {});
  };
  const route = ({ route: [, , ...rest] }: Leaf): Route => rest;

  it('is in the fixture', () => {
    const used = new Set(
      leaves(kraft)
        .filter(({ name }) => inPools(name))
        .flatMap((leaf) => prefixes(route(leaf))),
    );
    expect(poolFields().filter((field) => !used.has(field))).toEqual([]);
  });

  it('gives these overlays', async () => {
    const { text, problems } = generate({ kafka: kraft, kubernetes: todays });
    expect(problems).toEqual([]);
    await expect(text).toMatchFileSnapshot('fixtures/every-field.kraft.expected.txt');
  });

  const whole = generate({ kafka: kraft, kubernetes: todays }).text;
  it.each(leaves(kraft).filter(({ name }) => inPools(name) || ofListeners(name)))(
    '$name reaches an object',
    ({ route: at }) => {
      const result = generate({ kafka: without(kraft, at), kubernetes: todays });
      expect(result.problems.length > 0 || result.text !== whole).toBe(true);
    },
  );
});

describe('every authored field', () => {
  it('is in the fixtures', () => {
    for (const [schema, data] of [
      ['kafka-cluster', kafka],
      ['kubernetes-cluster', kubernetes],
    ] as const) {
      const known = schemaFields(
        JSON.parse(readFileSync(new URL(`../../schemas/${schema}.json`, import.meta.url), 'utf8')),
      );
      const used = new Set(leaves(data).flatMap(({ route }) => prefixes(route)));
      expect(known.filter((field) => !used.has(field) && !excluded.has(field) && !ofProjects(field))).toEqual([]);
    }
  });

  it('gives these overlays', async () => {
    const { text, problems } = generate({ kafka, kubernetes });
    expect(problems).toEqual([]);
    await expect(text).toMatchFileSnapshot('fixtures/every-field.expected.txt');
  });

  const whole = generate({ kafka, kubernetes }).text;
  const fields = [
    ...leaves(kafka).map((leaf) => ({ file: 'kafka' as const, ...leaf })),
    ...leaves(kubernetes).map((leaf) => ({ file: 'kubernetes' as const, ...leaf })),
  ].filter(({ file, name }) => !notInOverlays.has(`${file}: ${name}`) && !isSwitch(name));

  it.each(fields)('$file $name reaches an object', ({ file, route }) => {
    const changed = without(file === 'kafka' ? kafka : kubernetes, route);
    const result = generate({ kafka, kubernetes, [file]: changed });
    expect(result.problems.length > 0 || result.text !== whole).toBe(true);
  });
});

/** When Argo CD may sync is said in its projects; in argocd/sync-windows.test.ts. */
function ofProjects(name: string): boolean {
  return name === 'maintenance' || name.startsWith('maintenance.');
}

/** A part is there as soon as its section is written: turning it on there says nothing more. */
function isSwitch(name: string): boolean {
  return name.endsWith('.enabled');
}

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
}

function schemaFields(schema: Schema, at = ''): string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, child]) => {
    const name = at === '' ? key : `${at}.${key}`;
    return [name, ...schemaFields(child, name)];
  });
  const items = schema.items === undefined ? [] : schemaFields(schema.items, `${at}[]`);
  return [...new Set([...own, ...items, ...(schema.oneOf ?? []).flatMap((shape) => schemaFields(shape, at))])];
}
