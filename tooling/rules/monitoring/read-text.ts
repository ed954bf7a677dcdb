/** Owns reading YAML that a ConfigMap holds as text: once for each text, since many Kubernetes clusters have the same rules. */
import { type Plain, toPlain, type YamlMap } from '../../source/node.ts';
import type { Problem } from '../../source/problem.ts';
import { readYaml } from '../../source/read-yaml.ts';

export interface ReadText {
  /** Undefined for what is no YAML, or no map. */
  readonly plain: Plain | undefined;
  readonly node: YamlMap | undefined;
  readonly problems: readonly Problem[];
}

const read = new Map<string, ReadText>();

/** @param path of the file that has this text and nothing else, so that lines are those of the file. */
export function readText(text: string, path = ''): ReadText {
  const key = `${path}\n${text}`;
  const known = read.get(key) ?? parse(text, path);
  read.set(key, known);
  return known;
}

function parse(text: string, path: string): ReadText {
  const { documents, problems } = readYaml({ path, text });
  const [document] = documents;
  const node = document?.kind === 'map' ? document : undefined;
  return { plain: node && toPlain(node), node, problems };
}
