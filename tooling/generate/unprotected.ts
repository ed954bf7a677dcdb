/**
 * Owns a cluster without its protection: the same objects, but none that Argo CD would refuse to prune, and no topic whose records go with
 * its KafkaTopic. Templates of claims keep theirs, since disks outlive the cluster.
 */
import { syncOptions } from '../model/sync-options.ts';
import {
  type Draft,
  fromPlain,
  map,
  nodeAt,
  type Origin,
  toPlain,
  type YamlEntry,
  type YamlNode,
} from '../source/node.ts';
import { textAt } from '../source/plain.ts';

const managed = 'strimzi.io/managed';
export const unprotectedPatch = 'unprotected.yaml';

/** Of sync options, those that keep an object. */
const protecting = /^\s*(?:Prune=(?:false|confirm)|Delete=(?:false|confirm))\s*$/;

/** Whether sync options keep Argo CD from pruning. */
export function keepsFromPruning(options: string): boolean {
  return options.split(',').some((one) => protecting.test(one));
}

/** What is rendered, base, component and patches included: comes last in the kustomization. Names are patterns to kustomize. */
export function unprotectedTarget(what: { readonly [field: string]: string }): Draft {
  const { name, ...rest } = what;
  return {
    ...rest,
    name: name?.replaceAll('.', '\\.'),
    annotationSelector: syncOptions,
  };
}

export function unprotectedOperations(origin: Origin): YamlNode {
  return fromPlain([{ op: 'remove', path: `/metadata/annotations/${syncOptions.replaceAll('/', '~1')}` }], origin);
}

/**
 * Records stay on the disks: the Topic Operator deletes the topic of a KafkaTopic that it manages, and only lets go of another. Source:
 * Strimzi 0.45.2 and 1.2.0, `BatchingTopicController.deleteUnmanagedTopic`.
 */
export function unmanaged(origin: Origin): { readonly [key: string]: Draft } {
  return { [managed]: fromPlain('false', origin) };
}

/**
 * An object that a person wrote beside the cluster.
 * @param keepsRecords whether the topic of a KafkaTopic is to stay when that goes.
 */
export function unprotected(object: YamlNode, origin: Origin, keepsRecords: boolean): YamlNode {
  if (object.kind !== 'map') return object;
  const plain = toPlain(object);
  const options = textAt(plain, 'metadata', 'annotations', syncOptions);
  const isTopic = keepsRecords && textAt(plain, 'kind') === 'KafkaTopic';
  if ((options === undefined || !keepsFromPruning(options)) && !isTopic) return object;
  const left = (options ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && !protecting.test(one));
  const annotations = new Map(entriesAt(object, 'metadata', 'annotations'));
  annotations.delete(syncOptions);
  const add = (key: string, value: string): void => {
    const node = fromPlain(value, origin);
    annotations.set(key, { key: node.origin, value: node });
  };
  if (left.length > 0) add(syncOptions, left.join(','));
  if (isTopic) add(managed, 'false');
  const metadata = new Map(entriesAt(object, 'metadata'));
  if (annotations.size === 0) metadata.delete('annotations');
  else
    metadata.set('annotations', { key: metadata.get('annotations')?.key ?? origin, value: map(annotations, origin) });
  const entries = new Map(object.entries);
  entries.set('metadata', { key: entries.get('metadata')?.key ?? origin, value: map(metadata, origin) });
  return map(entries, object.origin);
}

function entriesAt(object: YamlNode, ...route: readonly string[]): ReadonlyMap<string, YamlEntry> {
  const node = nodeAt(object, route);
  return node?.kind === 'map' ? node.entries : new Map();
}
