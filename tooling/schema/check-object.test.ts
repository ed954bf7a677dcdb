import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Plain } from '../source/node.ts';
import type { Catalogue, SchemaNode } from './catalogue.ts';
import { checkObject } from './check-object.ts';
import type { FaultKeyword } from './fault.ts';
import { catalogueFor, loadCatalogue } from './find-schema.ts';

const kafka = `
apiVersion: kafka.strimzi.io/v1beta2
kind: Kafka
metadata:
  name: orders
  labels: { team: orders }
  annotations: { strimzi.io/node-pools: enabled }
spec:
  kafka:
    version: 3.9.2
    replicas: 3
    listeners:
      - name: plain
        port: 9092
        type: internal
        tls: false
      - name: external
        port: 9094
        type: nodeport
        tls: true
        authentication: { type: scram-sha-512 }
        configuration:
          bootstrap: { nodePort: 32000 }
          brokers: [{ broker: 0, nodePort: 32001 }]
    config:
      min.insync.replicas: 2
      compression.type: producer
    resources:
      requests: { cpu: 2, memory: 8Gi }
      limits: { cpu: "4", memory: 8Gi }
    jvmOptions: { -Xms: 4g, -Xmx: 4096m }
    storage:
      type: jbod
      volumes: [{ id: 0, type: persistent-claim, size: 100Gi, class: fast, deleteClaim: false }]
    rack: { topologyKey: topology.kubernetes.io/zone }
    metricsConfig:
      type: jmxPrometheusExporter
      valueFrom: { configMapKeyRef: { name: metrics, key: rules.yaml } }
    template:
      pod:
        securityContext: { runAsUser: 1001, seLinuxChangePolicy: Recursive }
        tolerations: [{ key: dedicated, operator: Exists }]
      kafkaContainer:
        env: [{ name: A, value: b }, { name: B, valueFrom: { secretKeyRef: { name: s, key: k } } }]
  zookeeper:
    replicas: 3
    storage: { type: persistent-claim, size: 50Gi }
  entityOperator: { topicOperator: {}, userOperator: {} }
`;

/** The sound object with one value put at a route, or taken away. */
function changed(source: string, route: readonly (string | number)[], value: unknown): Plain {
  const root = parse(source);
  let at = root;
  for (const step of route.slice(0, -1)) at = at[step];
  const last = route.at(-1) ?? '';
  if (value === undefined) delete at[last];
  else at[last] = value;
  return root;
}

async function faultsOf(object: Plain): Promise<string[]> {
  const { apiVersion, kind } = object as { apiVersion: string; kind: string };
  const lookup = await catalogueFor(apiVersion, kind, '0.45.2');
  if (lookup.verdict !== 'known') throw new Error(lookup.message);
  return checkObject(object, lookup.kind, lookup.catalogue).map(({ message }) => message);
}

test('a sound Kafka has no faults', async () => {
  expect(await faultsOf(parse(kafka))).toEqual([]);
});

describe('one change to a Kafka', () => {
  const spec = ['spec', 'kafka'];
  test.each<[string, (string | number)[], unknown, string]>([
    [
      'a field with a slip',
      [...spec, 'replica'],
      3,
      'Field `replica` is not known in `spec.kafka`; did you mean `replicas`?',
    ],
    [
      'a field that belongs further down',
      ['spec', 'listeners'],
      [],
      'Field `listeners` is not known in `spec`; it belongs in `spec.kafka`.',
    ],
    [
      'a field that belongs further up',
      [...spec, 'jvmOptions', 'storage'],
      {},
      'Field `storage` is not known in `spec.kafka.jvmOptions`; it belongs in `spec.kafka`.',
    ],
    ['a field like no other', [...spec, 'blubber'], 1, 'Field `blubber` is not known in `spec.kafka`.'],
    ['a field at the root', ['specs'], {}, 'Field `specs` is not known in `Kafka`; did you mean `spec`?'],
    [
      'a field of the metadata',
      ['metadata', 'lables'],
      {},
      'Field `lables` is not known in `metadata`; did you mean `labels`?',
    ],
    [
      'a field in another case',
      [...spec, 'listeners', 0, 'Type'],
      'internal',
      'Field `Type` is not known in `spec.kafka.listeners[0]`; did you mean `type`?',
    ],
    [
      'text for a number',
      [...spec, 'replicas'],
      '3',
      'Field `spec.kafka.replicas` is "3" (text), but a whole number is expected.',
    ],
    [
      'a fraction',
      [...spec, 'replicas'],
      2.5,
      'Field `spec.kafka.replicas` is 2.5 (a number), but a whole number is expected.',
    ],
    [
      'a number for text',
      [...spec, 'version'],
      3.9,
      'Field `spec.kafka.version` is 3.9 (a number), but text is expected; write it in quotes.',
    ],
    [
      'a boolean for text',
      ['metadata', 'annotations', 'strimzi.io/kraft'],
      true,
      'Field `metadata.annotations["strimzi.io/kraft"]` is true (a boolean), but text is expected; write it in quotes.',
    ],
    [
      'text for a boolean',
      [...spec, 'listeners', 0, 'tls'],
      'yes',
      'Field `spec.kafka.listeners[0].tls` is "yes" (text), but `true` or `false` is expected.',
    ],
    ['a list for a map', ['spec', 'zookeeper'], [], 'Field `spec.zookeeper` is a list, but a map is expected.'],
    [
      'a map for a list',
      [...spec, 'listeners'],
      { plain: 9092 },
      'Field `spec.kafka.listeners` is a map, but a list is expected.',
    ],
    [
      'null in a list',
      [...spec, 'listeners', 1],
      null,
      'Field `spec.kafka.listeners[1]` is null, but a map is expected.',
    ],
    [
      'a value of no enum',
      [...spec, 'listeners', 0, 'type'],
      'nodePort',
      'Field `spec.kafka.listeners[0].type` is `nodePort`, expected one of `internal`, `route`, `loadbalancer`, `nodeport`, `ingress`, `cluster-ip`; did you mean `nodeport`?',
    ],
    [
      'a value of an enum of one',
      [...spec, 'metricsConfig', 'type'],
      'jmx',
      'Field `spec.kafka.metricsConfig.type` is `jmx`, but only `jmxPrometheusExporter` is allowed.',
    ],
    [
      'a missing field',
      [...spec, 'listeners', 0, 'port'],
      undefined,
      'Field `spec.kafka.listeners[0].port` is missing; it is required in `spec.kafka.listeners[0]`.',
    ],
    [
      'null for a required field',
      ['spec', 'zookeeper', 'storage'],
      null,
      'Field `spec.zookeeper.storage` is missing; it is required in `spec.zookeeper`.',
    ],
    [
      'null for a field that may be missing',
      ['spec', 'entityOperator'],
      null,
      'Field `spec.entityOperator` is null, which server-side apply refuses and others leave out; give it a value, or leave it out.',
    ],
    [
      'a number too small',
      [...spec, 'listeners', 0, 'port'],
      80,
      'Field `spec.kafka.listeners[0].port` is 80, but at least 9092 is expected.',
    ],
    [
      'an empty list',
      [...spec, 'listeners'],
      [],
      'Field `spec.kafka.listeners` has 0 entries, but at least 1 is expected.',
    ],
    [
      'a heap in the words of Kubernetes',
      [...spec, 'jvmOptions', '-Xmx'],
      '6Gi',
      'Field `spec.kafka.jvmOptions.-Xmx` is `6Gi`, but a size of the JVM such as `512m` or `4g` is expected.',
    ],
    [
      'a quantity with a wrong unit',
      [...spec, 'resources', 'requests', 'memory'],
      '8GB',
      'Field `spec.kafka.resources.requests.memory` is `8GB`, but a quantity such as `500m` or `2Gi` is expected.',
    ],
    [
      'none of two fields',
      [...spec, 'template', 'kafkaContainer', 'env', 0, 'value'],
      undefined,
      'Exactly one of `value`, `valueFrom` is expected in `spec.kafka.template.kafkaContainer.env[0]`, but none of them is set.',
    ],
    [
      'both of two fields',
      [...spec, 'template', 'kafkaContainer', 'env', 1, 'value'],
      'b',
      'Exactly one of `value`, `valueFrom` is expected in `spec.kafka.template.kafkaContainer.env[1]`, but `value`, `valueFrom` are set.',
    ],
  ])('%s', async (_name, route, value, message) => {
    expect(await faultsOf(changed(kafka, route, value))).toEqual([message]);
  });

  test.each<[string, (string | number)[], unknown]>([
    ['anything in a free map', [...spec, 'config', 'x'], { y: [1, null, { z: true }] }],
    ['a whole number where text or a number may stand', [...spec, 'resources', 'limits', 'cpu'], 4],
    ['a bigint', [...spec, 'template', 'pod', 'securityContext', 'runAsUser'], 9007199254740993n],
    ['a status, which is ignored', ['status'], { clusterId: 7, conditions: [{ type: true }] }],
  ])('%s is no fault', async (_name, route, value) => {
    expect(await faultsOf(changed(kafka, route, value))).toEqual([]);
  });

  test('an unknown field of a status is a fault all the same', async () => {
    expect(await faultsOf(changed(kafka, ['status'], { clusterID: 'x' }))).toEqual([
      'Field `clusterID` is not known in `status`; did you mean `clusterId`?',
    ]);
  });

  test('a number beyond 32 bits where a scale subresource reads it', async () => {
    const pool =
      'apiVersion: kafka.strimzi.io/v1beta2\nkind: KafkaNodePool\nmetadata: { name: a }\nspec: { replicas: 3, roles: [broker], storage: { type: ephemeral } }\n';
    expect(await faultsOf(changed(pool, ['spec', 'replicas'], 3e9))).toEqual([
      'Field `spec.replicas` is 3000000000, but at most 2147483647 is expected.',
    ]);
  });
});

const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: a }
spec:
  replicas: 1
  strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 25%, maxUnavailable: 1 } }
  selector: { matchLabels: { app: a } }
  template:
    metadata: { labels: { app: a } }
    spec:
      containers:
        - name: a
          image: a
          imagePullPolicy: Always
          ports: [{ containerPort: 80 }]
          resources: { requests: { cpu: 0.5, memory: 1Gi } }
`;
const container = ['spec', 'template', 'spec', 'containers', 0];

describe("one change to one of Kubernetes' own kinds", () => {
  test('a sound Deployment has no faults', async () => {
    expect(await faultsOf(parse(deployment))).toEqual([]);
  });

  test.each<[string, (string | number)[], unknown, string]>([
    [
      'a field with a slip',
      [...container, 'imagePullpolicy'],
      'Always',
      'Field `imagePullpolicy` is not known in `spec.template.spec.containers[0]`; did you mean `imagePullPolicy`?',
    ],
    [
      'a value of no enum',
      [...container, 'imagePullPolicy'],
      'always',
      'Field `spec.template.spec.containers[0].imagePullPolicy` is `always`, expected one of `Always`, `IfNotPresent`, `Never`; did you mean `Always`?',
    ],
    [
      'a value of a long enum',
      [...container, 'lifecycle'],
      { stopSignal: 'SIGKILLL' },
      'Field `spec.template.spec.containers[0].lifecycle.stopSignal` is `SIGKILLL`, expected one of `SIGABRT`, `SIGALRM`, `SIGBUS`, `SIGCHLD`, `SIGCLD`, `SIGCONT`, `SIGFPE`, `SIGHUP`, `SIGILL`, `SIGINT`, `SIGIO`, `SIGIOT` and 53 more; did you mean `SIGKILL`?',
    ],
    [
      'no quantity',
      [...container, 'resources', 'requests', 'memory'],
      '1 Gi',
      'Field `spec.template.spec.containers[0].resources.requests.memory` is `1 Gi`, but a quantity such as `500m` or `2Gi` is expected.',
    ],
    [
      'a number beyond 32 bits',
      ['spec', 'replicas'],
      3e9,
      'Field `spec.replicas` is 3000000000, but at most 2147483647 is expected.',
    ],
    [
      'no image, which the OpenAPI does not demand',
      [...container, 'image'],
      undefined,
      'Field `spec.template.spec.containers[0].image` is missing; it is required in `spec.template.spec.containers[0]`.',
    ],
    [
      'null in a list whose entries have keys',
      [...container, 'ports', 0],
      null,
      'Field `spec.template.spec.containers[0].ports[0]` is null, but an entry is expected.',
    ],
    [
      'a time that is none',
      ['metadata', 'creationTimestamp'],
      'yesterday',
      'Field `metadata.creationTimestamp` is `yesterday`, but a time such as `2026-01-31T12:00:00Z` is expected.',
    ],
  ])('%s', async (_name, route, value, message) => {
    expect(await faultsOf(changed(deployment, route, value))).toEqual([message]);
  });

  test('data of a Secret that is not base64', async () => {
    const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata: { password: "geheim!" }\n';
    expect(await faultsOf(parse(secret))).toEqual(['Field `data.password` is `geheim!`, but base64 is expected.']);
  });

  test.each<[string, (string | number)[], unknown]>([
    ['an empty text for an enum', [...container, 'imagePullPolicy'], ''],
    ['null anywhere', [...container, 'ports'], null],
    ['null in a list of texts', [...container, 'command'], [null]],
    ['a strategy as a percentage', ['spec', 'strategy', 'rollingUpdate', 'maxUnavailable'], '10%'],
    ['a quantity with an exponent', [...container, 'resources', 'requests', 'memory'], '1e3'],
  ])('%s is no fault', async (_name, route, value) => {
    expect(await faultsOf(changed(deployment, route, value))).toEqual([]);
  });
});

test('faults come with routes that say key or value', async () => {
  const catalogue = await loadCatalogue('kubernetes');
  const kind = catalogue.kinds['apps/v1']?.Deployment;
  if (kind === undefined) throw new Error('no Deployment');
  const faults = checkObject({ spec: { replica: 1, selector: 'a' } }, kind, catalogue);
  expect(faults.map(({ route, at, keyword }) => [route.join('.'), at, keyword])).toEqual([
    ['spec.replica', 'key', 'unknown-field'],
    ['spec.selector', 'value', 'type'],
    ['spec.template', 'key', 'required'],
  ]);
  expect(checkObject('text', kind, catalogue)).toMatchObject([
    { route: [], message: 'The object is "text" (text), but a map is expected.' },
  ]);
});

describe('every keyword has a case that fails', () => {
  const root = (node: SchemaNode): Catalogue => ({
    name: 'a test',
    nulls: 'refused',
    kinds: {},
    nodes: [{ type: 'object', fields: { x: 1 }, required: ['x'] }, node],
  });
  test.each<[FaultKeyword, SchemaNode, Plain]>([
    ['unknown-field', {}, { x: 1, y: 2 }],
    ['type', { type: 'number' }, { x: 'a' }],
    ['enum', { type: 'string', enum: ['a'] }, { x: 'b' }],
    ['required', {}, {}],
    ['range', { type: 'integer', maximum: 3 }, { x: 4 }],
    ['pattern', { type: 'string', pattern: '^a$' }, { x: 'b' }],
    ['format', { type: 'quantity' }, { x: 'b' }],
    ['exactly-one', { type: 'object', fields: { a: 0, b: 0 }, exactlyOne: ['a', 'b'] }, { x: {} }],
    ['duplicate', { type: 'array', keys: ['a'] }, { x: [{ a: 1 }, { a: 1 }] }],
    ['cel', { type: 'object', free: true, rules: ['user-validity-both'] }, { x: { type: 'tls', renewalDays: 1 } }],
  ])('%s', (keyword, node, value) => {
    const faults = checkObject(value, { root: 0, namespaced: true }, root(node));
    expect(faults.map((fault) => fault.keyword)).toEqual([keyword]);
  });
});

test('a key called `__proto__` is a key like any other', async () => {
  const object: Record<string, Plain> = Object.create(null);
  Object.assign(object, { apiVersion: 'v1', kind: 'ConfigMap' });
  Object.defineProperty(object, '__proto__', { value: 'x', enumerable: true });
  expect(await faultsOf(object)).toEqual(['Field `__proto__` is not known in `ConfigMap`.']);
});
