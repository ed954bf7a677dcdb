/**
 * Owns changing a value in a YAML text and nothing else: comments, order, quotes, indentation and line ends stay as a person wrote
 * them. Every change is parsed again; one that would mean anything else than was asked for is not made.
 */
import { editPlain, samePlain, type YamlEdit } from '../edit-plain.ts';
import { type SourceFile, toPlain, type YamlNode } from '../node.ts';
import { readYaml } from '../read-yaml.ts';
import { planRemoval } from './remove.ts';
import { planSet } from './set.ts';

export type { YamlEdit } from '../edit-plain.ts';

/** A range of a text and what stands there instead. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with all edits made, or undefined where one of them cannot be made without touching anything else. */
export function spliceYaml(file: SourceFile, edits: readonly YamlEdit[]): string | undefined {
  let { text } = file;
  for (const edit of inOrder(edits)) {
    const splice = planSplice({ ...file, text }, edit);
    if (splice === undefined) return undefined;
    text = text.slice(0, splice.start) + splice.text + text.slice(splice.end);
  }
  return text;
}

/** One change, proved by reading the result. */
export function planSplice(file: SourceFile, edit: YamlEdit): Splice | undefined {
  const root = onlyDocument(file);
  if (root === undefined) return undefined;
  const splice =
    'set' in edit ? planSet(file.text, root, edit.route, edit.set) : planRemoval(file.text, root, edit.route);
  if (splice === undefined) return undefined;
  const changed = file.text.slice(0, splice.start) + splice.text + file.text.slice(splice.end);
  const result = onlyDocument({ path: file.path, text: changed });
  const wanted = editPlain(toPlain(root), edit);
  return result !== undefined && wanted !== undefined && samePlain(toPlain(result), wanted) ? splice : undefined;
}

function onlyDocument(file: SourceFile): YamlNode | undefined {
  const { documents, problems } = readYaml(file);
  const [node, second] = documents.filter((one) => one.kind !== 'scalar' || one.value !== null);
  return problems.length > 0 || second !== undefined ? undefined : node;
}

/** Removals come last and from behind, so that no index changes before it is used. */
function inOrder(edits: readonly YamlEdit[]): readonly YamlEdit[] {
  const sets = edits.filter((one) => 'set' in one);
  const removals = edits.filter((one) => 'remove' in one);
  return [...sets, ...removals.sort((a, b) => compareRoutes(b.route, a.route))];
}

function compareRoutes(a: YamlEdit['route'], b: YamlEdit['route']): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const [one = '', other = ''] = [a[at], b[at]];
    if (one === other) continue;
    return typeof one === 'number' && typeof other === 'number' ? one - other : String(one) < String(other) ? -1 : 1;
  }
  return a.length - b.length;
}
