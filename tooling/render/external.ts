/**
 * Owns rendering by the real kustomize, for those who want the referee itself (`fleet render --renderer kustomize`): one process for
 * each overlay, and no origins but the overlay's own file.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { YamlMap, YamlNode } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { readYaml } from '../source/read-yaml.ts';
import { fileProblem, joinPath } from '../source/tree.ts';
import { attempt } from './refuse.ts';
import type { RenderedObject, Rendering } from './rendered.ts';
import { namespaceOf, newResource } from './resource.ts';

/** Larger than any overlay; the CRDs of Strimzi are 3 MiB. */
const maxOutputBytes = 64 * 1024 * 1024;

/**
 * What `kustomize build` makes of a directory. Positions are those in its output, which is no file of the repository: a finding can
 * name the object, not the line that a person edits. Which files it read is not known.
 * @param root the checkout, from which `directory` counts
 * @param binary a path, or a name to be found on the PATH
 */
export async function renderWithKustomize(root: string, directory: string, binary = 'kustomize'): Promise<Rendering> {
  const result = await build(join(root, directory), binary);
  const path = joinPath(directory, 'kustomization.yaml');
  const empty = { objects: [], files: new Set([directory]), patches: [] };
  if ('failure' in result) return { ...empty, problems: [fileProblem(path, result.failure, 'kustomization')] };
  const { documents, problems } = readYaml({ path: `${path} (output of kustomize build)`, text: result.output });
  const found: Problem[] = [...problems];
  const objects = documents.filter(isMap).flatMap((node) => attempt(found, () => objectOf(node)) ?? []);
  return { ...empty, problems: found, objects: found.length === 0 ? objects : [] };
}

function isMap(node: YamlNode): node is YamlMap {
  return node.kind === 'map';
}

function objectOf(node: YamlMap): RenderedObject {
  const { id, from } = newResource(node, node.origin);
  const apiVersion = id.group === '' ? id.version : `${id.group}/${id.version}`;
  return { node, apiVersion, kind: id.kind, name: id.name, namespace: namespaceOf(node), from };
}

type Built = { readonly output: string } | { readonly failure: string };

function build(folder: string, binary: string): Promise<Built> {
  return new Promise((resolve) => {
    execFile(binary, ['build', folder], { maxBuffer: maxOutputBytes }, (error, stdout, stderr) => {
      resolve(error === null ? { output: stdout } : { failure: explain(error, stderr, binary) });
    });
  });
}

function explain(error: Error & { readonly code?: unknown }, stderr: string, binary: string): string {
  // For a bare name, a folder of the PATH that may not be looked into says the same as a program that may not be run.
  const isDenied = error.code === 'EACCES';
  if (error.code === 'ENOENT' || (isDenied && !binary.includes('/'))) {
    const what = isDenied ? 'not on the PATH, or may not be run' : 'not on the PATH';
    return `\`${binary}\` is not installed or ${what}; install kustomize 5.8, or render without \`--renderer kustomize\`.`;
  }
  if (isDenied) return `\`${binary}\` may not be run: permission denied; make it executable.`;
  const reason = stderr
    .trim()
    .replace(/^Error: /, '')
    .replaceAll(/\s*\n\s*/g, ' ');
  return `Kustomize fails: ${reason === '' ? error.message : reason}`;
}
