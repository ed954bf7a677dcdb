/** Topics and users: what every field of their files becomes, on a release with the API of each kind. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadFleet } from '../model/load.ts';
import { type Plain, toPlain } from '../source/node.ts';
import { mapAt } from '../source/plain.ts';
import { readYaml } from '../source/read-yaml.ts';
import { openDocuments, treeOf } from '../source/tree.ts';
import { writePlain } from '../source/write-yaml.ts';
import { kafkaOverlay } from './kafka-overlay.ts';

type Data = { [key: string]: Data } | Data[] | string | number | boolean | null;
type Route = readonly (string | number)[];

const lists = ['topics', 'users'] as const;
type List = (typeof lists)[number];

/** Read by rules and people. */
const notInObjects = /^(?:kind|owner|\w+\.[^.]+(?:\.events)?\.owner)$/;

const texts = Object.fromEntries(
  lists.map((list) => [list, readFileSync(new URL(`fixtures/every-field.${list}.yaml`, import.meta.url), 'utf8')]),
) as Record<List, string>;

function dataOf(path: string, text: string): Data {
  const { documents, problems } = readYaml({ path, text });
  expect(problems).toEqual([]);
  return JSON.parse(JSON.stringify(toPlain(documents[0] as never)));
}

/** Files of the overlay by name, and what is wrong with those they are made of. */
function generate(
  given: Readonly<Partial<Record<List, string>>>,
  release: string,
): { readonly files: ReadonlyMap<string, string>; readonly problems: readonly string[] } {
  const isOld = release.startsWith('0.');
  const fleet = loadFleet(
    openDocuments(
      treeOf({
        'clusters/hz/cluster.yaml': `kind: KubernetesCluster
provider: aws
kubernetes: "1.33"
storageClasses: [{ name: gp3, default: true }]
nodePools: [{ name: kafka, nodes: 3, cpu: 8, memory: 32Gi, zones: [a] }]
strimzi: { release: ${release} }
`,
        'clusters/hz/orders.yaml': `kind: KafkaCluster
owner: team-orders
kafka: { version: 4.2.0, storage: { size: 100Gi }${isOld ? '' : ', metadataVersion: 4.2-IV1'} }
${isOld ? 'zookeeper: { storage: { size: 20Gi } }' : 'pools: { all: { roles: [controller, broker] } }'}
`,
        ...Object.fromEntries(Object.entries(given).map(([list, text]) => [`clusters/hz/orders/${list}.yaml`, text])),
      }),
    ),
  );
  const [cluster] = fleet.kafkaClusters;
  const files = cluster === undefined ? [] : kafkaOverlay(cluster);
  return {
    files: new Map(files.map((file) => [file.path.slice('overlays/hz/orders/'.length), file.text])),
    problems: fleet.problems.map((one) => one.message),
  };
}

/** For releases before the field. */
const withoutCertificate = { ...texts, users: texts.users.replace(/^ *certificate: .*\n/m, '') };

describe('topics and users', () => {
  test.each([
    ['1.2.0', texts],
    ['0.45.2', withoutCertificate],
  ])('become these objects on Strimzi %s', async (release, given) => {
    const { files, problems } = generate(given, release);
    expect(problems).toEqual([]);
    expect(files.get('kustomization.yaml')).toContain('  - topics.yaml\n  - users.yaml\n');
    const text = lists.map((list) => files.get(`${list}.yaml`)).join('---\n');
    await expect(text).toMatchFileSnapshot(`fixtures/every-field.lists-${release}.expected.txt`);
  });

  test('have a rule for each operation where the release knows one a rule only', () => {
    const { files } = generate(withoutCertificate, '0.31.1');
    const users = files.get('users.yaml') ?? '';
    expect(users).toContain('        operation: Describe\n');
    expect(users).not.toContain('operations:');
  });

  test('run the operators that look after them, and no other', () => {
    const operators = (given: Partial<Record<List, string>>): readonly string[] => {
      const kafka = dataOf('kafka.yaml', generate(given, '0.45.2').files.get('kafka.yaml') ?? '') as Plain;
      return Object.keys(mapAt(kafka, 'spec', 'entityOperator'));
    };
    const { topics, users } = withoutCertificate;
    expect(operators({ topics, users })).toEqual(['topicOperator', 'userOperator']);
    expect(operators({ topics })).toEqual(['topicOperator']);
    expect(operators({ users })).toEqual(['userOperator']);
    expect(operators({})).toEqual([]);
  });
});

describe('every field of a file', () => {
  const schemaOf = (list: List): Schema =>
    JSON.parse(readFileSync(new URL(`../../schemas/${list}.json`, import.meta.url), 'utf8'));

  test.each(lists)('of %s is in the fixture', (list) => {
    const used = new Set(leaves(dataOf(list, texts[list])).map(({ route }) => nameOf(route)));
    const known = schemaFields(schemaOf(list)).filter((field) => !field.startsWith('suppress'));
    expect(
      known.filter(
        (field) =>
          ![...used].some((one) => one === field || one.startsWith(`${field}.`) || one.startsWith(`${field}[`)),
      ),
    ).toEqual([]);
  });

  const whole = [...generate(texts, '1.2.0').files.values()].join('');
  const fields = lists.flatMap((list) =>
    leaves(dataOf(list, texts[list]))
      .map(({ route }) => ({ list, route, name: route.join('.') }))
      .filter(({ name }) => !notInObjects.test(name)),
  );

  test.each(fields)('$list $name reaches an object', ({ list, route }) => {
    const changed = writePlain(without(dataOf(list, texts[list]), route) as Plain);
    const { files, problems } = generate({ ...texts, [list]: changed }, '1.2.0');
    expect(problems.length > 0 || [...files.values()].join('') !== whole).toBe(true);
  });
});

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** `topics.*.partitions`: names of topics and users are stars. */
function schemaFields(schema: Schema, at = ''): string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, child]) => {
    const name = at === '' ? key : `${at}.${key}`;
    return [name, ...schemaFields(child, name)];
  });
  const entries = Object.values(schema.patternProperties ?? {}).flatMap((child) =>
    child.properties === undefined ? [] : schemaFields(child, `${at}.*`),
  );
  return [...own, ...entries, ...(schema.items === undefined ? [] : schemaFields(schema.items, `${at}[]`))];
}

function nameOf(route: Route): string {
  return route
    .map((step, at) => (typeof step === 'number' ? '[]' : at === 1 ? '.*' : `.${step}`))
    .join('')
    .slice(1);
}

function leaves(data: Data, route: Route = []): { readonly route: Route }[] {
  const entries: readonly (readonly [string | number, Data])[] = Array.isArray(data)
    ? [...data.entries()]
    : typeof data === 'object' && data !== null
      ? Object.entries(data)
      : [];
  return entries.length === 0 ? [{ route }] : entries.flatMap(([key, value]) => leaves(value, [...route, key]));
}

function without(data: Data, [step, ...rest]: Route): Data {
  if (step === undefined) return data;
  if (Array.isArray(data)) {
    return rest.length === 0
      ? data.filter((_, index) => index !== step)
      : data.map((item, index) => (index === step ? without(item, rest) : item));
  }
  const copy = { ...(data as { [key: string]: Data }) };
  if (rest.length === 0) delete copy[step];
  else copy[step] = without(copy[step] as Data, rest);
  return copy;
}
