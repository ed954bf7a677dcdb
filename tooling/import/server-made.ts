/**
 * Owns what of a running object nobody wrote: what the API server, kubectl, Argo CD, Flux and Helm note on it. The rest is what the
 * overlay has to give.
 */
import type { Plain } from '../source/node.ts';
import { isPlainMap, mapAt, type PlainMap, plainAt } from '../source/plain.ts';
import { reachesPods } from '../strimzi/labels.ts';
import { without } from './edit.ts';
import type { InputObject } from './input.ts';

/** Labels by which tools find what they manage. */
const trackingLabels =
  /^(?:app\.kubernetes\.io\/(?:managed-by|instance)|helm\.sh\/chart|argocd\.argoproj\.io\/instance|(?:kustomize|helm)\.toolkit\.fluxcd\.io\/.+)$/;
const trackingAnnotations =
  /^(?:kubectl\.kubernetes\.io\/last-applied-configuration|argocd\.argoproj\.io\/(?:tracking-id|refresh)|meta\.helm\.sh\/.+|(?:kustomize|helm|reconcile)\.(?:toolkit\.)?fluxcd\.io\/.+)$/;

export interface Cleaned {
  readonly plain: PlainMap;
  /** Labels and annotations of tools that were left out. */
  readonly dropped: readonly string[];
  /** Labels of tools that were kept, since the pods carry them: without them all would restart. */
  readonly kept: readonly string[];
}

/** What a person wrote of an object. `null` is nothing to the API server, so it goes too. */
export function withoutServerMade({ plain, kind }: InputObject): Cleaned {
  const hasPods = kind === 'Kafka' || kind === 'KafkaNodePool';
  const { status: _, ...rest } = withoutNulls(plain);
  const metadata = mapAt(rest, 'metadata');
  const dropped: string[] = [];
  const kept: string[] = [];
  const pick = (field: string, isDropped: (key: string) => boolean): PlainMap | undefined => {
    const entries = Object.entries(mapAt(metadata, field)).filter(([key]) => !isDropped(key));
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  };
  const labels = pick('labels', (key) => {
    if (!trackingLabels.test(key)) return false;
    if (hasPods && reachesPods(key)) {
      kept.push(key);
      return false;
    }
    dropped.push(key);
    return true;
  });
  const annotations = pick('annotations', (key) => {
    if (!trackingAnnotations.test(key)) return false;
    if (!key.startsWith('kubectl.')) dropped.push(key);
    return true;
  });
  const cleaned: { [key: string]: Plain } = { name: metadata['name'] ?? '' };
  if (metadata['namespace'] !== undefined) cleaned['namespace'] = metadata['namespace'];
  if (labels !== undefined) cleaned['labels'] = labels;
  if (annotations !== undefined) cleaned['annotations'] = annotations;
  const whole = { ...rest, metadata: cleaned };
  if (!isEmptyTopicConfig(whole, kind)) return { plain: whole, dropped, kept };
  return { plain: without(whole, ['spec', 'config']), dropped: [...dropped, 'an empty `config`'], kept };
}

/** What a topic without settings of its own may say. */
function isEmptyTopicConfig(plain: PlainMap, kind: string): boolean {
  const config = plainAt(plain, 'spec', 'config');
  return kind === 'KafkaTopic' && isPlainMap(config) && Object.keys(config).length === 0;
}

function withoutNulls(plain: PlainMap): PlainMap {
  const clean = (value: Plain): Plain => {
    if (Array.isArray(value)) return (value as readonly Plain[]).map(clean);
    return isPlainMap(value) ? withoutNulls(value) : value;
  };
  return Object.fromEntries(
    Object.entries(plain).flatMap(([key, value]) => (value === null ? [] : [[key, clean(value)]])),
  );
}
