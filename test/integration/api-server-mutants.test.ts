/**
 * What a real API server refuses, we refuse, and what it takes, we take: for the mistakes of test/mutants, and for thousands that a
 * machine makes of every field of every kind that we write. Needs kube-apiserver and etcd, or `go` to build them.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkAny } from '../../tooling/schema/check-any.ts';
import { loadCatalogues } from '../../tooling/schema/find-schema.ts';
import type { Plain } from '../../tooling/source/node.ts';
import { type GeneratedMutant, generateMutants } from '../support/generated-mutants.ts';
import { faultText, readMutants } from '../support/mutants.ts';
import { renderEveryField, renderRepository } from '../support/rendered-fleet.ts';
import { type ApiServer, reasonToSkip, startApiServer } from './api-server.ts';
import type { Answer } from './api-server-client.ts';
import { type Definition, define } from './api-server-definitions.ts';

const set = await loadCatalogues('0.45.2');
const tables = readMutants();

describe.skipIf(reasonToSkip !== '')(`a real API server${reasonToSkip}`, () => {
  let server: ApiServer;
  const rendered = [...renderRepository(), ...renderEveryField()].flatMap(({ objects }) => objects);
  beforeAll(async () => {
    server = await startApiServer();
    const definitions = rendered.filter((one) => kindOf(one) === 'CustomResourceDefinition') as unknown as Definition[];
    const once = new Map(definitions.map((one) => [one.metadata.name, one]));
    await define(server.client, [...once.values()]);
    const namespaces = [...rendered, ...tables.map(({ sound }) => sound)].flatMap((one) => namespaceOf(one) ?? []);
    for (const name of new Set(namespaces)) {
      await server.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }, { dryRun: false });
    }
  });
  afterAll(() => server?.stop());

  describe.each(tables)('$name', ({ sound, mutants }) => {
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
    const sources = [...tables.map(({ sound }) => sound), ...rendered].map(withoutSchemas);
    const differences: string[] = [];
    let asked = 0;
    for (const source of sources) {
      const mutants = [...generateMutants(source, seen)].filter(({ name }) => !isExcepted(name));
      const judged = mutants.map(async (mutant) => difference(mutant, await server.client.apply(mutant.object)));
      differences.push(...(await Promise.all(judged)).flat());
      asked += mutants.length;
    }
    expect(differences).toEqual([]);
    expect(asked).toBeGreaterThan(10_000);
  });
});

async function difference({ name, object }: GeneratedMutant, answer: Answer): Promise<string[]> {
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

function namespaceOf(object: Plain): string | undefined {
  return (object as { readonly metadata: { readonly namespace?: string } }).metadata.namespace;
}
