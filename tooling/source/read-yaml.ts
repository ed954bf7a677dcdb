/**
 * Owns reading YAML: text in, trees with positions out, and every fault as a problem with one clear sentence. Never throws on input.
 * js-yaml's event parser gives tokens with offsets, which is the fastest way to positions; compose-yaml.ts gives them their meaning.
 */
import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { composeDocuments, Refused } from './compose-yaml.ts';
import { findMergeConflict } from './merge-conflict.ts';
import type { SourceFile, YamlNode } from './node.ts';
import type { Problem } from './problem.ts';
import { explainSyntax } from './yaml-syntax.ts';

/** What a file says: its documents in order, or the problems that keep it from being read. A file with problems has no documents. */
export interface YamlFile {
  readonly file: SourceFile;
  readonly documents: readonly YamlNode[];
  readonly problems: readonly Problem[];
  /** Its text is what our writer made of the documents: nothing about how it is written needs a look. */
  readonly generated?: true;
}

/** Deeper nesting than any manifest has; the CRDs of Strimzi reach 30. */
const maxDepth = 100;
export function readYaml(file: SourceFile): YamlFile {
  const conflict = findMergeConflict(file);
  if (conflict !== undefined) return { file, documents: [], problems: [conflict] };
  let events: Event[];
  try {
    events = parseEvents(file.text, { maxDepth });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { file, documents: [], problems: [explainSyntax(file, error)] };
  }
  try {
    return { file, documents: composeDocuments(file, events), problems: [] };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { file, documents: [], problems: [error.problem] };
  }
}
