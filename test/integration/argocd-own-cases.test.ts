/**
 * The health checks of base/argocd on the resources that Argo CD tests its own checks of Strimzi with: nothing is worse here than there, nor
 * better, but for a status that is of an older generation. Needs the module of Argo CD, which `go` downloads.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { goModuleFolder } from '../../scripts/go-modules.ts';
import type { Plain } from '../../tooling/source/node.ts';
import { numberAt, textAt } from '../../tooling/source/plain.ts';
import { runLua } from '../support/lua.ts';
import { settingOf } from '../support/lua-cases.ts';
import { argocdVersion } from './judges.ts';

interface OwnCase {
  readonly name: string;
  readonly kind: string;
  readonly resource: Plain;
  readonly status: string;
}

const found = casesOfArgoCd();

test.skipIf('missing' in found)(`there are some${'missing' in found ? ` (skipped: ${found.missing})` : ''}`, () => {
  expect('missing' in found ? 0 : found.cases.length).toBeGreaterThan(15);
});

test.each('missing' in found ? [] : found.cases)('$name', ({ kind, resource, status }) => {
  const said = textAt(runLua(settingOf('health', kind), resource), 'status');
  const observed = numberAt(resource, 'status', 'observedGeneration');
  const isStale = observed !== undefined && observed !== numberAt(resource, 'metadata', 'generation');
  expect(said).toBe(isStale ? 'Progressing' : status);
});

function casesOfArgoCd(): { readonly cases: readonly OwnCase[] } | { readonly missing: string } {
  let root: string;
  try {
    root = join(goModuleFolder('github.com/argoproj/argo-cd/v3', `v${argocdVersion}`), 'resource_customizations');
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
  const cases = ['kafka.strimzi.io', 'core.strimzi.io'].flatMap((group) =>
    readdirSync(join(root, group)).flatMap((kind) => {
      const folder = join(root, group, kind);
      const table = join(folder, 'health_test.yaml');
      if (!existsSync(table)) return [];
      const { tests } = parse(readFileSync(table, 'utf8')) as {
        tests: readonly { inputPath: string; healthStatus: { status: string } }[];
      };
      return tests.map(({ inputPath, healthStatus: { status } }): OwnCase => {
        const resource = parse(readFileSync(join(folder, inputPath), 'utf8')) as Plain;
        return { name: `${kind}/${inputPath}`, kind, resource, status };
      });
    }),
  );
  return { cases };
}
