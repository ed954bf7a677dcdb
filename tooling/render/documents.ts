/**
 * Owns what kyaml's reader makes of a file with several documents (kyaml/kio/byteio_reader.go): it splits at lines that begin with
 * `---` and takes one document of each part. Where that differs from YAML, the file is refused instead of read in another way.
 */
import type { Origin, SourceFile, YamlNode } from '../source/node.ts';
import type { YamlFile } from '../source/read-yaml.ts';
import { isNothing } from './edit.ts';
import { checkPrintable, checkPrintableKeys, isKey } from './printable.ts';
import { refuse } from './refuse.ts';
import { differsInYaml11 } from './written.ts';

const checked = new WeakSet<SourceFile>();
const checkedDocuments = new WeakSet<YamlNode>();

/** The documents of a file as kustomize sees them; empty ones are dropped. */
export function documentsOf(yaml: YamlFile): readonly YamlNode[] {
  if (yaml.generated === true) {
    for (const document of yaml.documents) checkPrintableKeys(document);
    return yaml.documents.filter((document) => !isNothing(document));
  }
  if (!checked.has(yaml.file)) {
    checkText(yaml.file);
    checked.add(yaml.file);
  }
  return yaml.documents.filter((document) => {
    if (isNothing(document)) return false;
    if (!checkedDocuments.has(document)) {
      checkPrintable(document, yaml.file);
      checkedDocuments.add(document);
    }
    return true;
  });
}

const separatorWithText = /\n---(?![ \t]*(?:#|\r?\n|$)).*(?:\n|$)/;
const documentEnd = /^\.\.\.(?:\s|$)/m;
const schemaComment = /#\s*\{.*"(?:\$ref|\$openapi|type|items|properties|x-k[a-z-]+)"/;

function checkText(file: SourceFile): void {
  const at = (match: RegExpExecArray, length: number): Origin => ({
    file,
    start: match.index + (match[0].startsWith('\n') ? 1 : 0),
    end: match.index + length,
  });
  const separator = separatorWithText.exec(file.text);
  if (separator !== null)
    refuse(
      'Kustomize refuses a line that begins with `---` and goes on with something; put it on the next line.',
      at(separator, 4),
    );
  const end = documentEnd.exec(file.text);
  if (end !== null) refuse('Kustomize ignores what follows `...`; separate documents with `---`.', at(end, 3));
  const comment = schemaComment.exec(file.text);
  if (comment !== null)
    refuse(
      'Kustomize reads this comment as a schema that changes how lists merge; write it in other words.',
      at(comment, comment[0].length),
    );
}

/** JSON patches are read as YAML 1.1: refuses what means something else there. */
export function checkYaml11(node: YamlNode): void {
  if (node.kind === 'list') for (const item of node.items) checkYaml11(item);
  if (node.kind === 'scalar' && differsInYaml11(node)) {
    refuse(
      'This value means something else in YAML 1.1, in which kustomize reads JSON patches; put it in quotes.',
      node.origin,
    );
  }
  if (node.kind !== 'map') return;
  for (const [name, entry] of node.entries) {
    if (differsInYaml11({ kind: 'scalar', value: name, origin: entry.key }) && isKey(entry.key)) {
      refuse(
        `The key \`${name}\` is a boolean in YAML 1.1, in which kustomize reads JSON patches; put it in quotes.`,
        entry.key,
      );
    }
    checkYaml11(entry.value);
  }
}
