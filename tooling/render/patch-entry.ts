/**
 * Owns what an entry under `patches` says, before its text is read: where the patch stands, which objects it is for, what it may
 * change about their names.
 */
import type { Origin, YamlMap, YamlScalar } from '../source/node.ts';
import { checkFields, fieldOf, readFlag, readMap, readNonEmpty, type Text } from './fields.ts';
import { refuse } from './refuse.ts';
import { readTarget, type Target } from './selector.ts';

export interface PatchEntry {
  readonly origin: Origin;
  readonly path: Text | undefined;
  /** The patch as text in the kustomization itself. */
  readonly inline: YamlScalar | undefined;
  readonly target: Target | undefined;
  readonly allowNameChange: boolean;
  readonly allowKindChange: boolean;
}

export function readPatchEntry(node: YamlMap): PatchEntry {
  checkFields(node, 'An entry of `patches`', { path: true, patch: true, target: true, options: true });
  const path = readNonEmpty(node, 'path');
  const inline = fieldOf(node, 'patch')?.value;
  if (inline !== undefined && (inline.kind !== 'scalar' || typeof inline.value !== 'string')) {
    return refuse('`patch` must be text; write it as a block after `|-`.', inline.origin);
  }
  const isEmpty = inline === undefined || String(inline.value).trim() === '';
  if (path === undefined && isEmpty) return refuse('An entry of `patches` needs a `path` or a `patch`.', node.origin);
  if (path !== undefined && !isEmpty)
    return refuse('An entry of `patches` has both a `path` and a `patch`; keep one.', node.origin);
  const target = readMap(node, 'target');
  const options = readMap(node, 'options');
  if (options !== undefined)
    checkFields(options, '`options` of a patch', { allowNameChange: true, allowKindChange: true });
  return {
    origin: node.origin,
    path,
    inline: isEmpty ? undefined : inline,
    target: target === undefined ? undefined : readTarget(target),
    allowNameChange: options !== undefined && readFlag(options, 'allowNameChange'),
    allowKindChange: options !== undefined && readFlag(options, 'allowKindChange'),
  };
}
