import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { findSchema, loadCatalogues } from './find-schema.ts';
import { modelLeaves } from './kubernetes-model-leaves.ts';
import { checkBuiltIn, checkByModel } from './kubernetes-models.ts';

const set = await loadCatalogues('0.45.2');

async function messages(source: string): Promise<string[]> {
  const object = parse(source);
  const found = findSchema(set, object.apiVersion, object.kind);
  if (found.verdict !== 'known') throw new Error(found.message);
  return (await checkBuiltIn(object, found.kind, found.catalogue)).map(({ message }) => message);
}

const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n';

describe('both opinions together', () => {
  test('say what both see once', async () => {
    expect(await messages(`${service}spec: { type: nodePort, ports: [{ port: "80" }] }`)).toEqual([
      'Field `spec.type` is `nodePort`, expected one of `ClusterIP`, `ExternalName`, `LoadBalancer`, `NodePort`; did you mean `NodePort`?',
      'Field `spec.ports[0].port` is "80" (text), but a whole number is expected.',
    ]);
  });

  test('say what only the catalogue sees', async () => {
    expect(await messages(`${service}spec: { prots: [{ port: 80 }] }`)).toEqual([
      'Field `prots` is not known in `spec`; did you mean `ports`?',
    ]);
  });

  test.each([
    [
      'null and empty texts',
      'spec: { type: "", selector: null, ports: [{ port: 80, protocol: "" }], ipFamilies: [null] }',
    ],
    [
      'whole numbers and texts for a port',
      'spec: { ports: [{ port: 80, targetPort: http }, { port: 81, targetPort: 81 }] }',
    ],
  ])('take %s', async (_name, rest) => {
    expect(await messages(`${service}${rest}`)).toEqual([]);
  });

  test('take quantities in every form', async () => {
    const quota = 'apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: a }\n';
    const hard = '{ a: 1, b: 0.5, c: 500m, d: 2Gi, e: 1e3, f: "+1", g: .5G, h: 1.5Ti, i: null }';
    expect(await messages(`${quota}spec: { hard: ${hard} }`)).toEqual([]);
  });

  test('take a schema that is true in a CRD', async () => {
    const crd = 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: as.b.c }\n';
    const schema = '{ openAPIV3Schema: { type: object, additionalProperties: true } }';
    const version = `{ name: v1, served: true, storage: true, schema: ${schema} }`;
    const spec = `spec: { group: b.c, scope: Cluster, names: { kind: A, plural: as }, versions: [${version}] }`;
    expect(await messages(`${crd}${spec}`)).toEqual([]);
  });
});

test('a model alone puts its errors in our words', async () => {
  const claim = parse('{ apiVersion: v1, kind: Secret, metadata: { name: a }, data: { a: "!" }, type: 7 }');
  expect((await checkByModel(claim)).map(({ message }) => message)).toEqual([
    'Field `data.a` is `!`, but the format `byte` is expected.',
    'Field `type` is 7 (a number), but text is expected.',
  ]);
  expect(await checkByModel(parse('{ apiVersion: example.org/v1, kind: A }'))).toEqual([]);
  expect(await checkByModel('text')).toEqual([]);
});

test('every kind of the catalogue has a model', () => {
  const kindsOf = (table: Readonly<Record<string, object>>): string[] =>
    Object.entries(table).flatMap(([version, kinds]) => Object.keys(kinds).map((kind) => `${version}/${kind}`));
  expect(kindsOf(modelLeaves).sort()).toEqual(kindsOf(set.kubernetes.kinds).sort());
});
