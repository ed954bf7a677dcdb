/**
 * Owns the suffix of generated names: a digest of the content as kustomize takes it (api/hasher/hasher.go). The name itself does not
 * count, as the hasher looks it up under a key that never exists.
 */
import { sha256 } from '../source/digest.ts';
import { type Plain, toPlain } from '../source/node.ts';
import { withName } from './edit.ts';
import { goJson } from './go-json.ts';
import { attempt, refuse } from './refuse.ts';
import type { RenderedObject } from './rendered.ts';
import { describe, type Resource, rememberName, withNode } from './resource.ts';
import { textOf } from './written.ts';

export function addHash(resource: Resource): Resource {
  if (!resource.hashed) return resource;
  const { kind } = resource.id;
  if (kind !== 'ConfigMap' && kind !== 'Secret') {
    refuse(
      `A generated object became a ${kind} by a patch, and its name would end in a hash of everything; generate it without one.`,
      resource.from,
    );
  }
  return withNode(rememberName(resource), withName(resource.node, `${resource.id.name}-${hashOf(resource, kind)}`));
}

/** What kustomize puts at the end of a name: ten letters and digits of its own alphabet. */
const hashed = /^(.+)-([2456789bcdfghkmt]{10})$/;

/** @returns the name without its hash; undefined where what the name ends in is no hash of the content. */
export function hashedFrom({ kind, name, node }: RenderedObject): string | undefined {
  if (kind !== 'ConfigMap' && kind !== 'Secret') return undefined;
  const [, base, hash] = hashed.exec(name) ?? [];
  return base !== undefined && attempt([], () => hashOf({ node, rewritten: false }, kind)) === hash ? base : undefined;
}

type Content = Pick<Resource, 'node' | 'rewritten'>;

function hashOf(resource: Content, kind: string): string {
  const { node } = resource;
  const content: Record<string, Plain> = { kind, name: '', data: partOf(resource, 'data') };
  if (kind === 'Secret') content['type'] = partOf(resource, 'type');
  const further = kind === 'Secret' ? 'stringData' : 'binaryData';
  if (node.entries.get(further)?.value.kind === 'map') content[further] = partOf(resource, further);
  return encode(sha256(goJson(content)));
}

function partOf({ node, rewritten }: Content, field: string): Plain {
  const value = node.entries.get(field)?.value;
  if (value === undefined) return '';
  if (value.kind === 'scalar') {
    if (value.value === null && rewritten) return 'null';
    return field === 'type' || value.value === null
      ? textOf(value)
      : refuse(`\`${field}\` must be a map, found ${describe(value)}.`, value.origin);
  }
  // Kustomize decodes into a map and takes no notice of the error.
  return value.kind === 'list' ? null : toPlain(value);
}

const letters: Readonly<Record<string, string>> = { '0': 'g', '1': 'h', '3': 'k', a: 'm', e: 't' };

function encode(hex: string): string {
  return [...hex.slice(0, 10)].map((digit) => letters[digit] ?? digit).join('');
}
