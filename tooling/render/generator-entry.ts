/**
 * Owns what an entry of `configMapGenerator` or `secretGenerator` says, with `generatorOptions` laid under its own options as in
 * `MergeGlobalOptionsIntoLocal` (api/types/generatoroptions.go): own labels win, and a flag once set stays set.
 */
import type { Origin, YamlMap } from '../source/node.ts';
import {
  checkFields,
  type Pair,
  readFlag,
  readMap,
  readMaps,
  readNonEmpty,
  readPairs,
  readTexts,
  type Text,
} from './fields.ts';
import { refuse } from './refuse.ts';

export interface GeneratorEntry {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: Text;
  readonly namespace: Text | undefined;
  readonly behavior: 'create' | 'replace' | 'merge';
  readonly literals: readonly Text[];
  readonly files: readonly Text[];
  readonly envs: readonly Text[];
  readonly type: Text | undefined;
  readonly options: GeneratorOptions;
  readonly origin: Origin;
}

export interface GeneratorOptions {
  readonly labels: readonly Pair[];
  readonly annotations: readonly Pair[];
  readonly disableNameSuffixHash: boolean;
  readonly immutable: boolean;
}

const optionFields = { labels: true, annotations: true, disableNameSuffixHash: true, immutable: true } as const;

export function readGenerators(
  node: YamlMap,
  field: 'configMapGenerator' | 'secretGenerator',
  global: YamlMap | undefined,
): readonly GeneratorEntry[] {
  const shared = global === undefined ? undefined : readOptions(global, '`generatorOptions`');
  return readMaps(node, field).map((entry) => readEntry(entry, field, shared));
}

function readEntry(
  node: YamlMap,
  field: 'configMapGenerator' | 'secretGenerator',
  shared: GeneratorOptions | undefined,
): GeneratorEntry {
  const isSecret = field === 'secretGenerator';
  checkFields(node, `An entry of \`${field}\``, {
    name: true,
    namespace: true,
    behavior: true,
    literals: true,
    files: true,
    envs: true,
    options: true,
    ...(isSecret ? { type: true } : {}),
    env: '`env` is not supported by this renderer; it is deprecated: use `envs`, which is a list.',
  });
  const local = readMap(node, 'options');
  const own = local === undefined ? undefined : readOptions(local, '`options`');
  const behavior = readNonEmpty(node, 'behavior');
  const known = behavior?.value ?? 'create';
  if (known !== 'create' && known !== 'replace' && known !== 'merge')
    return refuse(
      `\`behavior\` is \`${known}\`; write \`create\`, \`replace\` or \`merge\`.`,
      behavior?.origin ?? node.origin,
    );
  return {
    kind: isSecret ? 'Secret' : 'ConfigMap',
    name: readNonEmpty(node, 'name') ?? refuse(`An entry of \`${field}\` needs a \`name\`.`, node.origin),
    namespace: readNonEmpty(node, 'namespace'),
    behavior: known,
    literals: readTexts(node, 'literals'),
    files: readTexts(node, 'files'),
    envs: readTexts(node, 'envs'),
    type: isSecret ? readNonEmpty(node, 'type') : undefined,
    options: mergeOptions(own, shared),
    origin: node.origin,
  };
}

function readOptions(node: YamlMap, where: string): GeneratorOptions {
  checkFields(node, where, optionFields);
  return {
    labels: readPairs(node, 'labels'),
    annotations: readPairs(node, 'annotations'),
    disableNameSuffixHash: readFlag(node, 'disableNameSuffixHash'),
    immutable: readFlag(node, 'immutable'),
  };
}

function mergeOptions(own: GeneratorOptions | undefined, shared: GeneratorOptions | undefined): GeneratorOptions {
  return {
    labels: mergePairs(own?.labels, shared?.labels),
    annotations: mergePairs(own?.annotations, shared?.annotations),
    disableNameSuffixHash: own?.disableNameSuffixHash === true || shared?.disableNameSuffixHash === true,
    immutable: own?.immutable === true || shared?.immutable === true,
  };
}

function mergePairs(own: readonly Pair[] = [], shared: readonly Pair[] = []): readonly Pair[] {
  return [...own, ...shared.filter((pair) => !own.some((other) => other.key === pair.key))];
}
