import { describe, expect, test } from 'vitest';
import { judgeExample } from '../../test/support/examples.ts';
import { kraftExample } from '../rules/kraft-example.ts';
import type { Example } from '../rules/rule.ts';

async function toldOf(example: Example): Promise<readonly string[]> {
  const findings = await judgeExample(example);
  return findings.filter(({ rule }) => rule === 'object-schema').map(({ message }) => message);
}

function patched(path: string, value: string, kind = 'Kafka'): string {
  return `patches:
  - target: { kind: ${kind} }
    operations: [{ op: add, path: ${path}, value: ${value} }]
`;
}

describe('gone with the API v1', () => {
  test.each([
    ['zookeeper', '{ replicas: 3 }', 'move the cluster to KRaft on Strimzi 0.45, then take it away'],
    ['jmxTrans', '{}', 'take it away, as metrics come by `metricsConfig`'],
    ['kafka.replicas', '3', 'say it in a KafkaNodePool'],
    ['kafka.storage', '{ type: ephemeral }', 'say it in a KafkaNodePool'],
    ['kafka.resources', '{ limits: { memory: 8Gi } }', 'say it in a KafkaNodePool'],
    ['kafka.template.statefulset', '{}', 'use `template.podSet`'],
  ])('%s', async (field, value, instead) => {
    expect(await toldOf(kraftExample(patched(`/spec/${field.replaceAll('.', '/')}`, value)))).toEqual([
      `Field \`spec.${field}\` is gone since Strimzi 1.0.0; ${instead}.`,
    ]);
  });

  test('parts beside the brokers', async () => {
    const operators = '{ tlsSidecar: {}, topicOperator: { reconciliationIntervalSeconds: 120 } }';
    expect(await toldOf(kraftExample(patched('/spec/entityOperator', operators)))).toEqual([
      'Field `spec.entityOperator.tlsSidecar` is gone since Strimzi 1.0.0; take it away, as it did nothing any more.',
      'Field `spec.entityOperator.topicOperator.reconciliationIntervalSeconds` is gone since Strimzi 1.0.0; use `reconciliationIntervalMs`.',
    ]);
    const capacity = '{ brokerCapacity: { disk: 100Gi, cpuUtilization: 90 } }';
    expect(await toldOf(kraftExample(patched('/spec/cruiseControl', capacity)))).toEqual([
      'Field `spec.cruiseControl.brokerCapacity.disk` is gone since Strimzi 1.0.0; take it away, as Cruise Control knows the disks.',
      'Field `spec.cruiseControl.brokerCapacity.cpuUtilization` is gone since Strimzi 1.0.0; take it away, or give `cpu`.',
    ]);
  });

  test('a type, with all of its fields', async () => {
    const oauth = '{ type: oauth, validIssuerUri: "https://a", jwksEndpointUri: "https://a/jwks" }';
    expect(await toldOf(kraftExample(patched('/spec/kafka/listeners/0/authentication', oauth)))).toEqual([
      'Type `oauth` of `spec.kafka.listeners[0].authentication` is gone from the API v1; use type `custom` with the settings of the OAuth library.',
    ]);
    for (const [type, fields] of [
      ['keycloak', 'clientId: a, tokenEndpointUri: "https://a"'],
      ['opa', 'url: "https://a"'],
    ])
      expect(await toldOf(kraftExample(patched('/spec/kafka/authorization', `{ type: ${type}, ${fields} }`)))).toEqual([
        `Type \`${type}\` of \`spec.kafka.authorization\` is gone from the API v1; use type \`custom\` with the class of the authorizer.`,
      ]);
  });

  test('pools and users', async () => {
    const overrides = '[{ broker: 0, class: cloud-ssd }]';
    expect(await toldOf(kraftExample(patched('/spec/storage/overrides', overrides, 'KafkaNodePool')))).toEqual([
      'Field `spec.storage.overrides` is gone since Strimzi 1.0.0; use a pool for each class.',
    ]);
    expect(
      await toldOf(
        kraftExample(`entityOperator: {}
manifests:
  - apiVersion: kafka.strimzi.io/v1
    kind: KafkaUser
    metadata: { name: app, labels: { strimzi.io/cluster: orders } }
    spec:
      authorization: { type: simple, acls: [{ resource: { type: topic, name: orders }, operation: Read, operations: [Read] }] }
`),
      ),
    ).toEqual([
      'Field `spec.authorization.acls[0].operation` is gone since Strimzi 1.0.0; use `operations`, which is a list.',
    ]);
  });
});

describe('of a later release', () => {
  test('a field', async () => {
    const rack = '{ topologyKey: topology.kubernetes.io/zone, type: topology-label }';
    expect(await toldOf(patched('/spec/kafka/rack', rack))).toEqual([
      'Field `spec.kafka.rack.type` comes with Strimzi 1.0.0, and this is 0.45.2; leave it out until then.',
    ]);
  });

  test('a section of the cluster file', async () => {
    const old = { 'cluster.yaml': 'strimzi: { release: 0.41.0 }\n' };
    const quotas = 'kafka: { version: 3.7.0, quotas: { type: kafka, producerByteRate: 1048576 } }\n';
    expect(await toldOf({ ...old, 'orders.yaml': quotas })).toEqual([
      'Field `spec.kafka.quotas` comes with Strimzi 0.42.0, and this is 0.41.0; leave it out until then.',
    ]);
    const rebalance = 'kafka: { version: 3.7.0 }\ncruiseControl: { autoRebalance: [add-brokers] }\n';
    expect(await toldOf({ ...old, 'orders.yaml': rebalance })).toEqual([
      'Field `spec.cruiseControl.autoRebalance` comes with Strimzi 0.44.0, and this is 0.41.0; leave it out until then.',
    ]);
  });
});

test('a field of no release is a slip', async () => {
  expect(await toldOf(kraftExample(patched('/spec/kafka/blubber', '1')))).toEqual([
    'Field `blubber` is not known in `spec.kafka`.',
  ]);
  expect(await toldOf(kraftExample(patched('/spec/kafka/listener', '[]')))).toEqual([
    'Field `listener` is not known in `spec.kafka`; did you mean `listeners`?',
  ]);
});

test('a field that only one of two API versions has', async () => {
  const v1 = { 'cluster.yaml': 'strimzi: { release: 0.51.0, apiVersion: v1 }\n' };
  expect(await toldOf({ ...v1, 'orders.yaml': patched('/spec/zookeeper', '{ replicas: 3 }') })).toEqual([
    'Field `spec.zookeeper` is of the API v1beta2 only; move the cluster to KRaft on Strimzi 0.45, then take it away.',
  ]);
});
