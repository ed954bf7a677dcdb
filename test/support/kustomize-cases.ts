/**
 * Owns the cases of test/kustomize: small trees in txtar form with what `kustomize build` printed for them (`expected`), or with what
 * we say when we refuse them (`refused`). Rendered is the folder `overlay`, or the root where there is none.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRenderer, type RenderedObject, type Rendering } from '../../tooling/render/render.ts';
import { type Plain, toPlain } from '../../tooling/source/node.ts';
import { formatOrigin } from '../../tooling/source/problem.ts';
import { readYaml } from '../../tooling/source/read-yaml.ts';
import { openDocuments, treeOf } from '../../tooling/source/tree.ts';
import { type Archive, formatArchive, parseArchive } from './txtar.ts';

export interface KustomizeCase {
  /** `patches/json-on-a-list`. */
  readonly name: string;
  readonly path: string;
  readonly archive: Archive;
  readonly files: Readonly<Record<string, string>>;
  /** The folder that is rendered. */
  readonly directory: string;
}

export type Section = 'expected' | 'refused';

const sections: readonly string[] = ['expected', 'refused'];

export function readCases(folder: 'cases' | 'refused'): readonly KustomizeCase[] {
  const root = fileURLToPath(new URL(`../kustomize/${folder}`, import.meta.url));
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.txtar'))
    .map((entry) => readCase(root, `${entry.parentPath}/${entry.name}`))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readCase(root: string, path: string): KustomizeCase {
  const archive = parseArchive(readFileSync(path, 'utf8'));
  const files = Object.fromEntries([...archive.files].filter(([name]) => !sections.includes(name)));
  const directory = Object.keys(files).some((file) => file.startsWith('overlay/')) ? 'overlay' : '';
  return { name: relative(root, path).replace(/\.txtar$/, ''), path, archive, files, directory };
}

export function writeSection({ archive, path }: KustomizeCase, section: Section, text: string): void {
  const files = new Map([...archive.files].filter(([name]) => !sections.includes(name)));
  const after = formatArchive({ ...archive, files: files.set(section, text) });
  if (after !== formatArchive(archive)) writeFileSync(path, after);
}

export function renderFiles(files: Readonly<Record<string, string>>, directory: string): Rendering {
  return createRenderer(openDocuments(treeOf(files))).render(directory);
}

/** One line for each problem: `overlay/kustomization.yaml:3:1 message`. */
export function formatProblems(rendering: Rendering): string {
  return rendering.problems.map(({ origin, message }) => `${formatOrigin(origin)} ${message}\n`).join('');
}

/** Objects by what they are, in their order: two renderings are the same when these are. */
export type ObjectTable = readonly (readonly [id: string, object: Plain])[];

export function tableOf(objects: readonly RenderedObject[]): ObjectTable {
  return objects.map(({ node }) => entryOf(toPlain(node)));
}

/** The objects in the output of `kustomize build`. */
export function tableOfOutput(text: string): ObjectTable {
  const { documents, problems } = readYaml({ path: 'output of kustomize build', text });
  if (problems.length > 0) throw new Error(problems.map((problem) => problem.message).join('\n'));
  return documents.map((document) => entryOf(toPlain(document)));
}

function entryOf(object: Plain): readonly [string, Plain] {
  const { apiVersion, kind, metadata } = object as {
    apiVersion: string;
    kind: string;
    metadata: Record<string, Plain>;
  };
  return [`${apiVersion} ${kind} ${metadata['namespace'] ?? ''}/${metadata['name'] ?? ''}`, object];
}
