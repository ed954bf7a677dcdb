/** Owns keeping values of Secrets out of whatever is printed: that one changed is told, what it is never. */
import type { Plain, Route } from '../../source/node.ts';
import { isPlainMap } from '../../source/plain.ts';

/** What stands for a value that nobody is to see. */
export const hidden = '(hidden)';

export function isHidden(value: Plain | undefined): boolean {
  return value === hidden;
}

const fields: readonly string[] = ['data', 'stringData'];
/** Has a copy of all values, where somebody applied it with kubectl. */
const copy = 'kubectl.kubernetes.io/last-applied-configuration';

/** A value of an object, at a route below it: as it is, unless it is a Secret's or has some in it. */
export function maskField(kind: string, route: Route, value: Plain): Plain {
  if (kind !== 'Secret') return value;
  const [first, second, third] = route;
  if (first === undefined) return maskSecret(value);
  if (typeof first === 'string' && fields.includes(first)) return second === undefined ? maskMap(value) : hidden;
  if (first !== 'metadata') return value;
  if (second === undefined) return isPlainMap(value) ? maskMetadata(value) : value;
  if (second !== 'annotations') return value;
  return third === undefined ? maskAnnotations(value) : third === copy ? hidden : value;
}

function maskSecret(secret: Plain): Plain {
  if (!isPlainMap(secret)) return secret;
  return Object.fromEntries(Object.entries(secret).map(([key, value]) => [key, maskField('Secret', [key], value)]));
}

function maskMap(value: Plain): Plain {
  return isPlainMap(value) ? Object.fromEntries(Object.keys(value).map((key) => [key, hidden])) : hidden;
}

function maskMetadata(metadata: { readonly [key: string]: Plain }): Plain {
  const { annotations } = metadata;
  return annotations === undefined ? metadata : { ...metadata, annotations: maskAnnotations(annotations) };
}

function maskAnnotations(annotations: Plain): Plain {
  return isPlainMap(annotations) && Object.hasOwn(annotations, copy) ? { ...annotations, [copy]: hidden } : annotations;
}
