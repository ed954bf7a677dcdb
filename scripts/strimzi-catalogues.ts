/**
 * Writes `tooling/schema/catalogues/strimzi-<release>.json`, what the objects of a Strimzi release may look like, from the CRDs in
 * `base/operator/crds/<release>/` or, without them, from those that Strimzi's published generator writes. Releases with the same
 * fields share a file. Usage: tsx scripts/strimzi-catalogues.ts <release>…, or <release> --from <folder with its CRDs>
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Catalogue } from '../tooling/schema/catalogue.ts';
import { agreedCatalogue } from './agreed-catalogue.ts';
import { printCatalogue } from './catalogue-nodes.ts';
import { crdCatalogue } from './field-catalogue.ts';
import { crdTexts } from './strimzi-crds.ts';
import { publishedReleases, releasesBetween } from './strimzi-releases.ts';

const folder = new URL('../tooling/schema/catalogues/', import.meta.url);

export interface CatalogueFile {
  readonly name: string;
  readonly catalogue: Catalogue;
}

/** The catalogues of Strimzi that are there, by file name. */
export function catalogueFiles(): readonly CatalogueFile[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith('strimzi-'))
    .sort()
    .map((name) => ({ name, catalogue: readCatalogue(name) }));
}

/** The catalogue of a release alone, as its definitions say it. `from` is a folder with them. */
export function catalogueOf(release: string, from?: string): Pick<Catalogue, 'kinds' | 'nodes' | 'agreedBy'> {
  const between = releasesBetween[release];
  if (between !== undefined && from === undefined) {
    const [before, after] = between.map(readCatalogueOf);
    if (before === undefined || after === undefined) {
      throw new Error(`Strimzi ${release} follows from ${between.join(' and ')}; make the catalogues of both first.`);
    }
    return { agreedBy: between, ...agreedCatalogue(before, after) };
  }
  return crdCatalogue(definitionsOf(release, from), readCatalogue('kubernetes.json'));
}

function definitionsOf(release: string, from: string | undefined): Iterable<string> {
  const committed = new URL(`../base/operator/crds/${release}/`, import.meta.url);
  if (from !== undefined) return readDefinitions(pathToFileURL(`${resolve(from)}/`));
  if (existsSync(committed)) return readDefinitions(committed);
  if (publishedReleases[release] !== undefined) return crdTexts(release).values();
  const known = Object.keys({ ...publishedReleases, ...releasesBetween }).join(', ');
  throw new Error(`What Strimzi ${release} takes is not known here; expected one of ${known}, or --from a folder.`);
}

function readDefinitions(from: URL): string[] {
  const names = readdirSync(from).filter((name) => /\.ya?ml$/.test(name));
  const texts = names.sort().map((name) => readFileSync(new URL(name, from), 'utf8'));
  return texts.filter((text) => /^kind: CustomResourceDefinition$/m.test(text));
}

function readCatalogue(name: string): Catalogue {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Catalogue;
}

function readCatalogueOf(release: string): Catalogue | undefined {
  return catalogueFiles().find(({ catalogue }) => catalogue.releases?.includes(release))?.catalogue;
}

/** What a release's objects may look like, whatever the release is called: equal texts are equal fields. */
export function fieldsText({ kinds, nodes, agreedBy }: Pick<Catalogue, 'kinds' | 'nodes' | 'agreedBy'>): string {
  return printCatalogue({ name: '', nulls: 'refused', ...(agreedBy && { agreedBy }), kinds, nodes });
}

/** Takes a release into the file of releases with the same fields, or into one of its own. Returns the file's name. */
function write(release: string, from?: string): string {
  const own = catalogueOf(release, from);
  leave(release);
  const text = fieldsText(own);
  const twin = catalogueFiles().find(({ catalogue }) => fieldsText(catalogue) === text);
  const name = twin?.name ?? `strimzi-${release}.json`;
  writeFileSync(new URL(name, folder), print([...(twin?.catalogue.releases ?? []), release], own));
  return name;
}

/** Takes a release out of the file that it is in: its fields may have changed. */
function leave(release: string): void {
  for (const { name, catalogue } of catalogueFiles()) {
    if (!catalogue.releases?.includes(release)) continue;
    const others = catalogue.releases.filter((one) => one !== release);
    if (others.length === 0) rmSync(new URL(name, folder));
    else writeFileSync(new URL(name, folder), print(others, catalogue));
  }
}

function print(
  releases: readonly string[],
  { agreedBy, kinds, nodes }: Pick<Catalogue, 'kinds' | 'nodes' | 'agreedBy'>,
): string {
  const sorted = [...releases].sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  const head = { name: `Strimzi ${sorted.at(-1)}`, releases: sorted, ...(agreedBy && { agreedBy }) };
  return printCatalogue({ ...head, nulls: 'refused', kinds, nodes });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = process.argv.slice(2);
  const at = words.indexOf('--from');
  const from = at === -1 ? undefined : words[at + 1];
  const releases = at === -1 ? words : words.slice(0, at);
  for (const release of releases) {
    const name = write(release, from);
    process.stdout.write(`Strimzi ${release}: tooling/schema/catalogues/${name}\n`);
  }
}
