/**
 * Writes `tooling/schema/catalogues/argocd.json`: what AppProject, Application and ApplicationSet may look like, from the definitions of
 * Argo CD's Go module. Usage: tsx scripts/argocd-catalogue.ts
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../tooling/schema/catalogue.ts';
import { printCatalogue } from './catalogue-nodes.ts';
import { crdCatalogue } from './field-catalogue.ts';
import { goModuleFolder } from './go-modules.ts';

/** The release that base/argocd is tested with. */
const release = '3.5.7';

const folder = new URL('../tooling/schema/catalogues/', import.meta.url);

export function argocdCatalogue(): Catalogue {
  const crds = join(goModuleFolder('github.com/argoproj/argo-cd/v3', `v${release}`), 'manifests/crds');
  const texts = readdirSync(crds)
    .filter((name) => name.endsWith('-crd.yaml'))
    .map((name) => readFileSync(join(crds, name), 'utf8'));
  const kubernetes = JSON.parse(readFileSync(new URL('kubernetes.json', folder), 'utf8')) as Catalogue;
  const { kinds, nodes } = crdCatalogue(texts, kubernetes);
  return { name: `Argo CD ${release}`, nulls: 'refused', kinds, nodes };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = printCatalogue(argocdCatalogue());
  writeFileSync(new URL('argocd.json', folder), text);
  process.stdout.write(`tooling/schema/catalogues/argocd.json: ${text.length} characters\n`);
}
