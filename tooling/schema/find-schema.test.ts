import { describe, expect, test } from 'vitest';
import { cataloguedReleases, catalogueFor, loadCatalogue } from './find-schema.ts';

describe('a kind is looked up where it is served', () => {
  test.each([
    ['kafka.strimzi.io/v1beta2', 'Kafka', 'Strimzi 0.45.2'],
    ['kafka.strimzi.io/v1alpha1', 'KafkaTopic', 'Strimzi 0.45.2'],
    ['core.strimzi.io/v1beta2', 'StrimziPodSet', 'Strimzi 0.45.2'],
    ['v1', 'Service', 'Kubernetes 1.36'],
    ['autoscaling/v2', 'HorizontalPodAutoscaler', 'Kubernetes 1.36'],
    ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'Kubernetes 1.36'],
  ])('%s %s', async (apiVersion, kind, name) => {
    expect(await catalogueFor(apiVersion, kind, '0.45.2')).toMatchObject({ verdict: 'known', catalogue: { name } });
  });
});

describe('what is not found says why', () => {
  test.each([
    [
      'kafka.strimzi.io/v1',
      'Kafka',
      'not-served',
      'Strimzi 0.45.2 serves `kafka.strimzi.io/v1beta2` for Kafka, not `v1`.',
    ],
    [
      'kafka.strimzi.io/v1',
      'KafkaTopic',
      'not-served',
      'Strimzi 0.45.2 serves `kafka.strimzi.io/v1alpha1` and `kafka.strimzi.io/v1beta1` and `kafka.strimzi.io/v1beta2` for KafkaTopic, not `v1`.',
    ],
    [
      'kafka.strimzi.io/v1beta2',
      'KafkaTopics',
      'not-served',
      'Kind KafkaTopics is not known in `kafka.strimzi.io/v1beta2` of Strimzi 0.45.2; did you mean KafkaTopic?',
    ],
    ['kafka.strimzi.io/v2', 'Broker', 'not-served', 'Strimzi 0.45.2 serves no `kafka.strimzi.io/v2` for Broker.'],
    [
      'access.strimzi.io/v1alpha1',
      'KafkaAccess',
      'not-checked',
      'The fields of KafkaAccess in `access.strimzi.io/v1alpha1` are not held here.',
    ],
    [
      'policy/v1beta1',
      'PodDisruptionBudget',
      'not-served',
      'Kubernetes 1.36 serves `policy/v1` for PodDisruptionBudget, not `v1beta1`.',
    ],
    [
      'extensions/v1beta1',
      'Ingress',
      'not-served',
      'Kubernetes 1.36 serves `networking.k8s.io/v1` for Ingress, not `extensions/v1beta1`.',
    ],
    ['apps/v1', 'Service', 'not-served', 'Kubernetes 1.36 serves `v1` for Service, not `apps/v1`.'],
    ['v1', 'Secrets', 'not-served', 'Kind Secrets is not known in `v1` of Kubernetes 1.36; did you mean Secret?'],
    ['v1', 'toString', 'not-served', 'Kind toString is not known in `v1` of Kubernetes 1.36.'],
    [
      'networking.k8s.io/v1beta1',
      'IPAddress',
      'not-checked',
      'The fields of `networking.k8s.io/v1beta1` are not held here, only those of stable versions.',
    ],
    [
      'argoproj.io/v1alpha1',
      'Rollout',
      'not-checked',
      'The fields of Rollout in `argoproj.io/v1alpha1` are not held here.',
    ],
    [
      'argoproj.io/v1',
      'Application',
      'not-served',
      'Argo CD 3.5.7 serves `argoproj.io/v1alpha1` for Application, not `v1`.',
    ],
  ])('%s %s', async (apiVersion, kind, verdict, message) => {
    expect(await catalogueFor(apiVersion, kind, '0.45.2')).toEqual({ verdict, message });
  });

  test('a release without a catalogue', async () => {
    expect(await catalogueFor('kafka.strimzi.io/v1beta2', 'Kafka', '0.30.0')).toEqual({
      verdict: 'not-checked',
      message: 'The fields of Strimzi 0.30.0 are not held here, only those of 0.38.0 to 1.2.0.',
    });
    expect(await catalogueFor('v1', 'Service', '0.30.0')).toMatchObject({ verdict: 'known' });
    await expect(loadCatalogue('strimzi-0.30.0')).rejects.toThrow('There is no catalogue of Strimzi 0.30.0.');
  });
});

test('a catalogue is read once', async () => {
  expect(await loadCatalogue('kubernetes')).toBe(await loadCatalogue('kubernetes'));
});

test('releases with the same fields share them, and each goes by its own name', async () => {
  const [older, newer] = [await loadCatalogue('strimzi-0.50.0'), await loadCatalogue('strimzi-0.51.0')];
  expect(older.name).toBe('Strimzi 0.50.0');
  expect(newer.name).toBe('Strimzi 0.51.0');
  expect(older.nodes).toBe(newer.nodes);
});

test('what was not published holds what the releases around it agree on', async () => {
  const { agreedBy, kinds } = await loadCatalogue('strimzi-1.0.1');
  expect(agreedBy).toEqual(['0.51.0', '1.2.0']);
  expect(Object.keys(kinds)).toEqual(['core.strimzi.io/v1', 'kafka.strimzi.io/v1']);
});

test('every index of a catalogue leads to a node, and every node is reached', async () => {
  for (const name of ['kubernetes', ...cataloguedReleases.map((release) => `strimzi-${release}` as const)] as const) {
    const { kinds, nodes } = await loadCatalogue(name);
    const reached = new Set<number>();
    const open = Object.values(kinds).flatMap((ofVersion) => Object.values(ofVersion).map(({ root }) => root));
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (reached.has(index)) continue;
      reached.add(index);
      const node = nodes[index];
      expect(node, `${name} node ${index}`).toBeDefined();
      open.push(
        ...Object.values(node?.fields ?? {}),
        ...[node?.items, node?.values].filter((one) => one !== undefined),
      );
    }
    expect(reached.size).toBe(nodes.length);
  }
});
