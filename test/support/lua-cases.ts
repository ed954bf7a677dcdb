/**
 * Owns the tables of test/argocd, which are in Argo CD's own test format: resources as the operator leaves them, and what a health
 * check or an action of base/argocd makes of each.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { luaFolder, luaSettings } from '../../tooling/generate/argocd/lua-settings.ts';
import type { Plain } from '../../tooling/source/node.ts';

export interface HealthCase {
  readonly kind: string;
  /** Path of the resource's file. */
  readonly input: string;
  readonly resource: Plain;
  readonly healthStatus: { readonly status: string; readonly message: string };
}

export interface Action {
  readonly name: string;
  readonly disabled?: boolean;
  readonly displayName?: string;
  readonly iconClass?: string;
}

export interface DiscoveryCase {
  readonly kind: string;
  readonly input: string;
  readonly resource: Plain;
  readonly actions: readonly Action[];
}

export interface ActionCase {
  readonly kind: string;
  readonly action: string;
  readonly input: string;
  readonly resource: Plain;
  readonly output: string;
  readonly expected: Plain;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const tables = join(root, 'test/argocd');

/** Keys and values of argocd-cm, from base/argocd. */
export function settings(): ReadonlyMap<string, string> {
  const folder = join(root, luaFolder);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.lua'));
  return luaSettings(
    new Map(names.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')])),
  );
}

/** The setting of a kind, `health` or `actions`. */
export function settingOf(what: 'health' | 'actions', kind: string): string {
  const found = [...settings()].find(
    ([key]) => key.startsWith(`resource.customizations.${what}.`) && key.endsWith(`_${kind}`),
  );
  if (found === undefined) throw new Error(`base/argocd has no ${what} of ${kind}.`);
  return found[1];
}

export function healthCases(): readonly HealthCase[] {
  return tablesOf('health', 'health_test.yaml').flatMap(({ kind, file }) => {
    const table = readYaml<{ tests: readonly { inputPath: string; healthStatus: HealthCase['healthStatus'] }[] }>(file);
    return table.tests.map(({ inputPath, healthStatus }) => ({ kind, ...inputOf(file, inputPath), healthStatus }));
  });
}

interface ActionTable {
  readonly discoveryTests: readonly { readonly inputPath: string; readonly result: readonly Action[] }[];
  readonly actionTests: readonly {
    readonly action: string;
    readonly inputPath: string;
    readonly expectedOutputPath: string;
  }[];
}

export function discoveryCases(): readonly DiscoveryCase[] {
  return tablesOf('actions', 'action_test.yaml').flatMap(({ kind, file }) =>
    readYaml<ActionTable>(file).discoveryTests.map(({ inputPath, result }) => ({
      kind,
      ...inputOf(file, inputPath),
      actions: result,
    })),
  );
}

export function actionCases(): readonly ActionCase[] {
  return tablesOf('actions', 'action_test.yaml').flatMap(({ kind, file }) =>
    readYaml<ActionTable>(file).actionTests.map(({ action, inputPath, expectedOutputPath }) => {
      const { input: output, resource: expected } = inputOf(file, expectedOutputPath);
      return { kind, action, ...inputOf(file, inputPath), output, expected };
    }),
  );
}

/** Files of resources that no table names. */
export function unusedInputs(): readonly string[] {
  const used = new Set([
    ...healthCases().map(({ input }) => input),
    ...discoveryCases().map(({ input }) => input),
    ...actionCases().flatMap(({ input, output }) => [input, output]),
  ]);
  return readdirSync(tables, { recursive: true, encoding: 'utf8' })
    .filter((name) => dirname(name).endsWith('testdata'))
    .map((name) => join(tables, name))
    .filter((path) => !used.has(path));
}

function tablesOf(folder: string, name: string): readonly { readonly kind: string; readonly file: string }[] {
  return readdirSync(join(tables, folder))
    .sort()
    .map((kind) => ({ kind, file: join(tables, folder, kind, name) }));
}

function inputOf(table: string, path: string): { readonly input: string; readonly resource: Plain } {
  const input = join(dirname(table), path);
  return { input, resource: readYaml<Plain>(input) };
}

function readYaml<T>(path: string): T {
  return parse(readFileSync(path, 'utf8')) as T;
}
