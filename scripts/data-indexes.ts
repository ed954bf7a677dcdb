/**
 * Writes the modules that list data files, so that a bundler sees the paths and nobody keeps a list by hand:
 * `tooling/strimzi/releases/index.ts` and `tooling/schema/strimzi-catalogues.ts`. Run by `npm run docs`.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { catalogueFiles } from './strimzi-catalogues.ts';

const root = new URL('../', import.meta.url);

/** The modules as they have to be, path to text. */
export function dataIndexes(): ReadonlyMap<string, string> {
  return new Map([
    ['tooling/strimzi/releases/index.ts', releaseIndex()],
    ['tooling/schema/strimzi-catalogues.ts', catalogueIndex()],
  ]);
}

function releaseIndex(): string {
  const names = readdirSync(new URL('tooling/strimzi/releases/', root)).filter((name) => name.endsWith('.json'));
  const releases = names.map((name) => name.slice(0, -'.json'.length)).sort(byRelease);
  const imports = releases.map(
    (release) => `import ${variableOf(release)} from './${release}.json' with { type: 'json' };\n`,
  );
  return `/** Owns the list of data files. Written by scripts/data-indexes.ts; do not edit. */
${imports.join('')}
/** What each data file holds, oldest release first. */
export const releaseFiles: readonly (readonly [release: string, content: unknown])[] = [
${releases.map((release) => `  ['${release}', ${variableOf(release)}],\n`).join('')}];
`;
}

function catalogueIndex(): string {
  const entries = catalogueFiles().flatMap(({ name, catalogue }) =>
    (catalogue.releases ?? []).map((release) => [release, name] as const),
  );
  const lines = entries
    .sort(([one], [other]) => byRelease(one, other))
    .map(([release, name]) => `  '${release}': () => import('./catalogues/${name}', { with: { type: 'json' } }),\n`);
  return `/** Owns which field catalogue a Strimzi release has. Written by scripts/data-indexes.ts; do not edit. */

/** By release, oldest first; read when called. */
export const strimziCatalogues: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {
${lines.join('')}};
`;
}

/** `0.45.2` → `release0_45_2`. */
function variableOf(release: string): string {
  return `release${release.replaceAll('.', '_')}`;
}

function byRelease(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of dataIndexes()) writeFileSync(new URL(path, root), text);
}
