/**
 * Owns telling a real API server of kinds that are not Kubernetes' own: Strimzi's from the overlays that bring them, others from the
 * Go modules of whoever made them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { goModuleFolder } from '../../scripts/go-modules.ts';
import type { Plain } from '../../tooling/source/node.ts';
import type { ApiClient } from './api-server-client.ts';
import { argocdVersion } from './judges.ts';

/** By API group: the module that carries its definitions, and the folder in it. */
const modules: Readonly<Record<string, readonly [module: string, version: string, folder: string]>> = {
  'argoproj.io': ['github.com/argoproj/argo-cd/v3', `v${argocdVersion}`, 'manifests/crds'],
  'cert-manager.io': ['github.com/cert-manager/cert-manager', 'v1.21.2', 'deploy/crds'],
  'external-secrets.io': ['github.com/external-secrets/external-secrets', 'v1.3.2', 'config/crds/bases'],
  'monitoring.coreos.com': [
    'github.com/prometheus-operator/prometheus-operator',
    'v0.85.0',
    'example/prometheus-operator-crd',
  ],
};

export interface Definition {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly group: string;
    readonly versions: readonly { readonly name: string; readonly served: boolean }[];
  };
}

/** The definitions of groups that nothing else defines; why not, for those that cannot be had. */
export function definitionsOf(groups: Iterable<string>): {
  readonly definitions: readonly Definition[];
  readonly missing: ReadonlyMap<string, string>;
} {
  const definitions: Definition[] = [];
  const missing = new Map<string, string>();
  for (const group of groups) {
    const source = modules[group];
    if (source === undefined) {
      missing.set(group, `no module is named for the definitions of ${group}`);
      continue;
    }
    try {
      const [module, version, folder] = source;
      const found = readDefinitions(join(goModuleFolder(module, version), folder), group);
      if (found.length === 0) missing.set(group, `${module} ${version} has no definitions of ${group} in ${folder}`);
      definitions.push(...found);
    } catch (error) {
      missing.set(group, String(error).split('\n')[0] ?? '');
    }
  }
  return { definitions, missing };
}

function readDefinitions(folder: string, group: string): readonly Definition[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => parse(readFileSync(join(folder, file), 'utf8')) as Definition)
    .filter((one) => one?.spec?.group === group);
}

/** Applies definitions and waits until the server serves them. */
export async function define(client: ApiClient, definitions: readonly Definition[]): Promise<void> {
  const answers = await Promise.all(definitions.map((one) => client.apply(one as unknown as Plain, { dryRun: false })));
  for (const [index, { status, message }] of answers.entries()) {
    if (status >= 300) throw new Error(`${definitions[index]?.metadata.name}: ${message}`);
  }
  const end = performance.now() + 60_000;
  for (const { metadata, spec } of definitions) {
    const plural = metadata.name.slice(0, -spec.group.length - 1);
    const paths = spec.versions.filter((one) => one.served).map((one) => `/apis/${spec.group}/${one.name}/${plural}`);
    for (const path of paths) {
      while ((await client.get(path)).status !== 200) {
        if (performance.now() > end)
          throw new Error(`The API server does not serve ${path} a minute after its definition.`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }
}

/** Takes definitions away, with all objects of theirs, and waits until they are gone. */
export async function undefine(client: ApiClient, definitions: readonly Definition[]): Promise<void> {
  const paths = definitions.map(
    ({ metadata }) => `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${metadata.name}`,
  );
  await Promise.all(paths.map((path) => client.delete(path)));
  const end = performance.now() + 60_000;
  for (const path of paths) {
    while ((await client.get(path)).status !== 404) {
      if (performance.now() > end) throw new Error(`${path} is still there a minute after it was deleted.`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
