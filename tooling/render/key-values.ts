/**
 * Owns the data of a generator as keys and values (api/kv/kv.go): `envs` files first, then `literals`, then `files`, each with the
 * place it stands at.
 */
import type { Origin, SourceFile } from '../source/node.ts';
import { type Documents, isProblem, nameOf } from '../source/tree.ts';
import type { Text } from './fields.ts';
import type { GeneratorEntry } from './generator-entry.ts';
import { resolveFile } from './paths.ts';
import { refuse } from './refuse.ts';

export interface KeyValue {
  readonly key: string;
  readonly value: string;
  readonly origin: Origin;
}

export function readKeyValues(
  entry: GeneratorEntry,
  documents: Documents,
  directory: string,
  files: Set<string>,
): readonly KeyValue[] {
  const read = (path: Text, field: string): SourceFile => readText(path, field, documents, directory, files);
  return [
    ...entry.envs.flatMap((path) => readLines(read(path, 'envs'))),
    ...entry.literals.map(readLiteral),
    ...entry.files.map((source) => readFile(source, read)),
  ];
}

function readText(path: Text, field: string, documents: Documents, directory: string, files: Set<string>): SourceFile {
  const resolved = resolveFile(directory, path, field);
  files.add(resolved);
  if (documents.kind(resolved) !== 'file')
    return refuse(`\`${path.value}\` under \`${field}\` is not a file here; correct the path.`, path.origin);
  const file = documents.text(resolved);
  return isProblem(file)
    ? refuse(`\`${path.value}\` under \`${field}\` cannot be read: ${file.message}`, path.origin)
    : file;
}

function readLiteral({ value, origin }: Text): KeyValue {
  const at = value.indexOf('=');
  if (at < 1) return refuse(`The literal \`${value}\` must be written as \`key=value\`.`, origin);
  return { key: value.slice(0, at), value: withoutQuotes(value.slice(at + 1)), origin };
}

function withoutQuotes(text: string): string {
  const first = text[0];
  const isQuoted = text.length >= 2 && first === text.at(-1) && (first === '"' || first === "'");
  return isQuoted ? text.slice(1, -1) : text;
}

function readFile(source: Text, read: (path: Text, field: string) => SourceFile): KeyValue {
  const parts = source.value.split('=');
  const [first = '', second] = parts;
  if (parts.length > 2 || first === '' || second === '')
    return refuse(`\`${source.value}\` under \`files\` must be a path, or \`key=path\`.`, source.origin);
  const path = second ?? first;
  const file = read({ value: path, origin: source.origin }, 'files');
  return {
    key: second === undefined ? nameOf(path) : first,
    value: file.text,
    origin: { file, start: 0, end: file.text.length },
  };
}

/** Go's scanner gives up silently on a longer line. */
const longestLine = 64 * 1024 - 1;

function readLines(file: SourceFile): readonly KeyValue[] {
  const pairs: KeyValue[] = [];
  let start = 0;
  for (const raw of file.text.split('\n')) {
    const end = start + raw.length;
    const origin = { file, start, end };
    if (Buffer.byteLength(raw) > longestLine)
      refuse(
        'Kustomize ignores this line and all after it, as it is longer than 64 KiB; make it a file of its own.',
        origin,
      );
    const line = raw.replace(/\r$/, '').trimStart();
    start = end + 1;
    if (line === '' || line.startsWith('#')) continue;
    const at = line.indexOf('=');
    const key = at === -1 ? line : line.slice(0, at);
    if (key !== '') pairs.push({ key, value: at === -1 ? '' : line.slice(at + 1), origin });
  }
  return pairs;
}
