/**
 * Owns the entries of `labels`, `images` and `replicas` in a kustomization file.
 */
import type { Origin, YamlMap, YamlNode } from '../source/node.ts';
import { checkFields, fieldOf, type Pair, readFlag, readNonEmpty, readPairs, type Text } from './fields.ts';
import { refuse } from './refuse.ts';
import { describe } from './resource.ts';

export interface LabelEntry {
  readonly pairs: readonly Pair[];
  readonly includeSelectors: boolean;
  readonly includeTemplates: boolean;
}

export interface ImageEntry {
  readonly name: string;
  readonly newName: Text | undefined;
  readonly newTag: Text | undefined;
  readonly digest: Text | undefined;
  readonly tagSuffix: Text | undefined;
  readonly origin: Origin;
}

export interface ReplicaEntry {
  readonly name: string;
  readonly count: YamlNode;
  readonly origin: Origin;
}

export function readLabel(node: YamlMap): LabelEntry {
  checkFields(node, 'An entry of `labels`', {
    pairs: true,
    includeSelectors: true,
    includeTemplates: true,
    fields: '`fields` is not supported by this renderer; use `patches` for labels in further places.',
  });
  return {
    pairs: readPairs(node, 'pairs'),
    includeSelectors: readFlag(node, 'includeSelectors'),
    includeTemplates: readFlag(node, 'includeTemplates'),
  };
}

export function readReplica(node: YamlMap): ReplicaEntry {
  checkFields(node, 'An entry of `replicas`', { name: true, count: true });
  const name =
    readNonEmpty(node, 'name') ?? refuse('An entry of `replicas` needs the `name` of an object.', node.origin);
  const count = fieldOf(node, 'count')?.value ?? refuse('An entry of `replicas` needs a `count`.', node.origin);
  if (count.kind !== 'scalar' || typeof count.value !== 'number' || !Number.isInteger(count.value))
    return refuse(`\`count\` must be a whole number, found ${describe(count)}.`, count.origin);
  return { name: name.value, count, origin: node.origin };
}

export function readImage(node: YamlMap): ImageEntry {
  checkFields(node, 'An entry of `images`', { name: true, newName: true, newTag: true, digest: true, tagSuffix: true });
  const name =
    readNonEmpty(node, 'name') ?? refuse('An entry of `images` needs the `name` that it replaces.', node.origin);
  if (!/^[A-Za-z0-9_./:@-]+$/.test(name.value))
    refuse(
      `The image name \`${name.value}\` has characters that kustomize takes for a pattern; write the plain name.`,
      name.origin,
    );
  return {
    name: name.value,
    newName: readNonEmpty(node, 'newName'),
    newTag: readNonEmpty(node, 'newTag'),
    digest: readNonEmpty(node, 'digest'),
    tagSuffix: readNonEmpty(node, 'tagSuffix'),
    origin: node.origin,
  };
}
