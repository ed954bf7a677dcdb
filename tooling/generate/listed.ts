/** Owns what the objects of topics and users have in common. */
import type { Reader } from '../model/reader.ts';
import type { Draft } from '../source/node.ts';

type Drafts = { readonly [key: string]: Draft };

/** The entries of a map that a person wrote, each with its place. */
export function entriesOf(reader: Reader, field: string): Drafts {
  const node = reader.node(field);
  return node?.kind === 'map' ? Object.fromEntries([...node.entries].map(([key, { value }]) => [key, value])) : {};
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
