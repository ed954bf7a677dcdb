/** Owns laying changed texts over a tree: as it would be once they were written. */
import type { SourceFile } from './node.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';
import type { Documents } from './tree.ts';

/** Files that are there already, with other texts; all else is read and parsed as before. */
export function withTexts(documents: Documents, files: ReadonlyMap<string, SourceFile>): Documents {
  const parsed = new Map<string, YamlFile>();
  return {
    ...documents,
    text: (path) => files.get(path) ?? documents.text(path),
    yaml(path, use) {
      const file = files.get(path);
      if (file === undefined) return documents.yaml(path, use);
      const yaml = parsed.get(path) ?? readYaml(use === 'rewritten' ? { ...file, rewritten: true } : file);
      parsed.set(path, yaml);
      return yaml;
    },
  };
}
