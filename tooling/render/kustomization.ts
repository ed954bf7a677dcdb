/**
 * Owns what a kustomization file says: found in its directory, checked against the fields we render exactly, and read into one
 * structure with a place for every part. Fields that kustomize has and we do not are refused by name.
 */
import type { YamlMap, YamlNode } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { type Documents, fileProblem, joinPath } from '../source/tree.ts';
import { isNull } from './edit.ts';
import {
  checkFields,
  type Pair,
  readMap,
  readMaps,
  readNonEmpty,
  readPairs,
  readText,
  readTexts,
  type Text,
} from './fields.ts';
import { type GeneratorEntry, readGenerators } from './generator-entry.ts';
import { type PatchEntry, readPatchEntry } from './patch-entry.ts';
import { attempt, problemAt, refuse } from './refuse.ts';
import { describe } from './resource.ts';
import { readSortOrder, type SortOrder } from './sort-objects.ts';
import {
  type ImageEntry,
  type LabelEntry,
  type ReplicaEntry,
  readImage,
  readLabel,
  readReplica,
} from './transformer-entries.ts';
import { differsInYaml11, readsAsOther, sliceOf } from './written.ts';

export interface Kustomization {
  readonly path: string;
  readonly kind: 'Kustomization' | 'Component';
  readonly resources: readonly Text[];
  readonly components: readonly Text[];
  readonly configMaps: readonly GeneratorEntry[];
  readonly secrets: readonly GeneratorEntry[];
  readonly patches: readonly PatchEntry[];
  readonly namespace: Text | undefined;
  readonly namePrefix: Text | undefined;
  readonly nameSuffix: Text | undefined;
  readonly labels: readonly LabelEntry[];
  readonly annotations: readonly Pair[];
  readonly replicas: readonly ReplicaEntry[];
  readonly images: readonly ImageEntry[];
  readonly sortOrder: SortOrder;
}

/** In the order in which kustomize looks for them. */
const fileNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

const no = (field: string, instead: string): string => `\`${field}\` is not supported by this renderer; ${instead}.`;

const fields: Readonly<Record<string, true | string>> = {
  apiVersion: true,
  kind: true,
  metadata: true,
  resources: true,
  components: true,
  namespace: true,
  namePrefix: true,
  nameSuffix: true,
  labels: true,
  commonAnnotations: true,
  patches: true,
  images: true,
  replicas: true,
  configMapGenerator: true,
  secretGenerator: true,
  generatorOptions: true,
  sortOptions: true,
  bases: no('bases', 'list the directories under `resources`'),
  commonLabels: no('commonLabels', 'it is deprecated: use `labels` with `includeSelectors: true`'),
  patchesStrategicMerge: no('patchesStrategicMerge', 'it is deprecated: use `patches`'),
  patchesJson6902: no('patchesJson6902', 'it is deprecated: use `patches` with a `target`'),
  imageTags: no('imageTags', 'it is deprecated: use `images`'),
  vars: no('vars', 'write the value out in a patch'),
  replacements: no('replacements', 'write the value out in a patch'),
  helmGlobals: no('helmGlobals', 'commit the rendered chart as a resource'),
  helmCharts: no('helmCharts', 'commit the rendered chart as a resource'),
  helmChartInflationGenerator: no('helmChartInflationGenerator', 'commit the rendered chart as a resource'),
  generators: no('generators', 'commit what it generates as a resource'),
  transformers: no('transformers', 'use `patches`'),
  validators: no('validators', 'check in a rule of this repository'),
  configurations: no('configurations', 'use `patches` for fields that kustomize does not know'),
  crds: no('crds', 'lists in custom resources are replaced whole'),
  openapi: no('openapi', 'lists in custom resources are replaced whole'),
  buildMetadata: no('buildMetadata', 'leave it out'),
};

/** The kustomization of a directory, or problems that say why there is none. */
export function readKustomization(
  documents: Documents,
  directory: string,
  problems: Problem[],
): Kustomization | undefined {
  const listing = documents.list(directory);
  const present = fileNames.filter((name) => listing.get(name) === 'file');
  const [name, second] = present;
  const where = directory === '' ? 'The root of the repository' : `\`${directory}\``;
  if (name === undefined) {
    problems.push(
      fileProblem(directory, `${where} has no kustomization file; add a \`kustomization.yaml\`.`, 'kustomization'),
    );
    return undefined;
  }
  const path = joinPath(directory, name);
  if (second !== undefined) {
    problems.push(
      fileProblem(
        path,
        `${where} has two kustomization files, \`${name}\` and \`${second}\`; keep one.`,
        'kustomization',
      ),
    );
    return undefined;
  }
  const yaml = documents.yaml(path);
  if (yaml.problems.length > 0) {
    problems.push(...yaml.problems);
    return undefined;
  }
  const [node, another] = yaml.documents;
  if (node === undefined || isEmpty(node)) {
    problems.push(fileProblem(path, 'This kustomization is empty; list at least its `resources`.', 'kustomization'));
    return undefined;
  }
  if (another !== undefined) {
    problems.push(
      problemAt(
        'A kustomization file holds one document, and kustomize silently ignores this second one; delete it.',
        another.origin,
      ),
    );
    return undefined;
  }
  if (node.kind !== 'map') {
    problems.push(problemAt(`A kustomization must be a map, found ${describe(node)}.`, node.origin));
    return undefined;
  }
  return readDocument(node, path, problems);
}

/** Kustomize does not count `apiVersion` and `kind`, nor what is null or an empty text (`CheckEmpty`). */
function isEmpty(node: YamlNode): boolean {
  if (node.kind !== 'map') return isNull(node);
  const others = [...node.entries].filter(([name]) => name !== 'apiVersion' && name !== 'kind');
  return others.every(([, { value }]) => value.kind === 'scalar' && (value.value === null || value.value === ''));
}

function readDocument(node: YamlMap, path: string, problems: Problem[]): Kustomization | undefined {
  const before = problems.length;
  const read = <T>(step: () => T): T | undefined => attempt(problems, step);
  read(() => checkFields(node, 'A kustomization', fields));
  read(() => checkKeys(node));
  const kind = read(() => readKind(node));
  read(() => checkMetadata(node));
  const options = read(() => readMap(node, 'generatorOptions'));
  const result = {
    path,
    kind: kind ?? 'Kustomization',
    resources: read(() => readTexts(node, 'resources')) ?? [],
    components: read(() => readTexts(node, 'components')) ?? [],
    configMaps: read(() => readGenerators(node, 'configMapGenerator', options)) ?? [],
    secrets: read(() => readGenerators(node, 'secretGenerator', options)) ?? [],
    patches: read(() => readMaps(node, 'patches').map(readPatchEntry)) ?? [],
    namespace: read(() => readNonEmpty(node, 'namespace')),
    namePrefix: read(() => readNonEmpty(node, 'namePrefix')),
    nameSuffix: read(() => readNonEmpty(node, 'nameSuffix')),
    labels: read(() => readMaps(node, 'labels').map(readLabel)) ?? [],
    annotations: read(() => readPairs(node, 'commonAnnotations')) ?? [],
    replicas: read(() => readMaps(node, 'replicas').map(readReplica)) ?? [],
    images: read(() => readMaps(node, 'images').map(readImage)) ?? [],
    sortOrder: read(() => readSortOrder(node)) ?? { order: 'legacy' as const },
  };
  return problems.length === before ? result : undefined;
}

function readKind(node: YamlMap): Kustomization['kind'] {
  const kind = readNonEmpty(node, 'kind');
  const apiVersion = readNonEmpty(node, 'apiVersion');
  const name = kind?.value ?? 'Kustomization';
  if (name !== 'Kustomization' && name !== 'Component')
    return refuse(
      `\`kind\` is \`${name}\`, but a kustomization file is of kind \`Kustomization\` or \`Component\`.`,
      kind?.origin ?? node.origin,
    );
  const expected = name === 'Component' ? 'kustomize.config.k8s.io/v1alpha1' : 'kustomize.config.k8s.io/v1beta1';
  if (apiVersion !== undefined && apiVersion.value !== expected)
    return refuse(`\`apiVersion\` of a ${name} is \`${apiVersion.value}\`; write \`${expected}\`.`, apiVersion.origin);
  return name;
}

function checkMetadata(node: YamlMap): void {
  const metadata = readMap(node, 'metadata');
  if (metadata === undefined) return;
  checkFields(metadata, '`metadata` of a kustomization', {
    name: true,
    namespace: true,
    labels: true,
    annotations: true,
  });
  readText(metadata, 'name');
  readText(metadata, 'namespace');
  readPairs(metadata, 'labels');
  readPairs(metadata, 'annotations');
}

/** Keys that YAML 1.1 reads as something else than text: `on: x` is the key "true" for kustomize. */
function checkKeys(node: YamlNode): void {
  if (node.kind === 'list') for (const item of node.items) checkKeys(item);
  if (node.kind !== 'map') return;
  for (const [name, entry] of node.entries) {
    const isPlain = sliceOf(entry.key) === name;
    if (isPlain && (readsAsOther(name) || differsInYaml11({ kind: 'scalar', value: name, origin: entry.key }))) {
      refuse(
        `The key \`${name}\` is not text in YAML 1.1, in which kustomize reads this file; put it in quotes.`,
        entry.key,
      );
    }
    checkKeys(entry.value);
  }
}
