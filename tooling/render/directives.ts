/**
 * Owns `$patch`, by which a strategic merge patch says what happens to a map or a list (kyaml/yaml/merge2/smpdirective.go).
 */
import type { YamlMap } from '../source/node.ts';
import { refuse } from './refuse.ts';
import { describe } from './resource.ts';
import { textOf } from './written.ts';

export type Directive = 'merge' | 'replace' | 'delete';

const directives = new Set(['merge', 'replace', 'delete']);

/** The `$patch` of a map. */
export function directiveOf(node: YamlMap): Directive | undefined {
  const value = node.entries.get('$patch')?.value;
  if (value === undefined) return undefined;
  const text = value.kind === 'scalar' ? textOf(value) : '';
  if (!directives.has(text))
    return refuse(`\`$patch\` is ${describe(value)}; write \`merge\`, \`replace\` or \`delete\`.`, value.origin);
  return text as Directive;
}
