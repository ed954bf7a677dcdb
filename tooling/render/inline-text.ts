/**
 * Owns reading YAML that stands as text inside another file, with the places of its parts in that file: a fault in a patch under
 * `patch: |-` is shown at its own line of the kustomization.
 */
import { list, map, type Origin, scalar, type YamlEntry, type YamlNode, type YamlScalar } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { readYaml, type YamlFile } from '../source/read-yaml.ts';
import { sliceOf } from './written.ts';

const read = new WeakMap<YamlScalar, YamlFile>();

/** The documents in a text scalar. Leading and trailing space does not count, as in kustomize's PatchTransformer. */
export function readInline(node: YamlScalar): YamlFile {
  const known = read.get(node);
  if (known !== undefined) return known;
  const text = String(node.value);
  const trimmed = text.trim();
  const file = { path: node.origin.file.path, text: trimmed };
  const yaml = readYaml(file);
  const place = placesOf(node, text.length - text.trimStart().length);
  const result = {
    file,
    documents: yaml.documents.map((document) => moved(document, place)),
    problems: yaml.problems.map((problem) => movedProblem(problem, place)),
  };
  read.set(node, result);
  return result;
}

type Place = (origin: Origin) => Origin;

/** In a literal block the lines of the value are the lines of the file without their indentation; elsewhere the whole text is the place. */
function placesOf(node: YamlScalar, skipped: number): Place {
  const { file, start } = node.origin;
  const written = sliceOf(node.origin).split('\n');
  const value = String(node.value).split('\n');
  const starts: number[] = [];
  let offset = start;
  let isLiteral = true;
  for (const [at, line] of written.entries()) {
    const content = value[at] ?? '';
    if (!line.endsWith(content) || line.slice(0, line.length - content.length).trim() !== '') isLiteral = false;
    starts.push(offset + line.length - content.length);
    offset += line.length + 1;
  }
  if (!isLiteral || written.length < value.length) return () => node.origin;
  const lineStarts = [0];
  for (const line of value) lineStarts.push((lineStarts.at(-1) ?? 0) + line.length + 1);
  const inFile = (at: number): number => {
    let line = 0;
    while (line + 1 < value.length && (lineStarts[line + 1] ?? Infinity) <= at) line++;
    return (starts[line] ?? start) + at - (lineStarts[line] ?? 0);
  };
  return (origin) => ({ file, start: inFile(origin.start + skipped), end: inFile(origin.end + skipped) });
}

function moved(node: YamlNode, place: Place): YamlNode {
  const origin = place(node.origin);
  if (node.kind === 'scalar') return scalar(node.value, origin);
  if (node.kind === 'list')
    return list(
      node.items.map((item) => moved(item, place)),
      origin,
    );
  const entries = new Map<string, YamlEntry>();
  for (const [name, entry] of node.entries)
    entries.set(name, { key: place(entry.key), value: moved(entry.value, place) });
  return map(entries, origin);
}

function movedProblem(problem: Problem, place: Place): Problem {
  return { ...problem, origin: place(problem.origin) };
}
