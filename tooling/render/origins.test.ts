/** Where every field says that it comes from, what is shared between overlays, and what a rendering tells besides objects. */
import { describe, expect, test } from 'vitest';
import { renderFiles } from '../../test/support/kustomize-cases.ts';
import { nodeAt, originAt, type Route } from '../source/node.ts';
import { formatOrigin } from '../source/problem.ts';
import { type Documents, openDocuments, treeOf } from '../source/tree.ts';
import { createRenderer, type RenderedObject, type Rendering } from './render.ts';

const files = {
  'base/kustomization.yaml': `resources: [objects.yaml]
labels:
  - pairs: { app.kubernetes.io/part-of: kafka }
`,
  'base/objects.yaml': `apiVersion: kafka.strimzi.io/v1
kind: Kafka
metadata:
  name: orders
spec:
  kafka:
    version: 4.1.0
    config: { a: 1, b: 2 }
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: app
          image: app:1
          envFrom: [{ configMapRef: { name: settings } }]
`,
  'overlay/kustomization.yaml': `namespace: shop
namePrefix: p-
resources: [../base]
commonAnnotations:
  note: common
labels:
  - pairs: { team: orders }
    includeSelectors: true
images:
  - name: app
    newTag: v2
replicas:
  - name: web
    count: 3
patches:
  - path: kafka.yaml
  - target: { kind: Deployment }
    patch: |-
      - op: add
        path: /spec/template/spec/containers/0/args
        value: [run]
  - target: { kind: Nothing }
    patch: '[{"op": "remove", "path": "/spec"}]'
configMapGenerator:
  - name: settings
    literals:
      - colour=blue
    files: [app.conf]
    envs: [app.env]
`,
  'overlay/kafka.yaml': `apiVersion: kafka.strimzi.io/v1
kind: Kafka
metadata: { name: orders }
spec:
  kafka:
    config:
      b: 3
    listeners: []
`,
  'overlay/app.conf': 'key = value\n',
  'overlay/app.env': '# first\nONE=1\n',
};

const rendering = renderFiles(files, 'overlay');

function find(kind: string, { objects }: Rendering = rendering): RenderedObject {
  const found = objects.find((object) => object.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} among ${objects.map((object) => object.kind).join(', ')}`);
  return found;
}

describe('origins', () => {
  test.each<[kind: string, route: Route, place: string]>([
    ['Kafka', ['spec', 'kafka', 'version'], 'base/objects.yaml:7:14'],
    ['Kafka', ['spec', 'kafka', 'config', 'a'], 'base/objects.yaml:8:18'],
    ['Kafka', ['spec', 'kafka', 'config', 'b'], 'overlay/kafka.yaml:7:10'],
    ['Kafka', ['spec', 'kafka', 'config'], 'base/objects.yaml:8:5'],
    ['Kafka', ['spec', 'kafka', 'listeners'], 'overlay/kafka.yaml:8:5'],
    ['Kafka', ['metadata', 'name'], 'base/objects.yaml:4:9'],
    ['Kafka', ['metadata', 'namespace'], 'overlay/kustomization.yaml:1:12'],
    ['Kafka', ['metadata', 'labels', 'team'], 'overlay/kustomization.yaml:7:20'],
    ['Kafka', ['metadata', 'labels', 'app.kubernetes.io/part-of'], 'base/kustomization.yaml:3:41'],
    ['Kafka', ['metadata', 'annotations', 'note'], 'overlay/kustomization.yaml:5:9'],
    ['Deployment', ['spec', 'selector', 'matchLabels', 'team'], 'overlay/kustomization.yaml:7:20'],
    ['Deployment', ['spec', 'selector'], 'overlay/kustomization.yaml:7:14'],
    ['Deployment', ['spec', 'replicas'], 'overlay/kustomization.yaml:14:12'],
    ['Deployment', ['spec', 'template', 'spec', 'containers', 0, 'image'], 'overlay/kustomization.yaml:11:13'],
    ['Deployment', ['spec', 'template', 'spec', 'containers', 0, 'args', 0], 'overlay/kustomization.yaml:21:17'],
    [
      'Deployment',
      ['spec', 'template', 'spec', 'containers', 0, 'envFrom', 0, 'configMapRef', 'name'],
      'base/objects.yaml:20:45',
    ],
    ['ConfigMap', ['data', 'colour'], 'overlay/kustomization.yaml:27:9'],
    ['ConfigMap', ['data', 'app.conf'], 'overlay/app.conf:1:1'],
    ['ConfigMap', ['data', 'ONE'], 'overlay/app.env:2:1'],
    ['ConfigMap', ['metadata', 'name'], 'overlay/kustomization.yaml:25:11'],
  ])('%s %j', (kind, route, place) => {
    const { node } = find(kind);
    expect(nodeAt(node, route)).toBeDefined();
    expect(formatOrigin(originAt(node, route))).toBe(place);
  });

  test('an object knows the document it began as', () => {
    expect(formatOrigin(find('Kafka').from)).toBe('base/objects.yaml:1:1');
    expect(formatOrigin(find('Deployment').from)).toBe('base/objects.yaml:10:1');
    expect(formatOrigin(find('ConfigMap').from)).toBe('overlay/kustomization.yaml:25:5');
  });
});

describe('what a rendering tells', () => {
  test('the files and directories that were read', () => {
    expect([...rendering.files].sort()).toEqual([
      'base',
      'base/kustomization.yaml',
      'base/objects.yaml',
      'overlay',
      'overlay/app.conf',
      'overlay/app.env',
      'overlay/kafka.yaml',
      'overlay/kustomization.yaml',
    ]);
  });

  test('which patch met how many objects', () => {
    expect(rendering.patches.map(({ origin, matched }) => `${formatOrigin(origin)} ${matched}`)).toEqual([
      'overlay/kustomization.yaml:16:5 1',
      'overlay/kustomization.yaml:17:5 1',
      'overlay/kustomization.yaml:22:5 0',
    ]);
  });

  test('all problems of a kustomization at once', () => {
    const { problems } = renderFiles({ 'kustomization.yaml': 'namspace: a\nlabels: 5\nresources: [1]\n' }, '');
    expect(problems.map((problem) => formatOrigin(problem.origin))).toEqual([
      'kustomization.yaml:1:1',
      'kustomization.yaml:3:13',
      'kustomization.yaml:2:1',
    ]);
  });
});

/** Documents that count how often a directory is listed. */
function counting(documents: Documents): { readonly documents: Documents; readonly listed: Map<string, number> } {
  const listed = new Map<string, number>();
  const list: Documents['list'] = (directory) => {
    listed.set(directory, (listed.get(directory) ?? 0) + 1);
    return documents.list(directory);
  };
  return { documents: { ...documents, list }, listed };
}

describe('sharing', () => {
  const overlay = (name: string): string =>
    `namespace: ${name}\nresources: [../../base]\npatches: [{ path: patch.yaml }]\n`;
  const patch = (value: string): string =>
    `apiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: { name: orders }\nspec: { kafka: { config: { a: ${value} } } }\n`;
  const tree = treeOf({
    'base/kustomization.yaml': files['base/kustomization.yaml'],
    'base/objects.yaml': files['base/objects.yaml'],
    'overlays/a/kustomization.yaml': overlay('a'),
    'overlays/a/patch.yaml': patch('10'),
    'overlays/b/kustomization.yaml': overlay('b'),
    'overlays/b/patch.yaml': patch('20'),
  });

  test('a base is added up once, and one overlay does not change it for another', () => {
    const { documents, listed } = counting(openDocuments(tree));
    const renderer = createRenderer(documents);
    const values = ['a', 'b', 'a'].map((name) => {
      const { node } = find('Kafka', renderer.render(`overlays/${name}`));
      return [nodeAt(node, ['metadata', 'namespace']), nodeAt(node, ['spec', 'kafka', 'config', 'a'])].map((value) =>
        value?.kind === 'scalar' ? value.value : value,
      );
    });
    expect(values).toEqual([
      ['a', 10],
      ['b', 20],
      ['a', 10],
    ]);
    expect(listed.get('base')).toBe(1);
  });

  test('what no overlay touches is the same node in all of them', () => {
    const renderer = createRenderer(openDocuments(tree));
    const specs = ['a', 'b'].map((name) =>
      nodeAt(find('Deployment', renderer.render(`overlays/${name}`)).node, ['spec']),
    );
    expect(specs[0]).toBe(specs[1]);
  });

  test('a rendering is remembered', () => {
    const renderer = createRenderer(openDocuments(tree));
    expect(renderer.render('overlays/a')).toBe(renderer.render('overlays/a'));
  });
});

test('carriage returns at the ends of lines do not count', () => {
  const { objects } = renderFiles(
    {
      'kustomization.yaml': 'resources: [a.yaml]\r\n',
      'a.yaml':
        'apiVersion: v1\r\nkind: ConfigMap\r\nmetadata: { name: a }\r\ndata:\r\n  text: |\r\n    one\r\n    two\r\n---\r\n',
    },
    '',
  );
  const text = nodeAt(objects[0]?.node, ['data', 'text']);
  expect(text?.kind === 'scalar' && text.value).toBe('one\ntwo\n');
});
