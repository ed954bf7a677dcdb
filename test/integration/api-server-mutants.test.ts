/**
 * What a real API server refuses, we refuse, and what it takes, we take: for the mistakes of test/mutants, and for thousands that a
 * machine makes of every field of every kind that we write. Needs kube-apiserver and etcd, or `go` to build them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkAny } from '../../tooling/schema/check-any.ts';
import { type CatalogueSet, loadCatalogues } from '../../tooling/schema/find-schema.ts';
import type { Plain } from '../../tooling/source/node.ts';
import { type GeneratedMutant, generateMutants } from '../support/generated-mutants.ts';
import { faultText, readMutants } from '../support/mutants.ts';
import { renderEveryField, renderRepository } from '../support/rendered-fleet.ts';
import { type ApiServer, reasonToSkip, startApiServer } from './api-server.ts';
import type { Answer } from './api-server-client.ts';
import { type Definition, define, undefine } from './api-server-definitions.ts';

const tables = readMutants();
const overlays = [...renderRepository(), ...renderEveryField()];
const releases = [...new Set(tables.map(({ release }) => release))].sort();

describe.skipIf(reasonToSkip !== '')(`a real API server${reasonToSkip}`, () => {
  let server: ApiServer;
  let defined: readonly Definition[] = [];
  beforeAll(async () => {
    server = await startApiServer();
  });
  afterAll(() => server?.stop());

  // One release after another: the server has its definitions alone.
  describe.each(releases)('with Strimzi %s', async (release) => {
    const set = await loadCatalogues(release);
    const own = tables.filter((table) => table.release === release);
    const rendered = overlays.filter((one) => one.release === release).flatMap(({ objects }) => objects);
    beforeAll(async () => {
      await undefine(server.client, defined);
      const definitions = new Map(definitionsIn(rendered).map((one) => [one.metadata.name, one]));
      for (const one of committedDefinitions(release)) definitions.set(one.metadata.name, one);
      defined = [...definitions.values()];
      await define(server.client, defined);
      const namespaces = [...rendered, ...own.map(({ sound }) => sound)].flatMap((one) => namespaceOf(one) ?? []);
      for (const name of new Set(namespaces)) {
        await server.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }, { dryRun: false });
      }
    });

    describe.each(own)('$name', ({ sound, mutants }) => {
      test('the sound object is taken', async () => {
        expect(await server.client.apply(sound)).toMatchObject({ message: '' });
      });

      test.each(mutants)('$name', async ({ object, says }) => {
        const answer = await server.client.apply(object);
        expect(isRefused(answer) ? 'refused' : 'taken', answer.message).toBe(says.length > 0 ? 'refused' : 'taken');
      });
    });

    test('what a machine makes of every field', { timeout: 20 * 60_000 }, async () => {
      const seen = new Set<string>();
      // Kubernetes' own kinds are the same whatever Strimzi there is, so they are tried once.
      const isTried = (one: Plain): boolean => release !== releases[0] && !isStrimzi(one);
      const sources = [...own.map(({ sound }) => sound), ...rendered]
        .filter((one) => !isTried(one))
        .map(withoutSchemas);
      const differences: string[] = [];
      let asked = 0;
      for (const source of sources) {
        const mutants = [...generateMutants(source, seen)].filter(({ name }) => !isExcepted(name));
        const judged = mutants.map(async (mutant) => difference(mutant, await server.client.apply(mutant.object), set));
        differences.push(...(await Promise.all(judged)).flat());
        asked += mutants.length;
      }
      expect(differences).toEqual([]);
      expect(asked).toBeGreaterThan(5_000);
    });
  });
});

function definitionsIn(objects: readonly Plain[]): readonly Definition[] {
  return objects.filter((one) => kindOf(one) === 'CustomResourceDefinition') as unknown as Definition[];
}

/** Those of a release, whether or not an overlay brings them. */
function committedDefinitions(release: string): readonly Definition[] {
  const folder = new URL(`../../base/operator/crds/${release}/`, import.meta.url);
  const names = readdirSync(folder).filter((name) => name !== 'kustomization.yaml');
  return names.map((name) => parse(readFileSync(new URL(name, folder), 'utf8')) as Definition);
}

async function difference({ name, object }: GeneratedMutant, answer: Answer, set: CatalogueSet): Promise<string[]> {
  // Whether a namespace exists is for Argo CD; a kind that nobody defines here cannot be asked about.
  if (/^namespaces ".*" not found$/.test(answer.message) || answer.status === 0) return [];
  const faults = await checkAny(object, set);
  if (isRefused(answer) === faults.length > 0) return [];
  return isRefused(answer)
    ? [`${name}: refused, and we take it: ${answer.message}`]
    : [`${name}: taken, and we refuse it: ${faults.map(faultText).join(' ')}`];
}

function isRefused({ status }: Answer): boolean {
  return status < 200 || status >= 300;
}

/** Mutants whose verdict is no model for ours. */
const exceptions: readonly (readonly [RegExp, string])[] = [
  [/^Namespace metadata\.labels\["kubernetes\.io\/metadata\.name"\]/, 'the server writes its own value over any other'],
  [/^CustomResourceDefinition .*\.openAPIV3Schema/, 'what stands in a schema is for whoever wrote the operator'],
  [/^Service spec\.clusterIP: "10\.0\.0\.1"$/, "which addresses a cluster gives out is the cluster's own"],
];

function isExcepted(name: string): boolean {
  return exceptions.some(([pattern]) => pattern.test(name));
}

/** A definition with schemas of one node: what stands in them is not checked. */
function withoutSchemas(object: Plain): Plain {
  if (kindOf(object) !== 'CustomResourceDefinition') return object;
  const definition = structuredClone(object) as unknown as { spec: { versions: { schema: Plain }[] } };
  for (const version of definition.spec.versions) {
    version.schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } };
  }
  return definition as unknown as Plain;
}

function kindOf(object: Plain): string {
  return (object as { readonly kind: string }).kind;
}

function isStrimzi(object: Plain): boolean {
  return (object as { readonly apiVersion: string }).apiVersion.includes('.strimzi.io/');
}

function namespaceOf(object: Plain): string | undefined {
  return (object as { readonly metadata: { readonly namespace?: string } }).metadata.namespace;
}
