/**
 * Owns looking for credentials in YAML and JSON as data: by the names of fields, in variables of containers, in Secrets, and in files of
 * settings that are values. That something is the name of a Secret, or of a key in one, only its neighbours tell.
 */
import { nodeAt, type YamlEntry, type YamlMap, type YamlNode, type YamlScalar } from '../../source/node.ts';
import type { Credential } from './credential.ts';
import { credentialField, fieldsIn } from './fields.ts';
import { isPlaceholder } from './placeholder.ts';
import { secretValues } from './secret-values.ts';

export function credentialsInYaml(documents: readonly YamlNode[]): readonly Credential[] {
  return documents.flatMap((one) => [...visit(one, '')]);
}

function* visit(node: YamlNode, key: string): Iterable<Credential> {
  if (node.kind === 'scalar') yield* within(node);
  else if (node.kind === 'list') for (const item of node.items) yield* visit(item, key);
  else {
    yield* secretValues(node);
    yield* kubeconfigValues(node);
    const names = namesOnly(node, key);
    const variable = textOf(node.entries.get('name'));
    for (const [name, { value }] of node.entries) {
      if (value.kind === 'scalar' && !names) {
        const called = name === 'value' && variable !== undefined ? variable : name;
        const what = credentialField(called, textOfScalar(value));
        if (what !== undefined) yield { what, ...rangeOf(value) };
      }
      yield* visit(value, name);
    }
  }
}

/** Whatever a user of a kubeconfig has to show is one, however short; where that is in a file or asked of a program, it is not here. */
function* kubeconfigValues(node: YamlMap): Iterable<Credential> {
  const users = node.entries.get('users')?.value;
  if (textOf(node.entries.get('kind')) !== 'Config' || users?.kind !== 'list') return;
  for (const one of users.items)
    for (const field of ['token', 'password', 'client-key-data']) {
      const value = nodeAt(one, ['user', field]);
      if (value?.kind === 'scalar' && !isPlaceholder(textOfScalar(value)))
        yield { what: `A credential of a kubeconfig, as \`${field}\`,`, ...rangeOf(value) };
    }
}

/** Settings in a value: `-Dname=value`, JSON, or a whole file. */
function within(node: YamlScalar): readonly Credential[] {
  if (typeof node.value !== 'string' || !/[=:]/.test(node.value)) return [];
  const { file, start, end } = node.origin;
  return fieldsIn(file.text, start, end, node.value.trim().includes('\n'));
}

/** `passwordSecret: { secretName: orders, password: key-in-it }`, and whatever else refers to a Secret. */
function namesOnly({ entries }: YamlMap, key: string): boolean {
  return /secret(?:key)?(?:ref|source)?$|remoteRef$/i.test(key) && !/clientsecret$/i.test(key)
    ? entries.has('secretName') || entries.has('name') || entries.has('key')
    : entries.has('secretName') || entries.has('remoteRef');
}

function textOf(entry: YamlEntry | undefined): string | undefined {
  return entry?.value.kind === 'scalar' && typeof entry.value.value === 'string' ? entry.value.value : undefined;
}

/** A number can be a password; what is switched on or off, or counts something, is none. */
function textOfScalar({ value }: YamlScalar): string {
  return typeof value === 'string' || (typeof value !== 'boolean' && Number(value) >= 1000) ? String(value) : '';
}

function rangeOf({ origin: { start, end } }: YamlNode): { readonly start: number; readonly end: number } {
  return { start, end };
}
