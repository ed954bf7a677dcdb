import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { ajvOptions } from '../tooling/model/ajv-options.ts';
import { shareSchemas } from './shared-schemas.ts';

const kinds = ['kubernetes-cluster', 'kafka-cluster', 'profile', 'topics', 'users'];
const schemas = kinds.map((kind) =>
  JSON.parse(readFileSync(new URL(`../schemas/${kind}.json`, import.meta.url), 'utf8')),
);
const { shared, schemas: small } = shareSchemas(schemas);

function errorsOf(list: readonly object[], kind: number, value: unknown): unknown {
  const ajv = new Ajv(ajvOptions).addVocabulary(['expected']).addSchema(shared);
  const validate = ajv.compile(list[kind] as object);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, keyword, params, message, parentSchema }) => ({
    instancePath,
    keyword,
    params,
    message,
    expected: parentSchema?.['expected'],
  }));
}

test('what stands several times is written once', () => {
  expect(JSON.stringify([shared, ...small]).length).toBeLessThan(JSON.stringify(schemas).length * 0.7);
});

test.each([
  [
    0,
    {
      kind: 'KubernetesCluster',
      provider: 'nowhere',
      nodePools: [{ name: 'X', taints: [{ effect: 'No' }] }],
      strimzi: {},
    },
  ],
  [
    1,
    {
      kind: 'KafkaCluster',
      kafka: { placement: { hosts: 'x', zone: 1 }, jvm: { xx: [] } },
      zookeeper: { placement: { zones: 1 } },
    },
  ],
  [
    1,
    {
      kind: 'KafkaCluster',
      kafka: { listeners: [{ type: 'x', authentication: { type: 'y' }, configuration: { broker: 1 } }] },
    },
  ],
  [
    2,
    {
      kind: 'Profile',
      kafka: { storage: { volumes: [{ id: -1 }] }, authorization: { type: 'simple', x: 1 } },
      owner: 5,
    },
  ],
])('a file of kind %d has the same errors', (kind, value) => {
  expect(errorsOf(small, kind, value)).toEqual(errorsOf(schemas, kind, value));
  expect(errorsOf(small, kind, value)).not.toEqual([]);
});
