/**
 * What `manifest-generate-paths` names, held against what the renderer really reads, by Argo CD's own matching (AppFilesHaveChanged in
 * util/app/path/path.go): a path that is a file, or a folder above it. Patterns are not used here.
 */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadFleet } from '../../model/load.ts';
import { closureOf } from '../../render/closure.ts';
import { createRenderer } from '../../render/render.ts';
import { openCheckout } from '../../source/disk.ts';
import { nodeAt } from '../../source/node.ts';
import { type Documents, openDocuments, treeOf, withGenerated } from '../../source/tree.ts';
import { generateOverlays } from '../generate.ts';
import { readsOf } from './reads.ts';

const checkout = openDocuments(openCheckout(fileURLToPath(new URL('../../..', import.meta.url))));

/** Files that rendering a folder reads, by what is asked of the documents. */
function readBy(directory: string, documents: Documents): ReadonlySet<string> {
  const read = new Set<string>();
  const note = (path: string): string => {
    if (documents.kind(path) === 'file') read.add(path);
    return path;
  };
  const { problems } = createRenderer({
    ...documents,
    text: (path) => documents.text(note(path)),
    yaml: (path, use) => documents.yaml(note(path), use),
  }).render(directory);
  expect(problems.map(({ message }) => message)).toEqual([]);
  return read;
}

function refreshPaths(annotation: string, directory: string): readonly string[] {
  return annotation.split(';').map((item) => (item === '.' ? directory : item.slice(1)));
}

function isBelow(file: string, path: string): boolean {
  return file === path || file.startsWith(`${path}/`);
}

/** Both directions: no file that is read is missed, and nothing is named that no file is read from. */
function expectExact(annotation: string, directory: string, documents: Documents): void {
  const read = readBy(directory, documents);
  const paths = refreshPaths(annotation, directory);
  expect([...read].filter((file) => !paths.some((path) => isBelow(file, path)))).toEqual([]);
  expect(paths.filter((path) => ![...read].some((file) => isBelow(file, path)))).toEqual([]);
}

describe('of this repository', () => {
  const overlays = generateOverlays(loadFleet(checkout));
  const files = [...overlays.values()].flat();
  const documents = withGenerated(checkout, files);
  const text = (path: string, index: number, ...route: readonly string[]): string => {
    const node = files.find((one) => one.path === path)?.documents[index];
    const found = node && nodeAt(node, route);
    return found?.kind === 'scalar' ? String(found.value) : '';
  };
  const applications = [
    ...files
      .filter(({ path }) => path.includes('/argocd/applications/'))
      .map(({ path }) => [text(path, 0, 'overlay'), text(path, 0, 'reads')] as const),
    ...(files.find(({ path }) => path === 'overlays/argocd/applications.yaml')?.documents ?? []).map((_, index) => {
      const at = (...route: readonly string[]): string => text('overlays/argocd/applications.yaml', index, ...route);
      const annotation = 'argocd.argoproj.io/manifest-generate-paths';
      return [at('spec', 'source', 'path'), at('metadata', 'annotations', annotation)] as const;
    }),
  ];

  test('every overlay has one', () => {
    expect(applications.map(([overlay]) => overlay).sort()).toEqual([...overlays.keys()].sort());
  });

  test.each(applications)('%s', (overlay, annotation) => expectExact(annotation, overlay, documents));
});

describe('of everything that kustomize can be told', () => {
  const kustomization = (text: string): string =>
    `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${text}`;
  const map = (name: string): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: { a: b }\n`;
  const documents = openDocuments(
    treeOf({
      'overlays/hz/a/kustomization.yaml': kustomization(`resources: [../../../base/one, own.yaml]
components: [../../../base/components/switch]
patches:
  - path: patches/own.yaml
  - target: { kind: ConfigMap, name: own }
    patch: |-
      - { op: add, path: /data/c, value: base/unused }
configMapGenerator:
  - { name: made, files: [settings.txt, key=texts/other.txt], literals: [a=b] }
  - { name: pairs, envs: [values.env] }
`),
      'overlays/hz/a/own.yaml': map('own'),
      'overlays/hz/a/settings.txt': 'a\n',
      'overlays/hz/a/texts/other.txt': 'b\n',
      'overlays/hz/a/values.env': 'A=b\n',
      'overlays/hz/a/patches/own.yaml': map('own'),
      'base/one/kustomization.yaml': kustomization('resources: [one.yaml, ../two, ../nested/three]\n'),
      'base/one/one.yaml': map('one'),
      'base/two/kustomization.yaml': kustomization(
        'resources: [two.yaml, ../nested]\npatches: [{ path: patch.yaml }]\n',
      ),
      'base/two/two.yaml': map('two'),
      'base/two/patch.yaml': map('two'),
      'base/nested/three/kustomization.yaml': kustomization('resources: [three.yaml]\n'),
      'base/nested/three/three.yaml': map('three'),
      'base/nested/kustomization.yaml': kustomization('resources: [nested.yaml]\n'),
      'base/nested/nested.yaml': map('nested'),
      'base/components/switch/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [../../four]\npatches: [{ path: on.yaml, target: { name: one } }]\n',
      'base/components/switch/on.yaml': '- { op: add, path: /data/on, value: "true" }\n',
      'base/four/kustomization.yaml': kustomization('resources: [four.yaml]\n'),
      'base/four/four.yaml': map('four'),
      'base/unused/kustomization.yaml': kustomization('resources: []\n'),
    }),
  );

  test('bases, components, patches and generators', () => {
    const annotation = readsOf('overlays/hz/a', documents, closureOf(documents));
    expect(annotation).toBe('.;/base/components/switch;/base/four;/base/nested;/base/one;/base/two');
    expectExact(annotation, 'overlays/hz/a', documents);
  });
});
