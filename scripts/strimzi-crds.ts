/**
 * Writes the CustomResourceDefinitions of a Strimzi release to `base/operator/crds/<release>/`, one file a kind, from the
 * generator that Strimzi publishes. Needs `mvn` and Java. Usage: tsx scripts/strimzi-crds.ts <release>…
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { javaCommand } from './java.ts';
import { artifact, copyJars, projectOf, run } from './maven.ts';
import { type PublishedRelease, publishedReleases } from './strimzi-releases.ts';

const modelPackage = 'io.strimzi.api.kafka.model';

/** The files of a release's folder, name to text; the same every time for the same release. */
export function crdFiles(releaseName: string): Map<string, string> {
  const files = crdTexts(releaseName);
  return files.set('kustomization.yaml', kustomizationOf(releaseName, [...files.keys()]));
}

/** The definitions alone, by file name. */
export function crdTexts(releaseName: string): Map<string, string> {
  const release = publishedReleases[releaseName];
  if (release === undefined) {
    throw new Error(
      `Strimzi ${releaseName} is not known here; expected one of ${Object.keys(publishedReleases).join(', ')}.`,
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'strimzi-crds-'));
  try {
    const files = new Map<string, string>();
    for (const [name, text] of runGenerator(release, folder)) {
      files.set(name, `${headOf(releaseName)}${printYaml(withoutDescriptions(parse(text)))}`);
    }
    return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runGenerator(release: PublishedRelease, folder: string): Map<string, string> {
  const java = javaCommand(release.java);
  const jars = copyJars(pomOf(release), folder);
  const texts = new Map<string, string>();
  for (const { apiVersions, storedVersion, models } of release.runs) {
    const labels = ['--label', 'app:strimzi', '--label', 'strimzi.io/crd-install:true'];
    const targetApi = ['--target-kube', '1.25+', '--crd-api-version', 'v1'];
    const versions = ['--api-versions', apiVersions.join(','), '--storage-version', storedVersion];
    const outputs = models.map((model) => `${modelPackage}.${model}=${join(folder, fileNameOf(model))}`);
    const generator = ['-cp', join(jars, '*'), 'io.strimzi.crdgenerator.CrdGenerator'];
    run(java, [...generator, ...labels, ...targetApi, ...versions, '--yaml', ...outputs], folder);
    for (const model of models) texts.set(fileNameOf(model), readFileSync(join(folder, fileNameOf(model)), 'utf8'));
  }
  return texts;
}

function pomOf({ api, generator, kubernetesModel }: PublishedRelease): string {
  const bom = '<type>pom</type><scope>import</scope>';
  return projectOf(
    [
      artifact('io.strimzi', 'crd-generator', generator),
      artifact('io.strimzi', 'api', api),
      artifact('io.strimzi', 'crd-annotations', generator),
    ],
    artifact('io.fabric8', 'kubernetes-client-bom', kubernetesModel, bom),
  );
}

/** `nodepool.KafkaNodePool` → `kafka-node-pool.yaml`. */
function fileNameOf(model: string): string {
  const kind = model.slice(model.indexOf('.') + 1);
  return `${kind.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}.yaml`;
}

/** Prose is a third of a CRD and says nothing to the API server. A field that is called `description` is a map and stays. */
function withoutDescriptions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDescriptions);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([key, child]) => key !== 'description' || typeof child !== 'string');
  return Object.fromEntries(kept.map(([key, child]) => [key, withoutDescriptions(child)]));
}

function printYaml(value: unknown): string {
  return stringify(value, { compat: 'yaml-1.1', lineWidth: 0, indentSeq: false });
}

function headOf(releaseName: string): string {
  return `# Strimzi ${releaseName}, without descriptions. Written by scripts/strimzi-crds.ts; do not edit.\n`;
}

function kustomizationOf(releaseName: string, resources: readonly string[]): string {
  const kustomization = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources };
  return `${headOf(releaseName)}${printYaml(kustomization)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2);
  if (names.length === 0)
    throw new Error(`Which release? One or more of ${Object.keys(publishedReleases).join(', ')}.`);
  for (const name of names) {
    const folder = fileURLToPath(new URL(`../base/operator/crds/${name}/`, import.meta.url));
    const files = crdFiles(name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const [file, text] of files) writeFileSync(join(folder, file), text);
    process.stdout.write(`base/operator/crds/${name}: ${files.size} files\n`);
  }
}
