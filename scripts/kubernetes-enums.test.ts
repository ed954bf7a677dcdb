import { expect, test } from 'vitest';
import { readEnums } from './kubernetes-enums.ts';

/** As gofmt lays out the generated source: a property stands five tabs deep. */
const tabs = (count: number): string => '\t'.repeat(count);
const source = [
  'func schema_k8sio_api_core_v1_Thing(ref common.ReferenceCallback) common.OpenAPIDefinition {',
  `${tabs(5)}"policy": {`,
  `${tabs(7)}Enum:        []interface{}{"Always", "Never"},`,
  `${tabs(5)}"modes": {`,
  `${tabs(7)}Items: &spec.SchemaOrArray{`,
  `${tabs(10)}Enum:    []interface{}{"A", "B"},`,
  `${tabs(5)}"name": {`,
  'func schema_pkg_apis_apiextensions_v1_Rule(ref common.ReferenceCallback) common.OpenAPIDefinition {',
  `${tabs(5)}"reason": {`,
  `${tabs(7)}Enum: []interface{}{""},`,
].join('\n');

test('enums are read with the definition and the field they belong to', () => {
  const enums = readEnums(source);
  expect(Object.fromEntries(enums.get('io.k8s.api.core.v1.Thing') ?? [])).toEqual({
    policy: { values: ['Always', 'Never'], ofItems: false },
    modes: { values: ['A', 'B'], ofItems: true },
  });
  expect([...enums.keys()][1]).toBe('io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.Rule');
});
