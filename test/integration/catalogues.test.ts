/**
 * The data that scripts write is what they write today: CRDs from Strimzi's generator, catalogues from the CRDs and from
 * Kubernetes' OpenAPI, merge keys from kustomize's module. Needs `mvn` and `java`, or `go`, and the network or their caches.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { printCatalogue } from '../../scripts/catalogue-nodes.ts';
import { readCrds, strimziCatalogue } from '../../scripts/field-catalogue.ts';
import { kafkaConfigs } from '../../scripts/kafka-configs.ts';
import { kubernetesCatalogue } from '../../scripts/kubernetes-catalogue.ts';
import { mergeKeys, printMergeKeys } from '../../scripts/kustomize-merge-keys.ts';
import { crdFiles } from '../../scripts/strimzi-crds.ts';
import { loadCatalogue } from '../../tooling/schema/find-schema.ts';
import { absentCommands } from './judges.ts';

const root = new URL('../../', import.meta.url);
const committed = (path: string): string => readFileSync(new URL(path, root), 'utf8');

function reasonToSkip(...commands: readonly string[]): string {
  const absent = absentCommands(...commands);
  return absent.length === 0 ? '' : ` (skipped: ${absent.join(' and ')} cannot be run here)`;
}

const withoutMaven = reasonToSkip('mvn', 'java');
const withoutGo = reasonToSkip('go');

const crdRoot = new URL('base/operator/crds/', root);
const releases = existsSync(crdRoot) ? readdirSync(crdRoot) : [];

describe.each(releases)('Strimzi %s', (release) => {
  test.skipIf(withoutMaven !== '')(`CRDs are what the generator writes${withoutMaven}`, () => {
    const folder = `base/operator/crds/${release}/`;
    const files = crdFiles(release);
    expect(readdirSync(new URL(folder, root)).sort()).toEqual([...files.keys()].sort());
    for (const [name, text] of files) expect(committed(`${folder}${name}`) === text, name).toBe(true);
  });

  test('the catalogue is what its script writes from the CRDs', async () => {
    const text = printCatalogue(strimziCatalogue(release, readCrds(release), await loadCatalogue('kubernetes')));
    expect(committed(`tooling/schema/catalogues/strimzi-${release}.json`) === text).toBe(true);
  });
});

test.skipIf(withoutMaven !== '')(`settings of Kafka are what its own code says${withoutMaven}`, () => {
  expect(committed('tooling/strimzi/kafka-configs.json') === kafkaConfigs()).toBe(true);
});

test.skipIf(withoutGo !== '')(`the catalogue of Kubernetes is what its script writes${withoutGo}`, () => {
  expect(committed('tooling/schema/catalogues/kubernetes.json') === printCatalogue(kubernetesCatalogue())).toBe(true);
});

test.skipIf(withoutGo !== '')(`merge keys are what kustomize's module says${withoutGo}`, () => {
  expect(committed('tooling/render/merge-keys.json') === printMergeKeys(mergeKeys())).toBe(true);
});
