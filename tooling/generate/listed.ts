/** Owns what the objects of topics and users have in common. */
import type { Reader } from '../model/reader.ts';
import { protection, syncOptions, withProtection } from '../model/sync-options.ts';
import { type Draft, scalar, type YamlScalar } from '../source/node.ts';

type Drafts = { readonly [key: string]: Draft };

/** The entries of a map that a person wrote, each with its place. */
export function entriesOf(reader: Reader, field: string): Drafts {
  const node = reader.node(field);
  return node?.kind === 'map' ? Object.fromEntries([...node.entries].map(([key, { value }]) => [key, value])) : {};
}

/** With the annotation of Argo CD that keeps the object. */
export function withKeeping(annotations: Drafts): Drafts {
  return { [syncOptions]: protection, ...keptBeside(annotations) };
}

/** Options for Argo CD that a person wrote go behind those that keep the object, and not in their place. */
export function keptBeside(annotations: Drafts): Drafts {
  const written = annotations[syncOptions];
  return isScalar(written)
    ? { ...annotations, [syncOptions]: scalar(withProtection(String(written.value)), written.origin) }
    : annotations;
}

function isScalar(draft: Draft): draft is YamlScalar {
  return typeof draft === 'object' && draft !== null && 'kind' in draft && draft.kind === 'scalar';
}

/** An object leaves out a map that would be empty. */
export function orNothing(drafts: Drafts): Draft {
  return Object.values(drafts).every((one) => one === undefined) ? undefined : drafts;
}

/** Source: Strimzi 1.2.0, `ResourceAnnotations.ANNO_STRIMZI_IO_PAUSE_RECONCILIATION`. */
export function pauseAnnotation({ paused }: { readonly paused?: boolean }, reader: Reader): Drafts {
  return {
    'strimzi.io/pause-reconciliation': paused === undefined ? undefined : reader.value(String(paused), 'paused'),
  };
}
