/**
 * Owns making up kustomizations: small trees that use everything the renderer takes, in every style of YAML, with names that collide
 * and patches that may fail. What matters is only that kustomize and we agree on them.
 */
import fc from 'fast-check';

export type Files = Readonly<Record<string, string>>;

/** A tree whose leaves are YAML as it is written: `0440`, `"5"`, `[]`. */
type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

type Random = fc.GeneratorValue;

const pick = <T>(random: Random, values: readonly T[]): T => random(fc.constantFrom, ...(values as [T, ...T[]])) as T;
const chance = (random: Random, percent: number): boolean => random(fc.integer, { min: 0, max: 99 }) < percent;
const some = <T>(random: Random, most: number, make: () => T): readonly T[] =>
  Array.from({ length: random(fc.integer, { min: 0, max: most }) }, make);

const words = ['a', 'b', 'settings', 'web'];
const values = [
  'text',
  '"5"',
  "'x'",
  '1',
  '0440',
  '1_000',
  'yes',
  'true',
  'null',
  '~',
  '1e3',
  '1.50',
  '2024-01-01',
  '9007199254740993',
  '{}',
  '[]',
  '"a: b # c"',
  '-1',
  '0x1F',
  'on',
  '""',
  '[1, two]',
  '{ k: v }',
  '"multi\\nline"',
];
const texts = ['x', '"1"', "'true'", 'some-text', '"yes"', '0.5.1'];

const namespaces = ['shop', 'default', 'other'];

function metadata(random: Random, name: string): Tree {
  return {
    name,
    ...(chance(random, 20) ? { namespace: pick(random, namespaces) } : {}),
    ...(chance(random, 30)
      ? { labels: { [pick(random, ['app', 'tier'])]: pick(random, ['web', '"1"', '5', 'null']) } }
      : {}),
    ...(chance(random, 30)
      ? { annotations: { [pick(random, ['note', 'mode'])]: pick(random, ['x', '"1"', '0440', 'null']) } }
      : {}),
  };
}

const container = (random: Random): Tree => ({
  name: pick(random, ['app', 'side', 'init']),
  ...(chance(random, 80) ? { image: pick(random, ['app', 'app:1', 'registry:5000/app:1@sha256:ab', 'side:2']) } : {}),
  ...(chance(random, 50)
    ? {
        env: some(random, 3, () => ({
          name: pick(random, ['A', 'B', 'C']),
          ...(chance(random, 60)
            ? { value: pick(random, texts) }
            : { valueFrom: { configMapKeyRef: { name: pick(random, words), key: 'k' } } }),
        })),
      }
    : {}),
  ...(chance(random, 40) ? { ports: some(random, 3, () => port(random, 'containerPort')) } : {}),
  ...(chance(random, 20) ? { args: some(random, 2, () => pick(random, texts)) } : {}),
});

const port = (random: Random, key: string): Tree => ({
  [key]: pick(random, ['80', '81', '443']),
  ...(chance(random, 40) ? { protocol: pick(random, ['TCP', 'UDP']) } : {}),
  ...(chance(random, 40) ? { name: pick(random, ['http', 'dns']) } : {}),
});

const podSpec = (random: Random): Tree => ({
  containers: some(random, 3, () => container(random)),
  ...(chance(random, 20) ? { initContainers: some(random, 1, () => container(random)) } : {}),
  ...(chance(random, 40)
    ? { volumes: some(random, 2, () => ({ name: pick(random, ['v', 'w']), configMap: { name: pick(random, words) } })) }
    : {}),
  ...(chance(random, 20) ? { serviceAccountName: pick(random, words) } : {}),
  ...(chance(random, 10) ? { imagePullSecrets: some(random, 2, () => ({ name: pick(random, words) })) } : {}),
});

/** The parts below metadata, by kind. */
const kinds: Readonly<
  Record<string, readonly [apiVersion: string, spec: (random: Random) => { readonly [key: string]: Tree }]>
> = {
  ConfigMap: [
    'v1',
    (random) => ({ data: { colour: pick(random, texts), [pick(random, ['k', 'l'])]: pick(random, texts) } }),
  ],
  Secret: ['v1', (random) => ({ data: { password: pick(random, texts) } })],
  Service: [
    'v1',
    (random) => ({
      spec: {
        ...(chance(random, 60) ? { selector: { app: 'web' } } : {}),
        ports: some(random, 3, () => port(random, 'port')),
      },
    }),
  ],
  ServiceAccount: ['v1', () => ({})],
  Namespace: ['v1', () => ({})],
  Deployment: [
    'apps/v1',
    (random) => ({
      spec: {
        ...(chance(random, 50) ? { replicas: pick(random, ['1', '"2"']) } : {}),
        ...(chance(random, 50) ? { selector: { matchLabels: { app: 'web' } } } : {}),
        template: { spec: podSpec(random) },
      },
    }),
  ],
  StatefulSet: [
    'apps/v1',
    (random) => ({
      spec: {
        serviceName: pick(random, words),
        template: { spec: podSpec(random) },
        ...(chance(random, 40)
          ? { volumeClaimTemplates: some(random, 2, () => ({ metadata: { name: 'data' } })) }
          : {}),
      },
    }),
  ],
  CronJob: ['batch/v1', (random) => ({ spec: { jobTemplate: { spec: { template: { spec: podSpec(random) } } } } })],
  RoleBinding: [
    'rbac.authorization.k8s.io/v1',
    (random) => ({
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: pick(random, ['Role', 'ClusterRole']),
        name: pick(random, words),
      },
      subjects: some(random, 2, () => ({
        kind: 'ServiceAccount',
        name: pick(random, [...words, 'default']),
        ...(chance(random, 60) ? { namespace: pick(random, namespaces) } : {}),
      })),
    }),
  ],
  Role: [
    'rbac.authorization.k8s.io/v1',
    (random) => ({ rules: [{ resourceNames: some(random, 2, () => pick(random, words)) }] }),
  ],
  ClusterRole: ['rbac.authorization.k8s.io/v1', () => ({ rules: '[]' })],
  HorizontalPodAutoscaler: [
    'autoscaling/v2',
    (random) => ({ spec: { scaleTargetRef: { kind: 'Deployment', name: pick(random, words) } } }),
  ],
  NetworkPolicy: [
    'networking.k8s.io/v1',
    (random) => ({
      spec: {
        podSelector: chance(random, 50) ? { matchLabels: { app: 'web' } } : '{}',
        ingress: some(random, 2, () => ({ from: [{ podSelector: { matchLabels: { app: 'foreign' } } }] })),
      },
    }),
  ],
  Kafka: [
    'kafka.strimzi.io/v1',
    (random) => ({
      spec: {
        kafka: {
          config: Object.fromEntries(some(random, 4, () => [pick(random, ['p', 'q', 'r', 's']), pick(random, values)])),
          listeners: some(random, 2, () => ({
            name: pick(random, ['plain', 'tls']),
            port: pick(random, ['9092', '9093']),
          })),
          ...(chance(random, 20) ? { template: { pod: { containers: [container(random)] } } } : {}),
        },
      },
    }),
  ],
};
const kindNames = Object.keys(kinds);

interface Thing {
  readonly kind: string;
  readonly name: string;
}

function object(random: Random, { kind, name }: Thing): Tree {
  const [apiVersion, spec] = kinds[kind] ?? ['v1', () => ({})];
  return { apiVersion, kind, metadata: metadata(random, name), ...spec(random) };
}

/** A part of another object of that kind: a merge patch for this one, with some of what only patches say. */
function mergePatch(random: Random, { kind, name }: Thing): Tree {
  const [apiVersion, spec] = kinds[kind] ?? ['v1', () => ({})];
  const body = chance(random, 10)
    ? { $patch: 'delete' }
    : (spice(random, spec(random)) as { readonly [key: string]: Tree });
  return { apiVersion, kind, metadata: chance(random, 70) ? { name } : metadata(random, name), ...body };
}

function spice(random: Random, tree: Tree): Tree {
  if (typeof tree === 'string') return chance(random, 8) ? 'null' : tree;
  if (Array.isArray(tree)) {
    const items = (tree as readonly Tree[]).map((item) => spice(random, item));
    return chance(random, 4) ? [...items, { $patch: pick(random, ['replace', 'delete', 'merge']) }] : items;
  }
  const fields = Object.entries(tree).map(([key, value]) => [
    key,
    ['name', 'port', 'containerPort'].includes(key) ? value : spice(random, value),
  ]);
  return {
    ...Object.fromEntries(fields),
    ...(chance(random, 3) ? { $patch: pick(random, ['replace', 'delete', 'merge']) } : {}),
  };
}

/** Paths by kind; now and then one that is not there. */
const anyPath = [
  '/data/colour',
  '/data/new',
  '/metadata/name',
  '/metadata/labels/app',
  '/metadata/labels',
  '/metadata/annotations/note',
  '/metadata/annotations',
  '/metadata/namespace',
  '/spec/replicas',
  '/spec/kafka/listeners/-',
  '/spec/kafka/listeners/0',
  '/spec/kafka/listeners/0/port',
  '/spec/kafka/config/p',
  '/spec/kafka/config',
  '/spec/template/spec/containers/0/image',
  '/spec/template/spec/containers/1',
  '/spec/new/deep',
  '/spec/new',
  '/spec/ports/0',
  '/rules/0/resourceNames/-',
];

const safePaths: Readonly<Record<string, readonly string[]>> = {
  ConfigMap: ['/data/colour', '/data/new', '/data'],
  Secret: ['/data/password', '/data/new'],
  Kafka: ['/spec/kafka/listeners/-', '/spec/kafka/config/p', '/spec/kafka/config', '/spec/kafka/new', '/spec/new'],
  Deployment: ['/spec/replicas', '/spec/template/spec/containers/-', '/spec/new', '/metadata/name'],
  StatefulSet: ['/spec/serviceName', '/spec/template/spec/containers/-'],
};

function jsonPatch(random: Random, kind: string): Tree {
  const operations = some(random, 2, () => operation(random, kind));
  return operations.length > 0 ? operations : [operation(random, kind)];
}

function operation(random: Random, kind: string): Tree {
  const jsonPaths = chance(random, 15)
    ? anyPath
    : [...(safePaths[kind] ?? []), '/metadata/annotations/note', '/metadata/annotations/new'];
  const op = chance(random, 15)
    ? pick(random, ['remove', 'test', 'copy', 'move'])
    : pick(random, ['add', 'add', 'add', 'replace']);
  const path = pick(random, jsonPaths);
  if (op === 'remove') return { op, path };
  if (op === 'copy' || op === 'move') return { op, path, from: pick(random, jsonPaths) };
  return { op, path, value: pick(random, [...values, '{ name: n, port: 1 }', '[{ a: 1 }]', 'x', 'x', 'x']) };
}

function target(random: Random, { kind, name }: Thing): Tree {
  return {
    ...(chance(random, 70) ? { kind: pick(random, [kind, kind, `${kind}|Secret`, '.*']) } : {}),
    ...(chance(random, 30) ? { name: pick(random, [name, name, '.*', 'p-.*']) } : {}),
    ...(chance(random, 10) ? { namespace: pick(random, namespaces) } : {}),
    ...(chance(random, 10)
      ? { labelSelector: pick(random, ['app=web', 'app', '"!app"', '"app notin (web)"', 'tier!=1']) }
      : {}),
    ...(chance(random, 5) ? { annotationSelector: pick(random, ['note=x', 'mode']) } : {}),
    ...(chance(random, 10) ? { version: 'v1' } : {}),
  };
}

interface Draft {
  readonly fields: Record<string, Tree>;
  readonly files: Record<string, string>;
}

function patches(random: Random, things: readonly Thing[], draft: Draft, folder: string): readonly Tree[] {
  return some(random, 3, () => {
    const thing = pick(random, things);
    const isJson = chance(random, 40);
    const tree = isJson ? jsonPatch(random, thing.kind) : mergePatch(random, thing);
    const text = print(random, tree, 0).trim();
    const options = chance(random, 15)
      ? { options: { [pick(random, ['allowNameChange', 'allowKindChange'])]: 'true' } }
      : {};
    const goal = isJson || chance(random, 70) ? { target: target(random, thing) } : {};
    if (chance(random, 50)) {
      const path = `patch-${Object.keys(draft.files).length}.yaml`;
      draft.files[`${folder}/${path}`] = `${text}\n`;
      return { path, ...goal, ...options };
    }
    return { patch: `|-\n${text}`, ...goal, ...options };
  });
}

function generators(random: Random): readonly Tree[] {
  return some(random, 2, () => ({
    name: chance(random, 70) ? `generated-${random(fc.integer, { min: 0, max: 99 })}` : pick(random, words),
    ...(chance(random, 4) ? { behavior: pick(random, ['merge', 'replace', 'create']) } : {}),
    ...(chance(random, 15) ? { namespace: pick(random, namespaces) } : {}),
    ...(chance(random, 90)
      ? {
          literals: some(random, 3, () =>
            pick(
              random,
              chance(random, 90)
                ? [`k${random(fc.integer, { min: 0, max: 99 })}="v"`]
                : ['a=b', 'colour=red', 'e=', '"long=text & <more>"'],
            ),
          ),
        }
      : {}),
    ...(chance(random, 30)
      ? { options: { disableNameSuffixHash: pick(random, ['true', 'false']), labels: { from: 'generator' } } }
      : {}),
  }));
}

/** Fields that a kustomization or a component may have besides its resources. */
function transformers(random: Random, things: readonly Thing[], draft: Draft, folder: string): void {
  const { fields } = draft;
  if (chance(random, 60)) fields['patches'] = patches(random, things, draft, folder);
  if (chance(random, 40)) fields['namespace'] = pick(random, namespaces);
  if (chance(random, 30)) fields['namePrefix'] = pick(random, ['p-', 'q-']);
  if (chance(random, 20)) fields['nameSuffix'] = pick(random, ['-s', '-t']);
  if (chance(random, 40)) fields['labels'] = some(random, 2, () => labelEntry(random));
  if (chance(random, 20)) fields['commonAnnotations'] = { note: 'common' };
  if (chance(random, 20))
    fields['images'] = [{ name: pick(random, ['app', 'side', 'registry:5000/app']), ...imageChange(random) }];
  const scaled = things.filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet');
  const scaledNames = scaled.length > 0 ? scaled.map(({ name }) => name) : words;
  if (chance(random, scaled.length > 0 ? 10 : 1))
    fields['replicas'] = [{ name: pick(random, scaledNames), count: pick(random, ['0', '7']) }];
  if (chance(random, 30)) fields['configMapGenerator'] = generators(random);
  if (chance(random, 15)) fields['secretGenerator'] = generators(random);
  if (chance(random, 10))
    fields['generatorOptions'] = { disableNameSuffixHash: pick(random, ['true', 'false']), annotations: { all: 'x' } };
}

const labelEntry = (random: Random): Tree => ({
  pairs: { [pick(random, ['app', 'team'])]: pick(random, ['x', '"1"']) },
  ...(chance(random, 40) ? { includeSelectors: 'true' } : {}),
  ...(chance(random, 40) ? { includeTemplates: 'true' } : {}),
});

const imageChange = (random: Random): { readonly [key: string]: Tree } => ({
  ...(chance(random, 50) ? { newName: pick(random, ['new', 'registry/new']) } : {}),
  ...(chance(random, 50) ? { newTag: pick(random, ['"2"', 'v2']) } : {}),
  ...(chance(random, 20) ? { digest: 'sha256:cd' } : {}),
});

/** Writes a tree as YAML, with blocks, braces, comments and empty lines as they fall. */
function print(random: Random, tree: Tree, indent: number): string {
  const pad = ' '.repeat(indent);
  if (typeof tree === 'string') return ` ${tree}\n`;
  if (!Array.isArray(tree) && Object.keys(tree).length === 0) return ' {}\n';
  if (Array.isArray(tree) && tree.length === 0) return ' []\n';
  if (indent > 0 && chance(random, 15) && !JSON.stringify(tree).includes('|-')) return ` ${flow(tree)}\n`;
  const comment = (): string => (chance(random, 4) ? pick(random, [`${pad}# a comment\n`, '\n']) : '');
  if (Array.isArray(tree)) {
    return `\n${(tree as readonly Tree[]).map((item) => `${comment()}${pad}-${nested(random, item, indent + 2)}`).join('')}`;
  }
  const lines = Object.entries(tree).map(([key, value]) => {
    if (typeof value === 'string' && value.startsWith('|-\n')) return `${pad}${key}: ${block(value, indent + 2)}`;
    return `${comment()}${pad}${key}:${print(random, value, indent + 2)}`;
  });
  return `\n${lines.join('')}`;
}

/** A map in a list begins on the line of its dash. */
function nested(random: Random, item: Tree, indent: number): string {
  const text = print(random, item, indent);
  return text.startsWith('\n') && !/^\n\s*(?:#|\n)/.test(text) ? ` ${text.slice(1 + indent)}` : text;
}

function flow(tree: Tree): string {
  if (typeof tree === 'string') return tree;
  if (Array.isArray(tree)) return `[${(tree as readonly Tree[]).map(flow).join(', ')}]`;
  return `{ ${Object.entries(tree)
    .map(([key, value]) => `${key}: ${flow(value)}`)
    .join(', ')} }`;
}

function block(text: string, indent: number): string {
  const [header = '', ...lines] = text.split('\n');
  return `${header}\n${lines.map((line) => `${' '.repeat(indent)}${line}\n`).join('')}`;
}

function thing(random: Random): Thing {
  return { kind: pick(random, kindNames), name: pick(random, words) };
}

/** A base, perhaps a component, and an overlay over both. */
export const kustomizations: fc.Arbitrary<Files> = fc.gen().map((random) => {
  const files: Record<string, string> = {};
  const base = [thing(random), ...some(random, 4, () => thing(random))];
  const unique = [...new Map(base.map((one) => [`${one.kind} ${one.name}`, one])).values()];
  files['base/objects.yaml'] = unique.map((one) => print(random, object(random, one), 0).trimStart()).join('---\n');
  const baseFields: Record<string, Tree> = { resources: ['objects.yaml'] };
  if (chance(random, 40)) transformers(random, unique, { fields: baseFields, files }, 'base');
  files['base/kustomization.yaml'] = print(random, baseFields, 0).trimStart();
  const overlay: Record<string, Tree> = { resources: ['../base'] };
  if (chance(random, 25)) {
    const own = thing(random);
    files['overlay/own.yaml'] = print(random, object(random, own), 0).trimStart();
    overlay['resources'] = ['own.yaml', '../base'];
  }
  if (chance(random, 20)) {
    const component: Record<string, Tree> = { kind: 'Component' };
    transformers(random, unique, { fields: component, files }, 'component');
    files['component/kustomization.yaml'] = print(random, component, 0).trimStart();
    overlay['components'] = ['../component'];
  }
  transformers(random, unique, { fields: overlay, files }, 'overlay');
  files['overlay/kustomization.yaml'] = print(random, overlay, 0).trimStart();
  return files;
});
