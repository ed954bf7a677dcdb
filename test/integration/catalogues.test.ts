/**
 * The data that scripts write is what they write today: CRDs from Strimzi's generator, catalogues from the CRDs and from
 * Kubernetes' OpenAPI, merge keys from kustomize's module. Needs `mvn` and `java`, or `go`, and the network or their caches.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { argocdCatalogue } from '../../scripts/argocd-catalogue.ts';
import { printCatalogue } from '../../scripts/catalogue-nodes.ts';
import { javaCommand } from '../../scripts/java.ts';
import { kafkaConfigs } from '../../scripts/kafka-configs.ts';
import { kubernetesCatalogue } from '../../scripts/kubernetes-catalogue.ts';
import { mergeKeys, printMergeKeys } from '../../scripts/kustomize-merge-keys.ts';
import { catalogueFiles, catalogueOf, fieldsText } from '../../scripts/strimzi-catalogues.ts';
import { crdFiles } from '../../scripts/strimzi-crds.ts';
import { publishedReleases } from '../../scripts/strimzi-releases.ts';
import { absentCommands } from './judges.ts';

const root = new URL('../../', import.meta.url);
const committed = (path: string): string => readFileSync(new URL(path, root), 'utf8');

function reasonToSkip(...commands: readonly string[]): string {
  const absent = absentCommands(...commands);
  return absent.length === 0 ? '' : ` (skipped: ${absent.join(' and ')} cannot be run here)`;
}

const withoutMaven = reasonToSkip('mvn', 'java');
const withoutGo = reasonToSkip('go');

function reasonToSkipRelease(release: string): string {
  const java = publishedReleases[release]?.java ?? 0;
  if (withoutMaven !== '') return withoutMaven;
  try {
    javaCommand(java);
    return '';
  } catch {
    return ` (skipped: there is no Java ${java} here)`;
  }
}

const withCrds = readdirSync(new URL('base/operator/crds/', root));

describe.each(withCrds)('the CRDs of Strimzi %s', (release) => {
  const reason = reasonToSkipRelease(release);
  test.skipIf(reason !== '')(`are what the generator writes${reason}`, () => {
    const folder = `base/operator/crds/${release}/`;
    const files = crdFiles(release);
    expect(readdirSync(new URL(folder, root)).sort()).toEqual([...files.keys()].sort());
    for (const [name, text] of files) expect(committed(`${folder}${name}`) === text, name).toBe(true);
  });
});

const releases = catalogueFiles().flatMap(({ catalogue }) =>
  (catalogue.releases ?? []).map((release) => ({ release, catalogue })),
);

describe.each(releases)('the fields of Strimzi $release', ({ release, catalogue }) => {
  // Those between others follow from catalogues, those with CRDs here from these.
  const isPublished = publishedReleases[release] !== undefined && !withCrds.includes(release);
  const reason = isPublished ? reasonToSkipRelease(release) : '';
  test.skipIf(reason !== '')(`are what the script writes${reason}`, () => {
    expect(fieldsText(catalogueOf(release)) === fieldsText(catalogue)).toBe(true);
  });
});

test.skipIf(withoutMaven !== '')(`settings of Kafka are what its own code says${withoutMaven}`, () => {
  for (const [name, text] of kafkaConfigs())
    expect(committed(`tooling/strimzi/config/${name}`) === text, name).toBe(true);
});

test.skipIf(withoutGo !== '')(`the catalogue of Kubernetes is what its script writes${withoutGo}`, () => {
  expect(committed('tooling/schema/catalogues/kubernetes.json') === printCatalogue(kubernetesCatalogue())).toBe(true);
});

test.skipIf(withoutGo !== '')(`the catalogue of Argo CD is what its script writes${withoutGo}`, () => {
  expect(committed('tooling/schema/catalogues/argocd.json') === printCatalogue(argocdCatalogue())).toBe(true);
});

test.skipIf(withoutGo !== '')(`merge keys are what kustomize's module says${withoutGo}`, () => {
  expect(committed('tooling/render/merge-keys.json') === printMergeKeys(mergeKeys())).toBe(true);
});
