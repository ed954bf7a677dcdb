/**
 * Owns reading what `kubectl get … -o yaml` (or json) printed: documents and lists taken apart into objects. How they are to be
 * understood is not decided here.
 */

import type { SourceFile } from '../source/node.ts';
import { type Plain, toPlain, type YamlNode } from '../source/node.ts';
import { isPlainMap, listAt, type PlainMap, textAt } from '../source/plain.ts';
import type { Problem } from '../source/problem.ts';
import { readYaml, type YamlFile } from '../source/read-yaml.ts';

/** One object as the API server gave it. */
export interface InputObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Undefined in files that were written by hand. */
  readonly namespace: string | undefined;
  readonly plain: PlainMap;
}

export interface Input {
  readonly objects: readonly InputObject[];
  readonly problems: readonly Problem[];
}

/** A file with a problem gives no objects, as half of what runs would look like all of it. */
export function readInput(files: readonly SourceFile[]): Input {
  const objects: InputObject[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const found = objectsOf(readYaml(file));
    problems.push(...found.problems);
    if (found.problems.length === 0) objects.push(...found.objects);
  }
  return { objects: once(objects), problems };
}

function objectsOf(yaml: YamlFile): Input {
  const objects: InputObject[] = [];
  const problems: Problem[] = [...yaml.problems];
  const refuse = (message: string, node: YamlNode): void =>
    void problems.push({ id: 'yaml-syntax', message, origin: node.origin });
  const visit = (plain: Plain, node: YamlNode): void => {
    const kind = textAt(plain, 'kind');
    const name = textAt(plain, 'metadata', 'name');
    if (plain === null) return;
    if (!isPlainMap(plain)) refuse('This is no Kubernetes object; give what `kubectl get … -o yaml` prints.', node);
    else if (kind === undefined) refuse('This object has no `kind`; give what `kubectl get … -o yaml` prints.', node);
    else if (kind.endsWith('List') && Array.isArray(plain['items']))
      for (const item of listAt(plain, 'items')) visit(item, node);
    else if (name === undefined)
      refuse(`This ${kind} has no \`metadata.name\`; give objects as they run, with \`kubectl get … -o yaml\`.`, node);
    else {
      const apiVersion = textAt(plain, 'apiVersion') ?? '';
      objects.push({ apiVersion, kind, name, namespace: textAt(plain, 'metadata', 'namespace'), plain });
    }
  };
  for (const document of yaml.documents) visit(toPlain(document), document);
  return { objects, problems };
}

/** The same object may be in two files. The last one counts. */
function once(objects: readonly InputObject[]): readonly InputObject[] {
  const byId = new Map<string, InputObject>();
  for (const one of objects) byId.set(`${one.kind} ${one.namespace ?? ''}/${one.name}`, one);
  return [...byId.values()];
}
